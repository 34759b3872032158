#include "judge/check.h"

namespace rolecall::rules {

namespace {

bool is_awsvpc(const TaskDefinition* task) {
  return task && (*task)["networkMode"].text() == "awsvpc";
}

// A role that is not permitted at all is a finding of service/role-not-permitted; a description always has a role.
void check(const Service& service, const Workspace& workspace, Findings& findings) {
  const View role = service["role"];
  if (service.is_description || role.text().empty()) return;
  if (is_awsvpc(workspace.task_definition(service)) || service["loadBalancers"].size() > 1 ||
      service["serviceRegistries"].size() > 0)
    return;
  findings.add(role.span(), "service \"{}\" names role \"{}\", where AWSServiceRoleForECS serves", service.name,
               role.text());
}

}  // namespace

extern constexpr Check role_service_role_legacy = check;

}  // namespace rolecall::rules
