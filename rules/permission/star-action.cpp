// Every action on some resource.
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    // On every resource it is an administrator: permission/full-admin.
    if (!allows_unconditionally(policy, statement) || star_of(statement.resource)) continue;
    if (!statement.resource.is_present() || statement.resource.is_unknown) continue;
    for (const Text& action : statement.action.list)
      if (is_every_action(action.value)) findings.add(action.span, "every action is allowed on these resources");
  }
}

extern constexpr Check permission_star_action = check;

}  // namespace rolecall::rules
