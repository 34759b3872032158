// iam:PassRole on every role except a list.
#include <algorithm>

#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static bool grants_passrole(const iam::Statement& statement) {
  if (covering(statement.action, "iam:PassRole")) return true;
  const iam::Words& excluded = statement.not_action;
  return !excluded.list.empty() && !covering(excluded, "iam:PassRole") &&
         std::all_of(excluded.list.begin(), excluded.list.end(), [](const Text& word) { return word.is_known(); });
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    if (allows_unconditionally(policy, statement) && !statement.not_resource.list.empty() && grants_passrole(statement))
      findings.add(statement.not_resource.span, "every role but these can be passed to any service");
}

extern constexpr Check permission_passrole_notresource = check;

}  // namespace rolecall::rules
