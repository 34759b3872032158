// A statement of a trust or resource policy that is about nobody.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust && policy.type != iam::PolicyType::resource) return;
  for (const iam::Statement& statement : policy.statements) {
    if (is_given(statement.principal) || is_given(statement.not_principal)) continue;
    if (is_misspelt(policy, statement, "Principal") || is_misspelt(policy, statement, "NotPrincipal")) continue;
    findings.add(statement.span, "statement has no Principal");
  }
}

extern constexpr Check policy_missing_principal = check;

}  // namespace rolecall::rules
