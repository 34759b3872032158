// A value under AWS is an account, an IAM or STS principal, or `*`.
#include <algorithm>

#include "iam/arn.h"
#include "iam/pattern.h"
#include "judge/check.h"
#include "source/wildcard.h"

namespace rolecall::rules {

static bool names_principal(const iam::Arn& arn) {
  constexpr std::string_view iam_kinds[] = {"root", "user/*", "role/*"};
  constexpr std::string_view sts_kinds[] = {"assumed-role/*", "federated-user/*", "self"};
  const auto fits = [&](std::string_view kind) { return wildcard_match(kind, arn.resource); };
  if (arn.service == "iam") return std::any_of(std::begin(iam_kinds), std::end(iam_kinds), fits);
  if (arn.service == "sts") return std::any_of(std::begin(sts_kinds), std::end(sts_kinds), fits);
  return false;
}

// Wildcards are for policy/principal-partial-wildcard. What is left of a deleted principal is its unique id: AROA...
static bool could_be_principal(const Text& value) {
  if (!value.is_known() || iam::has_wildcards(value.value)) return true;
  if (value.value.find("${") != value.value.npos || iam::is_account_id(value.value)) return true;
  if (value.value.starts_with("A") && value.value.size() >= 16 && value.value.find(':') == value.value.npos)
    return true;
  const Expected<iam::Arn> arn = iam::parse_arn(value.value);
  return arn && names_principal(*arn);
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Principals* principals : {&statement.principal, &statement.not_principal})
      for (const iam::Principal& principal : principals->list)
        if (principal.kind == "AWS" && !could_be_principal(principal.value))
          findings.add(principal.value.span, "\"{}\" is no account, IAM user or role", principal.value.value);
}

extern constexpr Check policy_principal_aws_value = check;

}  // namespace rolecall::rules
