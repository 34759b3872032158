#include "judge/check.h"
#include "source/nearest.h"

#include <array>

namespace rolecall::rules {

static void check(const EcsEntity& entity, Findings& findings) {
  static constexpr std::array<std::string_view, 2> types = {"memberOf", "distinctInstance"};
  const bool is_task_definition = entity.kind == EntityKind::task_definition;
  for (const View constraint : entity["placementConstraints"]) {
    const View type = constraint["type"], expression = constraint["expression"];
    if (!constraint.is_object()) continue;
    if (!type) {
      findings.add(constraint.span(), "a placement constraint says no type");
    } else if (!type.is_string() || !Text::is_known(type.text())) {
      continue;
    } else if (type.text() == "memberOf") {
      if (!expression) findings.add(type.span(), "a memberOf constraint has no expression");
    } else if (type.text() == "distinctInstance") {
      if (is_task_definition)
        findings.add(type.span(), "a task definition takes no distinctInstance constraint; the service does");
      else if (expression && !expression.text().empty())
        findings.add(expression.span(), "a distinctInstance constraint takes no expression");
    } else if (const std::string_view right = nearest(type.text(), types); !right.empty()) {
      findings.add(type.span(), "no placement constraint has the type \"{}\"; did you mean \"{}\"?", type.text(),
                   right);
    } else {
      findings.add(type.span(), "no placement constraint has the type \"{}\"", type.text());
    }
  }
}

extern constexpr Check placement_constraint_type = check;

}  // namespace rolecall::rules
