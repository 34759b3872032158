// iam:PassRole by name on every role, for any service.
#include "judge/check.h"
#include "judge/grant.h"
#include "source/letter_case.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    if (!allows_unconditionally(policy, statement)) continue;
    const Text* action = covering(statement.action, "iam:PassRole");
    const Text* roles = all_roles_of(statement.resource);
    if (action && roles && equal_in_any_case("iam:PassRole", action->value))
      findings.add(roles->span, "any role can be passed to any service")
          .related.push_back({action->span, "iam:PassRole is allowed here"});
  }
}

extern constexpr Check permission_passrole_star_resource = check;

}  // namespace rolecall::rules
