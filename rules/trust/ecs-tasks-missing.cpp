// A role that tasks use does not let them in.
#include "judge/check.h"
#include "judge/trust.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  // ECS itself where its tasks are meant: trust/ecs-instead-of-ecs-tasks.
  if (!trusts_none_of(role, {"ecs-tasks.amazonaws.com", "ecs.amazonaws.com"})) return;
  for (const RoleUse use : {RoleUse::execution, RoleUse::task})
    if (const LinkedRole::Use* place = first_use(role, use)) {
      add_untrusting(role, *place, "ecs-tasks.amazonaws.com", findings);
      return;  // one finding for one trust policy, whatever its uses are
    }
}

extern constexpr Check trust_ecs_tasks_missing = check;

}  // namespace rolecall::rules
