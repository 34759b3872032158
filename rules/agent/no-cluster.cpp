#include "agent/settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  const Setting* cluster = config.find("ECS_CLUSTER");
  if (config.platform == AgentConfig::Platform::bottlerocket || (cluster && !cluster->value.empty())) return;
  // A name that was misspelt, quoted away or given to export is told by the rule for that slip.
  for (const Setting& setting : config.settings)
    if (setting.name.value != "ECS_CLUSTER" && (setting.name.value.find("ECS_CLUSTER") != std::string::npos ||
                                                catalog::nearest_agent_setting(setting.name.value) == "ECS_CLUSTER"))
      return;
  findings.add(agent::place_of(config, "ECS_CLUSTER"), "{}, so the instance joins the cluster called default",
               agent::how_it_stands(config, "ECS_CLUSTER"));
}

}  // namespace

extern constexpr Check agent_no_cluster = check;

}  // namespace rolecall::rules
