// A Sid of an identity policy has letters and digits only.
#include <algorithm>

#include "judge/check.h"

namespace rolecall::rules {

static bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity && policy.type != iam::PolicyType::boundary) return;
  for (const iam::Statement& statement : policy.statements) {
    const Text& sid = statement.sid;
    if (sid.is_known() && !std::all_of(sid.value.begin(), sid.value.end(), is_letter_or_digit))
      findings.add(sid.span, "Sid \"{}\" has characters other than letters and digits", sid.value);
  }
}

extern constexpr Check policy_invalid_sid = check;

}  // namespace rolecall::rules
