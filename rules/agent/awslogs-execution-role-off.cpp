#include "agent/hosting.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

View cause_in(const TaskDefinition& task) {
  if (!task["executionRoleArn"]) return {};
  for (const View container : task["containerDefinitions"])
    if (container.at("logConfiguration.logDriver").text() == "awslogs")
      return container.at("logConfiguration.logDriver");
  return {};
}

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  agent::find_off(config, workspace, "ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE", cause_in,
                  "logs with its execution role, which needs it", findings);
}

}  // namespace

extern constexpr Check agent_awslogs_execution_role_off = check;

}  // namespace rolecall::rules
