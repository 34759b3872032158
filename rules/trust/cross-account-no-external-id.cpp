// Another account as a whole is let in without further question.
#include "judge/check.h"
#include "judge/trust.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  if (!role.role->trust || role.role->account.empty()) return;
  for (const iam::Statement& statement : role.role->trust->statements) {
    if (!statement.allows() || asks_who(statement)) continue;
    for (const iam::Principal& principal : statement.principal.list)
      if (is_whole_account(principal) && account_of(principal) != role.role->account)
        findings.add(principal.value.span, "account {} may assume role \"{}\" without an external ID or MFA",
                     account_of(principal), role.role->name);
  }
}

extern constexpr Check trust_cross_account_no_external_id = check;

}  // namespace rolecall::rules
