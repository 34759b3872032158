// There are two versions of the language, and no other date is one.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (!policy.version || !policy.version->is_known()) return;
  if (policy.version->value == "2012-10-17" || policy.version->value == "2008-10-17") return;
  if (has_slip(policy, policy.version->span)) return;
  findings.add(policy.version->span, "\"{}\" is no version of the policy language", policy.version->value);
}

extern constexpr Check policy_invalid_version = check;

}  // namespace rolecall::rules
