// A machine of its own as container instance, and a task with any role on it.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:StartTask", "ecs:RegisterContainerInstance"};
  find_escalation(role, {actions, {}, "start a task under any role on a machine of its own, and read its credentials"},
                  findings);
}

extern constexpr Check permission_escalate_ecs_own_instance = check;

}  // namespace rolecall::rules
