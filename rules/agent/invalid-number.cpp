#include "agent/settings.h"
#include "judge/check.h"

#include <charconv>

namespace rolecall::rules {

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const auto known = catalog::find_agent_setting(setting.name.value);
    if (!known || known->type != catalog::SettingType::integer || setting.value.empty() || !setting.value.is_known())
      continue;
    const std::string& value = setting.value.value;
    if (value.front() == '"' || value.front() == '\'' || value.front() == ' ') continue;  // other rules tell these
    const std::optional<std::int64_t> number = whole_number(value);
    if (!number)
      findings.add(setting.value.span, "\"{}\" is not a whole number, which {} takes", value, known->name);
    else if (known->minimum && *number < known->minimum->value)
      findings.add(setting.value.span, "{} is below the least value of {}, {}", value, known->name,
                   known->minimum->text);
    else if (known->maximum && *number > known->maximum->value)
      findings.add(setting.value.span, "{} is above the greatest value of {}, {}", value, known->name,
                   known->maximum->text);
  }
}

}  // namespace

extern constexpr Check agent_invalid_number = check;

}  // namespace rolecall::rules
