// A numeric operator compares with numbers.
#include <charconv>
#include <optional>

#include "iam/condition.h"
#include "judge/check.h"

namespace rolecall::rules {

static bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

static bool is_numeric(const iam::Condition& test) {
  const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
  return op && op->comparison >= iam::Comparison::numeric_equals &&
         op->comparison <= iam::Comparison::numeric_greater_than_equals;
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      if (!is_numeric(test)) continue;
      for (const Text& value : test.values.list)
        if (value.is_known() && value.value.find("${") == value.value.npos && !is_number(value.value))
          findings.add(value.span, "\"{}\" is no number", value.value);
    }
}

extern constexpr Check policy_condition_type_number = check;

}  // namespace rolecall::rules
