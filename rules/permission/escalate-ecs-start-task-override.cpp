// A task definition that exists, started with another role and command.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:StartTask"};
  constexpr std::string_view unless[] = {"ecs:RegisterTaskDefinition", "ecs:RegisterContainerInstance"};
  find_escalation(role, {actions, unless, "start a task with a command of its own under any role"}, findings);
}

extern constexpr Check permission_escalate_ecs_start_task_override = check;

}  // namespace rolecall::rules
