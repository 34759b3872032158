// A task definition with any role, as a service in a cluster that exists.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:RegisterTaskDefinition", "ecs:CreateService"};
  constexpr std::string_view unless[] = {"ecs:CreateCluster"};
  find_escalation(role, {actions, unless, "keep a task of its own running under any role"}, findings);
}

extern constexpr Check permission_escalate_ecs_create_service = check;

}  // namespace rolecall::rules
