#include "agent/hosting.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

View cause_in(const TaskDefinition& task) {
  return task["networkMode"].text() == "awsvpc" ? task["networkMode"] : View{};
}

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  agent::find_off(config, workspace, "ECS_AWSVPC_BLOCK_IMDS", cause_in,
                  "is in awsvpc mode and can take the credentials of the instance role", findings);
}

}  // namespace

extern constexpr Check agent_imds_not_blocked = check;

}  // namespace rolecall::rules
