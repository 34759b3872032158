// An empty list of actions.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    find_empty_list(policy, statement.action, "Action", findings);
    find_empty_list(policy, statement.not_action, "NotAction", findings);
  }
}

extern constexpr Check policy_empty_action = check;

}  // namespace rolecall::rules
