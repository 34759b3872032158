// Tagging of everything, which undoes access control by tags.
#include "catalog/actions.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    if (const auto actions = unlimited_actions(policy, statement, catalog::AccessLevel::tagging); !actions.empty())
      findings.add(star_of(statement.resource)->span, "{} may change the tags of anything: the resource is \"*\"",
                   enumerated(actions));
}

extern constexpr Check permission_tagging_unconstrained = check;

}  // namespace rolecall::rules
