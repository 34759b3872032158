// How ECS entities name each other.
#pragma once

#include <string>
#include <string_view>

#include "entity/entity.h"

namespace rolecall {

/// The text of a reference that is one symbol as a whole, without the attribute that it asks for: of `!GetAtt Role.Arn`
/// and `!Ref Role` alike that of `Role`, of `aws_iam_role.task.arn` that of `aws_iam_role.task`. Empty for all others.
std::string symbol_of(std::string_view reference);
/// What a reference and the role that it means have in common: the role's name, or the symbol of a role of which only
/// deployment tells the name, or a name as it is shown of which a part is not known. Empty if nothing is.
std::string role_key(std::string_view arn_or_name);
std::string role_key(const Role& role);

/// `FAMILY`, `FAMILY:REVISION` or the ARN of either (API reference: CreateService, taskDefinition).
struct TaskDefinitionReference {
  std::string_view family, revision;  ///< revision is empty if none is said: the latest is meant
};
/// Of a text of which a part is not known: both empty, but of an ARN with such a family (symbols in it) that family. A
/// revision that is not known is empty.
TaskDefinitionReference task_definition_reference(std::string_view text);
/// By what the task definition of a service is found: its family, or the symbol that names it. Empty if neither is
/// known.
std::string task_definition_key(const Service& service);
/// Its `family`; of a description that lacks it, what its own ARN says.
std::string_view family_of(const TaskDefinition& task);

/// The name of the cluster that a service runs in: `cluster` of a request, `clusterArn` of a description, by name or
/// ARN. A request that names none means the cluster `default`. Empty if it is not known.
std::string_view cluster_name(const Service& service);
/// The name in a cluster's name or ARN.
std::string_view cluster_name(std::string_view name_or_arn);
/// By what the cluster of a service is found: its name, or the symbol that names it. Empty if neither is known.
std::string cluster_key(const Service& service);
/// Up to 255 letters, digits, underscores and hyphens (API reference: CreateCluster, clusterName).
bool is_cluster_name(std::string_view text);

/// The partition that a Region's name tells; empty if the Region is not known or its partition is not
/// (IAM user guide: Amazon Resource Names).
std::string_view partition_of_region(std::string_view region);

}  // namespace rolecall
