// The account of an ARN is no account number.
#include "iam/arn.h"
#include "judge/check.h"

namespace rolecall::rules {

// Services define words such as `aws` or `aws-managed` for accounts of their own: small letters and hyphens.
static bool could_be_account(std::string_view account) {
  if (account.find_first_of("*?$") != account.npos || iam::is_account_id(account)) return true;
  return account.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == account.npos;
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& resource : statement.resources().list) {
      const Expected<iam::Arn> arn = iam::parse_arn(resource.value);
      if (arn && resource.is_known() && !could_be_account(arn->account))
        findings.add(resource.span, "\"{}\" is no account number of 12 digits", arn->account);
    }
}

extern constexpr Check policy_arn_account = check;

}  // namespace rolecall::rules
