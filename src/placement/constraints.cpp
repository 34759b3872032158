#include "placement/constraints.h"

namespace rolecall::placement {

void for_each_expression(View entity, const std::function<void(View value, const Expression& expression)>& look) {
  for (const View constraint : entity["placementConstraints"]) {
    const View value = constraint["expression"];
    if (constraint["type"].text() != "memberOf" || !value.is_string() || !Text::is_known(value.text())) continue;
    const auto parsed = parse(value.text());
    if (const Expression* expression = std::get_if<Expression>(&parsed)) look(value, *expression);
  }
}

}  // namespace rolecall::placement
