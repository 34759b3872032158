// The partition of an ARN is none that exists.
#include "iam/arn.h"
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& resource : statement.resources().list) {
      const Expected<iam::Arn> arn = iam::parse_arn(resource.value);
      if (!arn || !resource.is_known()) continue;
      const std::string_view partition = arn->partition;
      if (partition.find_first_of("*?$") != partition.npos || iam::is_partition(partition)) continue;
      findings.add(resource.span, "\"{}\" is no AWS partition", partition);
    }
}

extern constexpr Check policy_arn_partition = check;

}  // namespace rolecall::rules
