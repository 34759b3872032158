// A principal of another account is let in.
#include "judge/check.h"
#include "judge/trust.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  if (!role.role->trust || role.role->account.empty()) return;
  for (const iam::Statement& statement : role.role->trust->statements) {
    if (!statement.allows()) continue;
    for (const iam::Principal& principal : statement.principal.list) {
      const std::string_view account = account_of(principal);
      if (account.empty() || account == role.role->account) continue;
      // Without a guard it is trust/cross-account-no-external-id.
      if (is_whole_account(principal) && !asks_who(statement)) continue;
      findings.add(principal.value.span, "role \"{}\" of account {} trusts account {}", role.role->name,
                   role.role->account, account);
    }
  }
}

extern constexpr Check trust_cross_account = check;

}  // namespace rolecall::rules
