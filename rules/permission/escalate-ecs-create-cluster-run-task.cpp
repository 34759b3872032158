// A cluster of its own, a task definition with any role, a task.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:CreateCluster", "ecs:RegisterTaskDefinition", "ecs:RunTask"};
  find_escalation(role, {actions, {}, "run a task of its own under any role, in a cluster of its own"}, findings);
}

extern constexpr Check permission_escalate_ecs_create_cluster_run_task = check;

}  // namespace rolecall::rules
