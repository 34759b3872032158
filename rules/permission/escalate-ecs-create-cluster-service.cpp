// A cluster of its own, a task definition with any role, a service.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:CreateCluster", "ecs:RegisterTaskDefinition", "ecs:CreateService"};
  find_escalation(role, {actions, {}, "keep a task of its own running under any role, in a cluster of its own"},
                  findings);
}

extern constexpr Check permission_escalate_ecs_create_cluster_service = check;

}  // namespace rolecall::rules
