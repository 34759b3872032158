// A statement that names no operation.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    if (is_given(statement.action) || is_given(statement.not_action)) continue;
    if (is_misspelt(policy, statement, "Action") || is_misspelt(policy, statement, "NotAction")) continue;
    findings.add(statement.span, "statement has neither Action nor NotAction");
  }
}

extern constexpr Check policy_missing_action = check;

}  // namespace rolecall::rules
