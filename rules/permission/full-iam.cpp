// Every action of IAM, which is an administrator by one more step.
#include "judge/check.h"
#include "judge/grant.h"
#include "source/letter_case.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    if (!allows_unconditionally(policy, statement) || !star_of(statement.resource)) continue;
    for (const Text& action : statement.action.list)
      if (equal_in_any_case(whole_service(action.value), "iam"))
        findings.add(action.span, "\"{}\" on every resource is full control of the account", action.value);
  }
}

extern constexpr Check permission_full_iam = check;

}  // namespace rolecall::rules
