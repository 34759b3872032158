// The language of 2008 has no policy variables.
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.version && policy.version->value == "2008-10-17")
    findings.add(policy.version->span, "\"2008-10-17\" is a superseded version of the policy language");
}

extern constexpr Check policy_old_version = check;

}  // namespace rolecall::rules
