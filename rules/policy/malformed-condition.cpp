// Condition is no object of operators that each hold an object of keys.
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Slip& slip : policy.slips)
    if (slip.kind == iam::Slip::Kind::malformed_condition)
      findings.add(slip.span, "a condition is an object of operators that each hold an object of keys");
}

extern constexpr Check policy_malformed_condition = check;

}  // namespace rolecall::rules
