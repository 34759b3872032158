// Everything but a list.
#include "judge/check.h"
#include "judge/element.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements)
    if (statement.allows() && is_unconditional(statement) && is_given(statement.not_action))
      findings.add(statement.not_action.key_span, "an Allow with NotAction grants every action but the listed ones");
}

extern constexpr Check permission_allow_notaction = check;

}  // namespace rolecall::rules
