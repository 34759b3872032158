#include "agent/settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const auto known = catalog::find_agent_setting(setting.name.value);
    if (!known || known->type != catalog::SettingType::duration || setting.value.empty() || !setting.value.is_known())
      continue;
    const std::string& value = setting.value.value;
    if (value.front() == '"' || value.front() == '\'' || value.front() == ' ') continue;  // other rules tell these
    const std::optional<std::int64_t> duration = agent::parse_duration(value);
    if (!duration)
      findings.add(setting.value.span, "\"{}\" is not a duration: {} takes a number with a unit, such as 90s or 1h30m",
                   value, known->name);
    else if (known->minimum && *duration < known->minimum->value)
      findings.add(setting.value.span, "{} is below the least value of {}, {}", value, known->name,
                   known->minimum->text);
    else if (known->maximum && *duration > known->maximum->value)
      findings.add(setting.value.span, "{} is above the greatest value of {}, {}", value, known->name,
                   known->maximum->text);
  }
}

}  // namespace

extern constexpr Check agent_invalid_duration = check;

}  // namespace rolecall::rules
