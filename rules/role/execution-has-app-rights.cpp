#include "judge/check.h"
#include "needs/extra.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  if (!role.is_used_as(RoleUse::execution) || role.is_used_as(RoleUse::task)) return;
  const std::vector<needs::ExtraRight> extra = needs::extra_rights(role, RoleUse::execution);
  if (extra.empty()) return;
  Finding& finding =
      findings.add(extra.front().place, "execution role \"{}\" is allowed {}, which ECS never calls to start a task",
                   role.role->name, extra.front().action);
  for (std::size_t i = 1; i < extra.size(); ++i)
    if (extra[i].place != extra[i - 1].place)
      finding.related.push_back({extra[i].place, "so is " + std::string(extra[i].action)});
}

extern constexpr Check role_execution_has_app_rights = check;

}  // namespace rolecall::rules
