// Anyone is trusted, and a condition has to narrow that.
#include <algorithm>
#include <optional>

#include "iam/condition.h"
#include "judge/check.h"
#include "source/letter_case.h"

namespace rolecall::rules {

// These keys name the account or organization exactly, which is the way to trust all of one.
static bool narrows(const iam::Condition& test) {
  const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
  if (!op) return true;  // policy/condition-operator speaks of it
  if (op->is_negated() || op->if_exists || op->quantifier == iam::Quantifier::for_all_values) return false;
  constexpr std::string_view keys[] = {"aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount"};
  return std::any_of(std::begin(keys), std::end(keys),
                     [&](std::string_view key) { return equal_in_any_case(key, test.key.value); });
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows() || statement.conditions.empty() || statement.condition_is_unknown) continue;
    if (std::any_of(statement.conditions.begin(), statement.conditions.end(), narrows)) continue;
    for (const iam::Principal& principal : statement.principal.list)
      if (principal.is_anyone())
        findings.add(principal.value.span, "anyone may assume the role whom the condition does not stop");
  }
}

extern constexpr Check trust_any_principal_conditioned = check;

}  // namespace rolecall::rules
