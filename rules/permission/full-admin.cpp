// Every action on every resource.
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    if (!allows_unconditionally(policy, statement) || !star_of(statement.resource)) continue;
    for (const Text& action : statement.action.list)
      if (is_every_action(action.value)) findings.add(action.span, "every action is allowed on every resource");
  }
}

extern constexpr Check permission_full_admin = check;

}  // namespace rolecall::rules
