#include "catalog/agent_settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

bool is_quoted(std::string_view value) {
  return value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
}

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const auto known = catalog::find_agent_setting(setting.name.value);
    // What only ecs-init reads comes through systemd, which takes quotes off.
    if (!known || !known->read_by_agent || !is_quoted(setting.value.value)) continue;
    if (known->is_secret)
      findings.add(setting.value.span, "the quotes are part of the value of {}", known->name);
    else
      findings.add(setting.value.span, "the value of {} is {}, quotes and all", known->name, setting.value.shown())
          .help =
          fmt::format("write {}={}", known->name, setting.value.value.substr(1, setting.value.value.size() - 2));
  }
}

}  // namespace

extern constexpr Check agent_quoted_value = check;

}  // namespace rolecall::rules
