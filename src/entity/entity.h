// What a setup is made of: plain structs, the same whatever dialect they were written in.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iam/policy.h"
#include "source/span.h"
#include "source/text.h"
#include "source/tree.h"

namespace rolecall {

enum class EntityKind : std::uint8_t {
  policy,
  role,
  instance_profile,
  agent_config,
  task_definition,
  service,
  cluster,
  capacity_provider,
  container_instance,
  repository
};

/// "task-definition": the word for rules, messages and reports.
std::string_view name_of(EntityKind kind);
std::optional<EntityKind> entity_kind(std::string_view name);

/// A managed policy that a role carries: named by ARN (or, where only that is said, by name).
struct AttachedPolicy {
  Text arn;          ///< as written; empty if only the name is known
  std::string name;  ///< the last part of the ARN, or the name that was said
};

/// A role with what was found about it, possibly in several files. The linker merges the parts of one role.
struct Role {
  std::string name;
  std::string path;                ///< "/service-role/"; empty if not known
  std::string account;             ///< 12 digits; empty if not known
  Text arn;                        ///< empty if not known; a symbol where only deployment tells even the name
  Span span;                       ///< where the role, or its first part, stands
  bool is_from_file_name = false;  ///< no document says so: the name is that of a file or folder

  std::optional<iam::Policy> trust;
  std::vector<iam::Policy> inline_policies;
  std::vector<AttachedPolicy> attached;
  std::optional<AttachedPolicy> boundary;
  std::vector<std::string> inline_names;  ///< of list-role-policies: inline policies that exist, read or not
  bool says_inline = false;               ///< some document gives its inline policies
  bool says_attached = false;             ///< some document gives its attached policies
  bool may_have_more = false;             ///< a part of its permissions is known only after deployment
};

/// A customer managed policy: GetAccountAuthorizationDetails, or GetPolicy beside GetPolicyVersion.
struct ManagedPolicyDocument {
  std::string name, account;
  Text arn;
  iam::Policy policy;
};

struct InstanceProfile {
  std::string name;
  Text arn;
  Span span;
  std::vector<std::string> roles;
};

/// One setting of the container agent, as the file has it.
struct Setting {
  Text name;   ///< of ecs.config: everything before the first "=", blanks and all
  Text value;  ///< everything after it
  Span line;
  Tree json;  ///< the value read as JSON, where it is JSON; else empty
};

/// The configuration of one container agent: /etc/ecs/ecs.config, or Bottlerocket's settings.ecs.
struct AgentConfig {
  enum class Platform : std::uint8_t { unknown, ecs_init, other_linux, windows, bottlerocket };

  std::string name;  ///< its file's path
  Span span;
  Platform platform = Platform::ecs_init;
  std::string instance_role;       ///< by the map in .rolecall.toml; empty: the linker looks
  std::vector<Setting> settings;   ///< in the order of the file, duplicates kept
  std::vector<Setting> malformed;  ///< lines without "=": the whole line is the name

  /// The setting that counts: the last of that exact name, as the agent reads it. Linear.
  const Setting* find(std::string_view name) const;
};

/// An entity of the ECS API in its canonical form: the API's own member names, every value with its place. An unknown
/// value is a node of Kind::unknown, or a text with symbols.
struct EcsEntity {
  EntityKind kind;
  std::string name;  ///< how a person calls it: family, service name, cluster name; empty if not said
  Span span;
  Tree tree;
  bool is_description = false;             ///< from a describe-* answer, which has members that no request takes
  std::string account, region, partition;  ///< where the document's own ARNs tell; else empty
  std::string symbol;  ///< the text that names it in its template, where only deployment tells its name or ARN

  View root() const { return tree.root(); }
  View operator[](std::string_view path) const { return tree.root().at(path); }
};

struct TaskDefinition : EcsEntity {
  TaskDefinition() : EcsEntity{EntityKind::task_definition} {}
};
struct Service : EcsEntity {
  Service() : EcsEntity{EntityKind::service} {}
};
struct Cluster : EcsEntity {
  Cluster() : EcsEntity{EntityKind::cluster} {}
};
struct CapacityProvider : EcsEntity {
  CapacityProvider() : EcsEntity{EntityKind::capacity_provider} {}
};
struct ContainerInstance : EcsEntity {
  ContainerInstance() : EcsEntity{EntityKind::container_instance} {}
};
struct Repository : EcsEntity {
  Repository() : EcsEntity{EntityKind::repository} {}
};

/// A policy document whose owner its content does not name.
struct LoosePolicy {
  iam::Policy policy;
  std::string role;  ///< the role that the file's or folder's name, or the map in .rolecall.toml, tells; may be empty
  bool is_mapped = false;  ///< the map says so, or the name is one that ECS setups use: the role is certain
  std::string repository;  ///< of a resource policy: the ECR repository that has it; empty if the document names none
};

/// The usual name of the ECS role that a name means in any spelling: `ecs-task-execution-role` is
/// `ecsTaskExecutionRole` (Amazon ECS developer guide: IAM roles for Amazon ECS). Empty for all other names.
std::string_view usual_role(std::string_view name);

/// All that was recognised in one source, or in all of them. Deques, so that pointers to entities stay valid.
struct Entities {
  std::deque<LoosePolicy> policies;
  std::deque<ManagedPolicyDocument> managed_policies;
  std::deque<Role> roles;
  std::deque<InstanceProfile> instance_profiles;
  std::deque<AgentConfig> agent_configs;
  std::deque<TaskDefinition> task_definitions;
  std::deque<Service> services;
  std::deque<Cluster> clusters;
  std::deque<CapacityProvider> capacity_providers;
  std::deque<ContainerInstance> container_instances;
  std::deque<Repository> repositories;

  bool empty() const;
  /// Takes over what another source had, keeping the order.
  void append(Entities other);
};

}  // namespace rolecall
