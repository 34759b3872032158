// iam:PassRole on some roles, for any service.
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows() || statement.condition_is_unknown || tests_key(statement, "iam:PassedToService")) continue;
    const Text* action = covering(statement.action, "iam:PassRole");
    if (!action || statement.resource.list.empty()) continue;
    // On all roles it is more than that, and other rules say so.
    if (all_roles_of(statement.resource)) continue;
    findings.add(action->span, "iam:PassRole is allowed for any service: nothing tests iam:PassedToService");
  }
}

extern constexpr Check permission_passrole_no_service = check;

}  // namespace rolecall::rules
