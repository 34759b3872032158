// Everybody in an account who may assume roles.
#include "judge/check.h"
#include "judge/grant.h"
#include "judge/trust.h"

namespace rolecall::rules {

// Another account is for trust/cross-account and its kin, and a condition may say who is meant.
static void check(const LinkedRole& role, Findings& findings) {
  if (!role.role->trust) return;
  for (const iam::Statement& statement : role.role->trust->statements) {
    if (!statement.allows() || !is_unconditional(statement)) continue;
    for (const iam::Principal& principal : statement.principal.list)
      if (is_whole_account(principal) && (role.role->account.empty() || account_of(principal) == role.role->account))
        findings.add(principal.value.span, "everyone in account {} who may assume roles may assume this one",
                     account_of(principal));
  }
}

extern constexpr Check trust_account_root = check;

}  // namespace rolecall::rules
