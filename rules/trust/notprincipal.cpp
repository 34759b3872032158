// A trust policy takes no NotPrincipal.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements)
    if (is_given(statement.not_principal))
      findings.add(statement.not_principal.key_span, "a trust policy takes no NotPrincipal");
}

extern constexpr Check trust_notprincipal = check;

}  // namespace rolecall::rules
