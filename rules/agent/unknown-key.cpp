#include "catalog/agent_settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

// Other programs on the instance may keep their settings in the same file, so only names that are the agent's by their
// first letters, or nearly one of its own, are judged.
void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const std::string_view name = setting.name.value;
    if (!setting.name.is_known() || name.find_first_of(" \t") != name.npos) continue;  // other rules' slips
    const auto known = catalog::find_agent_setting(name);
    if (known && known->is_read()) continue;
    const std::string_view right = catalog::nearest_agent_setting(name);
    if (!known && right.empty() && !name.starts_with("ECS_")) continue;
    if (!right.empty())
      findings.add(setting.name.span, "the agent has no setting \"{}\"; did you mean \"{}\"?", name, right).help =
          fmt::format("write {}", right);
    else if (known && known->status == catalog::SettingStatus::removed)
      findings.add(setting.name.span, "the agent does not read \"{}\" any more", name);
    else
      findings.add(setting.name.span, "the agent has no setting \"{}\"", name);
  }
}

}  // namespace

extern constexpr Check agent_unknown_key = check;

}  // namespace rolecall::rules
