// An OpenID Connect provider is trusted whoever its user is.
#include <algorithm>
#include <string>

#include "judge/check.h"
#include "judge/grant.h"
#include "judge/trust.h"
#include "source/wildcard.h"

namespace rolecall::rules {

// The keys of a provider begin with its address.
static bool asks_for_claim(const iam::Statement& statement, std::string_view provider) {
  if (statement.condition_is_unknown) return true;
  return std::any_of(statement.conditions.begin(), statement.conditions.end(), [&](const iam::Condition& test) {
    return !test.key.is_known() || wildcard_match_any_case(std::string(provider) + ":*", test.key.value);
  });
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows() || !covering(statement.action, "sts:AssumeRoleWithWebIdentity")) continue;
    for (const iam::Principal& principal : statement.principal.list) {
      const std::string_view provider = web_identity_provider(principal);
      if (!provider.empty() && !asks_for_claim(statement, provider))
        findings.add(principal.value.span, "every user of {} may assume the role: no claim is tested", provider);
    }
  }
}

extern constexpr Check trust_oidc_no_condition = check;

}  // namespace rolecall::rules
