#include "judge/check.h"
#include "placement/expression.h"

namespace rolecall::rules {

static void check(const EcsEntity& entity, Findings& findings) {
  for (const View constraint : entity["placementConstraints"]) {
    const View value = constraint["expression"];
    if (constraint["type"].text() != "memberOf" || !value.is_string() || !Text::is_known(value.text())) continue;
    const auto parsed = placement::parse(value.text());
    if (const auto* error = std::get_if<placement::SyntaxError>(&parsed))
      findings.put(value.part(error->begin, error->end), error->message);
  }
}

extern constexpr Check placement_expression_syntax = check;

}  // namespace rolecall::rules
