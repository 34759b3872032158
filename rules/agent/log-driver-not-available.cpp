#include "agent/hosting.h"
#include "agent/settings.h"
#include "judge/check.h"

#include <fmt/format.h>

#include <algorithm>

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  const std::optional<std::vector<std::string>> drivers = agent::log_drivers(config);
  if (!drivers) return;
  agent::for_each_hosted(config, workspace, [&](const TaskDefinition& task) {
    for (const View container : task["containerDefinitions"]) {
      const View driver = container.at("logConfiguration.logDriver");
      // The agent offers FireLens by itself (agent source: agent_capability.go).
      if (!driver.is_string() || !Text::is_known(driver.text()) || driver.text() == "awsfirelens") continue;
      if (std::find(drivers->begin(), drivers->end(), driver.text()) != drivers->end()) continue;
      findings
          .add(driver.span(), "container \"{}\" logs with \"{}\", which the instances do not offer",
               container["name"].as_text().shown(), driver.text())
          .related.push_back({agent::place_of(config, "ECS_AVAILABLE_LOGGING_DRIVERS"),
                              fmt::format("the drivers that the agent offers: {}", fmt::join(*drivers, ", "))});
    }
  });
}

}  // namespace

extern constexpr Check agent_log_driver_not_available = check;

}  // namespace rolecall::rules
