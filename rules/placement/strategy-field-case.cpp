#include "judge/check.h"

#include <array>

namespace rolecall::rules {

static void check(const Service& service, Findings& findings) {
  if (service.is_description) return;  // the service's own spelling, not the user's
  static constexpr std::array<std::array<std::string_view, 3>, 2> spellings = {
      {{"cpu", "CPU", "Cpu"}, {"memory", "MEMORY", "Memory"}}};
  for (const View strategy : service["placementStrategy"]) {
    const View field = strategy["field"];
    for (const auto& [right, capitals, capitalised] : spellings)
      if (field.is_string() && (field.text() == capitals || field.text() == capitalised))
        findings.add(field.span(), "the field \"{}\" is written in capitals; did you mean \"{}\"?", field.text(),
                     right);
  }
}

extern constexpr Check placement_strategy_field_case = check;

}  // namespace rolecall::rules
