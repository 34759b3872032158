// The assume action does not go with the kind of principal.
#include <algorithm>
#include <string>

#include "judge/check.h"
#include "judge/grant.h"
#include "judge/trust.h"

namespace rolecall::rules {

constexpr std::string_view assume = "sts:AssumeRole", by_saml = "sts:AssumeRoleWithSAML",
                           by_web = "sts:AssumeRoleWithWebIdentity";

// The one action with which such a principal gets in; empty where that is not certain.
static std::string_view action_for(const iam::Principal& principal) {
  if (principal.is_anyone() || !principal.value.is_known()) return {};
  if (principal.kind == "Service" || principal.kind == "AWS") return assume;
  if (principal.kind != "Federated") return {};
  if (!web_identity_provider(principal).empty()) return by_web;
  return principal.value.value.find(":saml-provider/") == std::string::npos ? std::string_view{} : by_saml;
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    const iam::Words& actions = statement.action;
    if (!statement.allows() || actions.is_unknown) continue;
    if (!std::all_of(actions.list.begin(), actions.list.end(), [](const Text& word) { return word.is_known(); }))
      continue;
    for (const iam::Principal& principal : statement.principal.list) {
      const std::string_view right = action_for(principal);
      if (right.empty() || covering(actions, right)) continue;
      // Other actions, such as sts:TagSession, may well stand in a statement of their own.
      for (const std::string_view wrong : {assume, by_saml, by_web})
        if (const Text* word = covering(actions, wrong))
          findings.add(word->span, "\"{}\" lets in no principal of kind {}", word->value, principal.kind).help =
              fmt::format("for \"{}\" it is {}", principal.value.value, right);
    }
  }
}

extern constexpr Check trust_action_principal_mismatch = check;

}  // namespace rolecall::rules
