// Principal is a string other than "*", or no map from kinds to values.
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Slip& slip : policy.slips)
    if (slip.kind == iam::Slip::Kind::principal_format)
      findings.add(slip.span, "a principal is \"*\" or an object of kinds of principals");
}

extern constexpr Check policy_principal_format = check;

}  // namespace rolecall::rules
