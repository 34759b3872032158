#include "agent/settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const auto known = catalog::find_agent_setting(setting.name.value);
    if (!known || setting.value.empty() || !setting.value.is_known()) continue;
    if (known->type != catalog::SettingType::boolean && known->type != catalog::SettingType::true_only) continue;
    const std::string& value = setting.value.value;
    if (!value.empty() && (value.front() == '"' || value.front() == '\'')) continue;  // agent/quoted-value tells it
    if (value.find(" #") != value.npos) continue;                                     // agent/inline-comment
    const std::optional<bool> flag = agent::parse_boolean(value);
    if (!flag)
      findings.add(setting.value.span, "\"{}\" is not true or false to the agent, so {} counts as not set", value,
                   known->name);
    else if (*flag && known->exact_true_for_ecs_init && value != "true")
      findings.add(setting.value.span, "ecs-init takes only \"true\" for {}, not \"{}\"", known->name, value);
  }
}

}  // namespace

extern constexpr Check agent_invalid_boolean = check;

}  // namespace rolecall::rules
