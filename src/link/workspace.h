// All entities of one run and the links between them.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entity/entity.h"
#include "iam/evaluate.h"

namespace rolecall {

/// What one role is in this setup, each with the place that says so.
enum class RoleUse : std::uint8_t {
  instance,
  execution,
  task,
  service,
  infrastructure,
  scheduler,
  deployer,
  external_instance
};
std::string_view name_of(RoleUse use);  ///< "execution role"

/// A linked role: the entity and what follows from all files together.
struct LinkedRole {
  const Role* role = nullptr;
  /// Inline policies, customer managed policies that are in the workspace, AWS managed policies from the catalog; the
  /// boundary. `are_complete` is false while an attached policy, or an inline policy that exists, was not read, or when
  /// no file says anything about its permissions.
  iam::Permissions permissions;
  std::vector<const AttachedPolicy*> unresolved;  ///< attached, and neither in the workspace nor AWS's
  struct Use {
    RoleUse use;
    Span span;  ///< the value that names the role, or the instance profile, config, ... that implies it
    const EcsEntity* by = nullptr;  ///< the task definition or service that names it, if one does
  };
  std::vector<Use> uses;  ///< in the order of the sources

  bool is_used_as(RoleUse use) const;
  /// May the role do that? The permissions of all files together.
  iam::Verdict may(std::string_view action, std::string_view resource, const iam::Context& context = {}) const;
  /// Where a report points for "the role": its first policy in a file, else its trust policy, else the role itself.
  Span place() const;
};

/// A reference to a role in a setup: whether one is named, and the role if it is in the workspace.
struct RoleReference {
  View value;                        ///< the node that names it; nothing if none is named
  std::string name;                  ///< the role's name; empty if it is not known
  const LinkedRole* role = nullptr;  ///< null if it is not in the workspace
};

/// One run's world. Built once by link(), read-only afterwards, shared by all threads of the judge.
class Workspace {
 public:
  Workspace() = default;
  Workspace(Workspace&&) = default;
  Workspace& operator=(Workspace&&) = default;

  Entities entities;                         ///< roles here are merged: one for each role of the setup
  std::deque<LinkedRole> roles;              ///< one for each of entities.roles, in the same order
  std::deque<iam::Policy> catalog_policies;  ///< AWS managed policies that a role has, from the catalog

  /// Every policy of the workspace that a file has, each once: loose, inline, trust, customer managed.
  std::vector<const iam::Policy*> policies;

  const LinkedRole* find_role(std::string_view arn_or_name) const;
  const LinkedRole* linked(const Role& role) const;

  RoleReference execution_role(const TaskDefinition& task) const;
  RoleReference task_role(const TaskDefinition& task) const;
  /// The role of the container instances on which a task may run: of the agent configuration or the instance profile,
  /// if there is exactly one in the workspace that it can be.
  const LinkedRole* instance_role() const;
  const LinkedRole* instance_role(const AgentConfig& config) const;
  /// The agent configuration of those instances, if there is exactly one.
  const AgentConfig* agent_config() const;

  const TaskDefinition* task_definition(const Service& service) const;
  const Cluster* cluster(const Service& service) const;
  std::vector<const Service*> services_of(const TaskDefinition& task) const;

  /// Where can a task of this definition run? Decided by requiresCompatibilities, and by the launch types and capacity
  /// providers of the services that name it: `yes` if one does, `no` if the definition or all services exclude it.
  Answer runs_on_ec2(const TaskDefinition& task) const;
  Answer runs_on_fargate(const TaskDefinition& task) const;
  Answer runs_on_external(const TaskDefinition& task) const;

  /// The account, Region and partition of an entity, as far as its ARNs, its roles' ARNs and its images tell; else
  /// empty.
  struct Home {
    std::string partition, region, account;
  };
  Home home(const TaskDefinition& task) const;
  Home home(const Service& service) const;

 private:
  friend Workspace link(Entities entities);
  friend class Linker;
  using Positions = std::unordered_map<std::string, std::vector<std::size_t>>;
  Positions role_index_;     ///< a role's name, or its symbol, to positions in `roles`
  Positions task_index_;     ///< a family, or a symbol, to positions in entities.task_definitions
  Positions service_index_;  ///< a family to the positions of the services that name it in entities.services
  Positions cluster_index_;  ///< a cluster's name, or its symbol, to positions in entities.clusters
  const LinkedRole* instance_role_ = nullptr;  ///< where it can be only one

  Answer runs_on(const TaskDefinition& task, std::string_view launch_type) const;
  Answer runs_on(const Service& service, std::string_view launch_type) const;
  Answer runs_on(View strategy, std::string_view launch_type) const;
};

/// Merges the parts of each role, resolves attached policies, and links what names what. Linear in the entities (and
/// the logarithm of their number). The same entities in the same order give the same workspace.
Workspace link(Entities entities);

}  // namespace rolecall
