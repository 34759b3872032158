#include "judge/check.h"

namespace rolecall::rules {

namespace {

/// Why the service-linked role has to be used (API reference: CreateService, role); empty if nothing forbids another.
std::string_view reason_against_role(const Service& service, const Workspace& workspace) {
  const TaskDefinition* task = workspace.task_definition(service);
  if (task && (*task)["networkMode"].text() == "awsvpc") return "its tasks use network mode awsvpc";
  if (service["loadBalancers"].size() > 1) return "it has more than one load balancer";
  if (service["serviceRegistries"].size() > 0) return "it has a service registry";
  return {};
}

void check(const Service& service, const Workspace& workspace, Findings& findings) {
  const View role = service["role"];
  if (service.is_description || role.text().empty()) return;
  const std::string_view reason = reason_against_role(service, workspace);
  if (!reason.empty()) findings.add(role.span(), "service \"{}\" may not name a role: {}", service.name, reason);
}

}  // namespace

extern constexpr Check service_role_not_permitted = check;

}  // namespace rolecall::rules
