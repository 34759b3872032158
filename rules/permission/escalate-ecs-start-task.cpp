// A task definition with any role, started on a chosen instance.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  constexpr std::string_view actions[] = {"ecs:RegisterTaskDefinition", "ecs:StartTask"};
  find_escalation(role, {actions, {}, "start a task of its own under any role on an instance that it names"}, findings);
}

extern constexpr Check permission_escalate_ecs_start_task = check;

}  // namespace rolecall::rules
