// A trust policy that allows everything but a list.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements)
    if (statement.allows() && is_given(statement.not_action))
      findings.add(statement.not_action.key_span, "an Allow with NotAction allows every action but the listed ones");
}

extern constexpr Check trust_notaction = check;

}  // namespace rolecall::rules
