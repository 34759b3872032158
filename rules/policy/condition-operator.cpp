// A condition operator that IAM does not have.
#include "iam/condition.h"
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      if (!test.op.is_known() || iam::parse_operator(test.op.value)) continue;
      Finding& finding = findings.add(test.op.span, "there is no condition operator \"{}\"", test.op.value);
      if (const std::string_view meant = iam::nearest_operator(test.op.value); !meant.empty())
        finding.help = fmt::format("did you mean \"{}\"?", meant);
    }
}

extern constexpr Check policy_condition_operator = check;

}  // namespace rolecall::rules
