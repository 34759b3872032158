// A statement that names nothing to act on, in a policy that must.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

// A trust policy is about its own role, and among resource policies some, such as those of ECR repositories, take none.
static bool needs_resource(iam::PolicyType type) {
  using enum iam::PolicyType;
  return type == identity || type == boundary || type == service_control || type == session;
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (!needs_resource(policy.type)) return;
  for (const iam::Statement& statement : policy.statements) {
    if (is_given(statement.resource) || is_given(statement.not_resource)) continue;
    if (is_misspelt(policy, statement, "Resource") || is_misspelt(policy, statement, "NotResource")) continue;
    findings.add(statement.span, "statement has neither Resource nor NotResource");
  }
}

extern constexpr Check policy_missing_resource = check;

}  // namespace rolecall::rules
