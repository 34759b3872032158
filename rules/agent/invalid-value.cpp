#include "catalog/agent_settings.h"
#include "judge/check.h"
#include "source/letter_case.h"
#include "source/nearest.h"

#include <fmt/format.h>

#include <algorithm>

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const auto known = catalog::find_agent_setting(setting.name.value);
    if (!known || known->type != catalog::SettingType::enumeration || setting.value.empty() ||
        !setting.value.is_known())
      continue;
    const std::string& value = setting.value.value;
    if (value.front() == '"' || value.front() == '\'') continue;  // agent/quoted-value tells it
    const bool is_one = std::any_of(known->values.begin(), known->values.end(), [&](std::string_view right) {
      return known->any_case ? equal_in_any_case(right, value) : right == value;
    });
    if (is_one) continue;
    if (const std::string_view right = nearest(value, known->values); !right.empty())
      findings.add(setting.value.span, "{} has no value \"{}\"; did you mean \"{}\"?", known->name, value, right);
    else
      findings.add(setting.value.span, "{} has no value \"{}\"; it has {}", known->name, value,
                   fmt::join(known->values, ", "));
  }
}

}  // namespace

extern constexpr Check agent_invalid_value = check;

}  // namespace rolecall::rules
