// An element holds a JSON value of a type that the grammar does not take there.
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Slip& slip : policy.slips)
    if (slip.kind == iam::Slip::Kind::wrong_type) findings.add(slip.span, "expected {} here", slip.word);
}

extern constexpr Check policy_wrong_json_type = check;

}  // namespace rolecall::rules
