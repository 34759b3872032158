// A Bool test compares with true or false.
#include <optional>

#include "iam/condition.h"
#include "judge/check.h"
#include "source/letter_case.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
      if (!op || op->comparison != iam::Comparison::boolean) continue;
      for (const Text& value : test.values.list) {
        if (!value.is_known() || value.value.find("${") != value.value.npos) continue;
        if (equal_in_any_case("true", value.value) || equal_in_any_case("false", value.value)) continue;
        findings.add(value.span, "\"{}\" is neither true nor false", value.value);
      }
    }
}

extern constexpr Check policy_condition_type_boolean = check;

}  // namespace rolecall::rules
