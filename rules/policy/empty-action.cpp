// An empty list of actions.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void find_empty(const iam::Policy& policy, const iam::Words& words, std::string_view name, Findings& findings) {
  if (words.span.is_somewhere() && words.list.empty() && !words.is_unknown && !has_slip(policy, words.span))
    findings.add(words.span, "{} is an empty list", name);
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    find_empty(policy, statement.action, "Action", findings);
    find_empty(policy, statement.not_action, "NotAction", findings);
  }
}

extern constexpr Check policy_empty_action = check;

}  // namespace rolecall::rules
