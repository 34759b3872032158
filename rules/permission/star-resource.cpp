// Reading of everything, where AWS lets it be limited to ARNs.
#include "catalog/actions.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    if (const auto actions = unlimited_actions(policy, statement, catalog::AccessLevel::read); !actions.empty())
      findings.add(star_of(statement.resource)->span, "{} can be limited to ARNs, but is allowed on \"*\"",
                   enumerated(actions));
}

extern constexpr Check permission_star_resource = check;

}  // namespace rolecall::rules
