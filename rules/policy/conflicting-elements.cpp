// One statement has both members of a pair that exclude each other.
#include <algorithm>

#include "judge/check.h"

namespace rolecall::rules {

// The finding covers the second one of the pair in the order of the text.
static void find_pair(const Span& plain, const Span& negated, std::string_view name, Findings& findings) {
  if (!plain.is_somewhere() || !negated.is_somewhere()) return;
  findings.add(std::max(plain, negated), "statement has both {} and Not{}", name, name);
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    find_pair(statement.action.key_span, statement.not_action.key_span, "Action", findings);
    find_pair(statement.resource.key_span, statement.not_resource.key_span, "Resource", findings);
    find_pair(statement.principal.key_span, statement.not_principal.key_span, "Principal", findings);
  }
}

extern constexpr Check policy_conflicting_elements = check;

}  // namespace rolecall::rules
