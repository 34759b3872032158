#include "link/role_fields.h"

namespace rolecall {

namespace {

void add(std::vector<RoleField>& fields, RoleUse use, View value) {
  if (value.is_unknown() || !value.text().empty()) fields.push_back({use, value});
}

void add_infrastructure_roles(std::vector<RoleField>& fields, View configuration) {
  for (View volume : configuration["volumeConfigurations"])
    add(fields, RoleUse::infrastructure, volume.at("managedEBSVolume.roleArn"));
  for (View service : configuration.at("serviceConnectConfiguration.services"))
    add(fields, RoleUse::infrastructure, service.at("tls.roleArn"));
  for (View lattice : configuration["vpcLatticeConfigurations"])
    add(fields, RoleUse::infrastructure, lattice["roleArn"]);
  for (View balancer : configuration["loadBalancers"])
    add(fields, RoleUse::infrastructure, balancer.at("advancedConfiguration.roleArn"));
}

}  // namespace

std::vector<RoleField> role_fields(const TaskDefinition& task) {
  std::vector<RoleField> fields;
  add(fields, RoleUse::execution, task["executionRoleArn"]);
  add(fields, RoleUse::task, task["taskRoleArn"]);
  return fields;
}

std::vector<View> configurations_of(const Service& service) {
  std::vector<View> configurations = {service.root()};
  for (View deployment : service["deployments"])
    if (deployment["status"].text() == "PRIMARY") configurations.push_back(deployment);
  return configurations;
}

std::vector<RoleField> role_fields(const Service& service) {
  std::vector<RoleField> fields;
  add(fields, RoleUse::service, service[service.is_description ? "roleArn" : "role"]);
  for (View configuration : configurations_of(service)) add_infrastructure_roles(fields, configuration);
  return fields;
}

std::vector<RoleField> role_fields(const CapacityProvider& provider) {
  std::vector<RoleField> fields;
  add(fields, RoleUse::infrastructure, provider["managedInstancesProvider.infrastructureRoleArn"]);
  return fields;
}

}  // namespace rolecall
