// Which members of an ECS entity name a role, and what the role is for there.
#pragma once

#include <vector>

#include "entity/entity.h"
#include "link/workspace.h"

namespace rolecall {

/// One member that names a role.
struct RoleField {
  RoleUse use;
  View value;
};

/// `executionRoleArn` and `taskRoleArn`, where they are present and not empty.
std::vector<RoleField> role_fields(const TaskDefinition& task);
/// `role`, and each infrastructure role: of managed EBS volumes, Service Connect TLS, VPC Lattice, load balancers (API
/// reference: CreateService; in a description they stand in the primary deployment).
std::vector<RoleField> role_fields(const Service& service);
/// `managedInstancesProvider.infrastructureRoleArn` (API reference: CreateCapacityProvider).
std::vector<RoleField> role_fields(const CapacityProvider& provider);

/// A service's own members, and those of its primary deployment, where descriptions have `volumeConfigurations` and
/// `serviceConnectConfiguration`.
std::vector<View> configurations_of(const Service& service);

}  // namespace rolecall
