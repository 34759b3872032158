// A role that tasks use trusts the service in place of its tasks.
#include "judge/check.h"
#include "judge/trust.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  const LinkedRole::Use* use = first_use(role, RoleUse::execution);
  if (!use) use = first_use(role, RoleUse::task);
  if (!use || !trusts_none_of(role, {"ecs-tasks.amazonaws.com"})) return;
  for (const iam::Statement& statement : role.role->trust->statements)
    for (const iam::Principal& principal : statement.principal.list) {
      if (!statement.allows() || !principal.is_service("ecs.amazonaws.com")) continue;
      findings
          .add(principal.value.span, "role \"{}\" is used as {}, but trusts ECS itself and not its tasks",
               role.role->name, name_of(use->use))
          .related.push_back({use->span, fmt::format("used as {} here", name_of(use->use))});
    }
}

extern constexpr Check trust_ecs_instead_of_ecs_tasks = check;

}  // namespace rolecall::rules
