#include "agent/hosting.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

View cause_in(const TaskDefinition& task) {
  return task["networkMode"].text() == "awsvpc" ? task["networkMode"] : View{};
}

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  agent::find_off(config, workspace, "ECS_ENABLE_TASK_ENI", cause_in, "is in awsvpc mode, which needs it", findings);
}

}  // namespace

extern constexpr Check agent_task_eni_off = check;

}  // namespace rolecall::rules
