// An object has the same key twice.
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Slip& slip : policy.slips)
    if (slip.kind == iam::Slip::Kind::duplicate_key)
      findings.add(slip.span, "key \"{}\" is here for the second time", slip.word);
}

extern constexpr Check policy_duplicate_json_key = check;

}  // namespace rolecall::rules
