#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "judge/check.h"

namespace rolecall::rules {

namespace {

/// A managed policy and the kinds of role that it is for (AWS managed policy reference).
struct Purpose {
  std::string_view policy;
  std::array<RoleUse, 2> uses;
};
constexpr std::array<Purpose, 12> purposes = {{
    {"AmazonEC2ContainerServiceforEC2Role", {RoleUse::instance, RoleUse::external_instance}},
    {"AmazonECSInstanceRolePolicyForManagedInstances", {RoleUse::instance, RoleUse::instance}},
    {"AmazonECSTaskExecutionRolePolicy", {RoleUse::execution, RoleUse::execution}},
    {"AmazonEC2ContainerServiceRole", {RoleUse::service, RoleUse::service}},
    {"AmazonEC2ContainerServiceEventsRole", {RoleUse::scheduler, RoleUse::scheduler}},
    {"AmazonECSInfrastructureRolePolicyForVolumes", {RoleUse::infrastructure, RoleUse::infrastructure}},
    {"AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
     {RoleUse::infrastructure, RoleUse::infrastructure}},
    {"AmazonECSInfrastructureRolePolicyForVpcLattice", {RoleUse::infrastructure, RoleUse::infrastructure}},
    {"AmazonECSInfrastructureRolePolicyForLoadBalancers", {RoleUse::infrastructure, RoleUse::infrastructure}},
    {"AmazonECSInfrastructureRolePolicyForManagedInstances", {RoleUse::infrastructure, RoleUse::infrastructure}},
    {"AmazonECSInfrastructureRoleforExpressGatewayServices", {RoleUse::infrastructure, RoleUse::infrastructure}},
    {"AWSCodeDeployRoleForECS", {RoleUse::deployer, RoleUse::deployer}},
}};

const Purpose* purpose_of(const AttachedPolicy& attached) {
  const auto* found = std::find_if(purposes.begin(), purposes.end(),
                                   [&](const Purpose& purpose) { return purpose.policy == attached.name; });
  return found == purposes.end() ? nullptr : found;
}

void check(const LinkedRole& role, Findings& findings) {
  if (role.uses.empty()) return;
  for (const AttachedPolicy& attached : role.role->attached) {
    const Purpose* purpose = purpose_of(attached);
    if (!purpose || role.is_used_as(purpose->uses[0]) || role.is_used_as(purpose->uses[1])) continue;
    const LinkedRole::Use& use = role.uses.front();
    findings
        .add(attached.arn.span.is_somewhere() ? attached.arn.span : role.place(),
             "managed policy \"{}\" is for the {}, and role \"{}\" is used as {}", attached.name,
             name_of(purpose->uses[0]), role.role->name, name_of(use.use))
        .related.push_back({use.span, "its use as " + std::string(name_of(use.use))});
  }
}

}  // namespace

extern constexpr Check role_managed_policy_wrong_role = check;

}  // namespace rolecall::rules
