#include "agent/hosting.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

View cause_in(const TaskDefinition& task) {
  return task["taskRoleArn"];
}

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  agent::find_off(config, workspace, "ECS_ENABLE_TASK_IAM_ROLE", cause_in, "has a task role, which needs it", findings);
}

}  // namespace

extern constexpr Check agent_task_iam_role_off = check;

}  // namespace rolecall::rules
