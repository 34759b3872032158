// An Allow with NotAction that does not leave out iam:PassRole.
#include <algorithm>

#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    const iam::Words& excluded = statement.not_action;
    if (!allows_unconditionally(policy, statement) || !all_roles_of(statement.resource)) continue;
    if (excluded.list.empty() || excluded.is_unknown || covering(excluded, "iam:PassRole")) continue;
    if (std::all_of(excluded.list.begin(), excluded.list.end(), [](const Text& word) { return word.is_known(); }))
      findings.add(excluded.span, "these exceptions leave iam:PassRole allowed, on every role and for any service");
  }
}

extern constexpr Check permission_passrole_notaction = check;

}  // namespace rolecall::rules
