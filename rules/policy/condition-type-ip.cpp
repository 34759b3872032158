// An IP operator compares with addresses and CIDR blocks.
#include <optional>

#include "iam/condition.h"
#include "iam/ip_range.h"
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
      if (!op) continue;
      if (op->comparison != iam::Comparison::ip_address && op->comparison != iam::Comparison::not_ip_address) continue;
      for (const Text& value : test.values.list)
        if (value.is_known() && value.value.find("${") == value.value.npos && !iam::parse_ip_range(value.value))
          findings.add(value.span, "\"{}\" is neither an IP address nor a CIDR block", value.value);
    }
}

extern constexpr Check policy_condition_type_ip = check;

}  // namespace rolecall::rules
