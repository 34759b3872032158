// The document grants and denies nothing.
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Slip& slip : policy.slips)
    if (slip.kind == iam::Slip::Kind::missing_statement) findings.add(slip.span, "policy has no statement");
}

extern constexpr Check policy_missing_statement = check;

}  // namespace rolecall::rules
