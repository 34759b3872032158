#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings)
    if (setting.name.value.starts_with("export ") || setting.name.value.starts_with("export\t"))
      findings.add(setting.name.span, "the setting is called \"{}\", export and all", setting.name.shown());
}

}  // namespace

extern constexpr Check agent_export_prefix = check;

}  // namespace rolecall::rules
