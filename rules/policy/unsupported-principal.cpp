// An identity policy is about whom it is attached to.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity && policy.type != iam::PolicyType::boundary) return;
  for (const iam::Statement& statement : policy.statements) {
    if (is_given(statement.principal))
      findings.add(statement.principal.key_span, "an identity policy takes no Principal");
    if (is_given(statement.not_principal))
      findings.add(statement.not_principal.key_span, "an identity policy takes no NotPrincipal");
  }
}

extern constexpr Check policy_unsupported_principal = check;

}  // namespace rolecall::rules
