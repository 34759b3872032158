// A trust policy that allows every action where one is meant.
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows()) continue;
    for (const Text& action : statement.action.list)
      if (is_every_action(action.value) || whole_service(action.value) == "sts")
        findings.add(action.span, "\"{}\" allows every way to assume the role", action.value);
  }
}

extern constexpr Check trust_wildcard_action = check;

}  // namespace rolecall::rules
