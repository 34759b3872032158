#include "judge/check.h"
#include "needs/extra.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  if (!role.is_used_as(RoleUse::instance)) return;
  const std::vector<needs::ExtraRight> extra = needs::extra_rights(role, RoleUse::instance);
  if (extra.empty()) return;
  Finding& finding = findings.add(
      extra.front().place, "instance role \"{}\" is allowed {}, which every container on its instances can use, too",
      role.role->name, extra.front().action);
  for (std::size_t i = 1; i < extra.size(); ++i)
    if (extra[i].place != extra[i - 1].place)
      finding.related.push_back({extra[i].place, "so is " + std::string(extra[i].action)});
}

extern constexpr Check role_instance_extra_rights = check;

}  // namespace rolecall::rules
