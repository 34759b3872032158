// A task definition that exists, run with another role and command.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:RunTask"};
  constexpr std::string_view unless[] = {"ecs:RegisterTaskDefinition"};
  find_escalation(role, {actions, unless, "run a task with a command of its own under any role"}, findings);
}

extern constexpr Check permission_escalate_ecs_run_task_override = check;

}  // namespace rolecall::rules
