// A pattern of actions that includes iam:PassRole, on every role.
#include "judge/check.h"
#include "judge/grant.h"
#include "source/letter_case.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    if (!allows_unconditionally(policy, statement) || !all_roles_of(statement.resource)) continue;
    const Text* action = covering(statement.action, "iam:PassRole");
    if (!action || equal_in_any_case("iam:PassRole", action->value)) continue;
    // Of `*` and `iam:*` on everything, rules of their own speak.
    if (star_of(statement.resource) && (is_every_action(action->value) || !whole_service(action->value).empty()))
      continue;
    findings.add(action->span, "\"{}\" includes iam:PassRole, on every role and for any service", action->value);
  }
}

extern constexpr Check permission_passrole_star_action = check;

}  // namespace rolecall::rules
