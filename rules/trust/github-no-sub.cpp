// GitHub Actions is trusted for any repository.
#include "judge/check.h"
#include "judge/grant.h"
#include "judge/trust.h"
#include "source/letter_case.h"
#include "source/wildcard.h"

namespace rolecall::rules {

constexpr std::string_view github = "token.actions.githubusercontent.com";

// The audience is the same for everyone; any other claim says something of the workflow.
static bool tests_only_audience(const iam::Statement& statement) {
  bool tests_audience = false;
  for (const iam::Condition& test : statement.conditions) {
    if (!test.key.is_known()) return false;
    if (!wildcard_match_any_case("token.actions.githubusercontent.com:*", test.key.value)) continue;
    if (!equal_in_any_case("token.actions.githubusercontent.com:aud", test.key.value)) return false;
    tests_audience = true;
  }
  return tests_audience && !statement.condition_is_unknown;
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows() || !covering(statement.action, "sts:AssumeRoleWithWebIdentity")) continue;
    for (const iam::Principal& principal : statement.principal.list)
      if (web_identity_provider(principal) == github && tests_only_audience(statement))
        findings.add(principal.value.span, "any repository on GitHub may assume the role: no sub claim is tested");
  }
}

extern constexpr Check trust_github_no_sub = check;

}  // namespace rolecall::rules
