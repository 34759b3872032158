// Without Version the language of 2008 applies, in which `${...}` is plain text.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.is_unknown || policy.version || policy.version_key_span.is_somewhere()) return;
  // A misspelt Version is an unknown element already.
  for (const iam::Slip& slip : policy.slips)
    if (slip.kind == iam::Slip::Kind::unknown_element && nearest_element(slip.word, slip.in_statement) == "Version")
      return;
  findings.add(policy.span, "policy has no Version");
}

extern constexpr Check policy_missing_version = check;

}  // namespace rolecall::rules
