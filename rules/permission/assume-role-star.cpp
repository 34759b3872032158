// sts:AssumeRole on every role.
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    if (!allows_unconditionally(policy, statement)) continue;
    const Text* action = covering(statement.action, "sts:AssumeRole");
    const Text* roles = all_roles_of(statement.resource);
    if (action && roles && !is_every_action(action->value))
      findings.add(roles->span, "\"{}\" is allowed on every role that lets it in", action->value);
  }
}

extern constexpr Check permission_assume_role_star = check;

}  // namespace rolecall::rules
