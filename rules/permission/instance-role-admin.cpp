// The role of container instances is an administrator.
#include "judge/check.h"
#include "judge/escalation.h"
#include "judge/trust.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  const LinkedRole::Use* use = first_use(role, RoleUse::instance);
  if (!use || !is_administrator(role)) return;
  Finding& finding =
      findings.add(role.place(), "instance role \"{}\" may do everything, and so may whatever runs on the instance",
                   role.role->name);
  if (use->span.is_somewhere()) finding.related.push_back({use->span, "it is an instance role by this"});
}

extern constexpr Check permission_instance_role_admin = check;

}  // namespace rolecall::rules
