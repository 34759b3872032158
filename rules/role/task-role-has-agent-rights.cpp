#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

// Logging in to ECR is what only an agent does; pulls alone may be an application's own business.
static void check(const LinkedRole& role, Findings& findings) {
  if (!role.is_used_as(RoleUse::task) || role.is_used_as(RoleUse::execution) || role.is_used_as(RoleUse::instance))
    return;
  for (const iam::Policy* policy : role.permissions.identity)
    for (const iam::Statement& statement : policy->statements) {
      if (!statement.allows() || !statement.action.is_present()) continue;
      const Text* word = covering(statement.action, "ecr:GetAuthorizationToken");
      if (!word || is_every_action(word->value) || !word->span.is_somewhere()) continue;
      findings.add(word->span, "task role \"{}\" is allowed {}, which the agent calls with the execution role",
                   role.role->name, word->value);
      return;
    }
}

extern constexpr Check role_task_role_has_agent_rights = check;

}  // namespace rolecall::rules
