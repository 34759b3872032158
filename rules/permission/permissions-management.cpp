// Changing who may do what, on everything.
#include "catalog/actions.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    auto actions = unlimited_actions(policy, statement, catalog::AccessLevel::permissions_management);
    // Of passing roles rules of their own speak; a service-linked role can be made only as its service defines it.
    std::erase_if(actions, [](catalog::Action action) {
      return action.full_name() == "iam:PassRole" || action.full_name() == "iam:CreateServiceLinkedRole";
    });
    if (!actions.empty())
      findings.add(star_of(statement.resource)->span,
                   "{} may change who may do what with anything: the resource is \"*\"", enumerated(actions));
  }
}

extern constexpr Check permission_permissions_management = check;

}  // namespace rolecall::rules
