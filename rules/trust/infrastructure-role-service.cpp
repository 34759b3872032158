// An infrastructure role does not let ECS in.
#include "judge/check.h"
#include "judge/trust.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  const LinkedRole::Use* use = first_use(role, RoleUse::infrastructure);
  if (use && trusts_none_of(role, {"ecs.amazonaws.com"})) add_untrusting(role, *use, "ecs.amazonaws.com", findings);
}

extern constexpr Check trust_infrastructure_role_service = check;

}  // namespace rolecall::rules
