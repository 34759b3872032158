// A task definition with any role, run in a cluster that exists.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:RegisterTaskDefinition", "ecs:RunTask"};
  constexpr std::string_view unless[] = {"ecs:CreateCluster"};
  find_escalation(role, {actions, unless, "run a task of its own under any role"}, findings);
}

extern constexpr Check permission_escalate_ecs_run_task = check;

}  // namespace rolecall::rules
