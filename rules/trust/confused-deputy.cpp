// Tasks of any account may be the ones for which ECS asks.
#include <algorithm>

#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static bool asks_for_whom(const iam::Statement& statement) {
  if (statement.condition_is_unknown) return true;
  constexpr std::string_view keys[] = {"aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"};
  return std::any_of(std::begin(keys), std::end(keys), [&](std::string_view key) { return tests_key(statement, key); });
}

// Other services send neither key when they assume a role; for ecs-tasks the ECS developer guide asks for them.
static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows() || asks_for_whom(statement)) continue;
    for (const iam::Principal& principal : statement.principal.list)
      if (principal.is_service("ecs-tasks.amazonaws.com"))
        findings.add(principal.value.span, "nothing says for which account or tasks ECS may assume the role");
  }
}

extern constexpr Check trust_confused_deputy = check;

}  // namespace rolecall::rules
