// A statement that neither allows nor denies.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    if (!statement.effect_key_span.is_somewhere() && !statement.effect && !is_misspelt(policy, statement, "Effect"))
      findings.add(statement.span, "statement has no Effect");
}

extern constexpr Check policy_missing_effect = check;

}  // namespace rolecall::rules
