// A pattern for an operator that compares literally.
#include <optional>

#include "iam/condition.h"
#include "judge/check.h"

namespace rolecall::rules {

static bool compares_literally(const iam::Condition& test) {
  const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
  return op && op->comparison >= iam::Comparison::string_equals &&
         op->comparison <= iam::Comparison::string_not_equals_ignore_case;
}

// `?` stands in plain texts, too, and `${*}` is how a policy spells a star that is none.
static bool is_meant_as_pattern(const Text& value) {
  return value.is_known() && value.value.find('*') != value.value.npos && value.value.find("${*}") == value.value.npos;
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      if (!compares_literally(test)) continue;
      for (const Text& value : test.values.list)
        if (is_meant_as_pattern(value))
          findings.add(value.span, "{} takes the \"*\" in \"{}\" literally", test.op.value, value.value);
    }
}

extern constexpr Check policy_condition_wildcard_without_like = check;

}  // namespace rolecall::rules
