// An empty list of resources.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    find_empty_list(policy, statement.resource, "Resource", findings);
    find_empty_list(policy, statement.not_resource, "NotResource", findings);
  }
}

extern constexpr Check policy_empty_resource = check;

}  // namespace rolecall::rules
