#include "judge/check.h"
#include "source/nearest.h"

#include <algorithm>
#include <array>

namespace rolecall::rules {

static void check(const Service& service, Findings& findings) {
  static constexpr std::array<std::string_view, 3> types = {"binpack", "spread", "random"};
  for (const View strategy : service["placementStrategy"]) {
    const View type = strategy["type"];
    if (!type.is_string() || !Text::is_known(type.text())) continue;
    if (std::find(types.begin(), types.end(), type.text()) != types.end()) continue;
    if (const std::string_view right = nearest(type.text(), types); !right.empty())
      findings.add(type.span(), "no placement strategy has the type \"{}\"; did you mean \"{}\"?", type.text(), right);
    else
      findings.add(type.span(), "no placement strategy has the type \"{}\"", type.text());
  }
}

extern constexpr Check placement_strategy_type = check;

}  // namespace rolecall::rules
