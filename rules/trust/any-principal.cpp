// Anyone may assume the role.
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows() || !is_unconditional(statement)) continue;
    for (const iam::Principal& principal : statement.principal.list)
      if (principal.is_anyone()) findings.add(principal.value.span, "anyone in any account may assume the role");
  }
}

extern constexpr Check trust_any_principal = check;

}  // namespace rolecall::rules
