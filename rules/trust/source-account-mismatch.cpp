// aws:SourceAccount or aws:SourceArn is of another account than the role.
#include <algorithm>
#include <optional>
#include <string>

#include "iam/arn.h"
#include "iam/condition.h"
#include "judge/check.h"
#include "judge/trust.h"
#include "source/letter_case.h"

namespace rolecall::rules {

// Tasks run in the account of their roles, as a role cannot be passed to another one.
static std::string_view account_in(const Text& value) {
  if (!value.is_known()) return {};
  if (iam::is_account_id(value.value)) return value.value;
  const Expected<iam::Arn> arn = iam::parse_arn(value.value);
  return arn && iam::is_account_id(arn->account) ? arn->account : std::string_view{};
}

static bool must_hold(const iam::Condition& test) {
  const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
  return op && !op->is_negated() && op->comparison != iam::Comparison::null;
}

static bool is_about_source(const iam::Condition& test) {
  return equal_in_any_case("aws:SourceAccount", test.key.value) || equal_in_any_case("aws:SourceArn", test.key.value);
}

static bool excludes(const iam::Condition& test, std::string_view account) {
  return !test.values.list.empty() && !test.values.is_unknown &&
         std::all_of(test.values.list.begin(), test.values.list.end(), [&](const Text& value) {
           const std::string_view named = account_in(value);
           return !named.empty() && named != account;
         });
}

static void check(const LinkedRole& role, Findings& findings) {
  const std::string& account = role.role->account;
  if (account.empty() || !role.role->trust) return;
  for (const iam::Statement& statement : role.role->trust->statements) {
    if (!lets_in(statement, "ecs-tasks.amazonaws.com")) continue;
    for (const iam::Condition& test : statement.conditions)
      if (is_about_source(test) && must_hold(test) && excludes(test, account))
        findings.add(test.values.list.front().span, "role \"{}\" is in account {}, but {} admits only account {}",
                     role.role->name, account, test.key.value, account_in(test.values.list.front()));
  }
}

extern constexpr Check trust_source_account_mismatch = check;

}  // namespace rolecall::rules
