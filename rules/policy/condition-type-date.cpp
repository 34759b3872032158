// A date operator compares with dates.
#include <optional>

#include "iam/condition.h"
#include "iam/moment.h"
#include "judge/check.h"

namespace rolecall::rules {

// Digits alone are a year or the seconds since 1970.
static bool is_date(std::string_view text) {
  const bool is_digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  return is_digits || iam::parse_moment(text).has_value();
}

static bool compares_dates(const iam::Condition& test) {
  const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
  return op && op->comparison >= iam::Comparison::date_equals &&
         op->comparison <= iam::Comparison::date_greater_than_equals;
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      if (!compares_dates(test)) continue;
      for (const Text& value : test.values.list)
        if (value.is_known() && value.value.find("${") == value.value.npos && !is_date(value.value))
          findings.add(value.span, "\"{}\" is no ISO 8601 date", value.value);
    }
}

extern constexpr Check policy_condition_type_date = check;

}  // namespace rolecall::rules
