// Makes the workspace: roles first, then what the ECS entities make of them.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/managed_policies.h"
#include "iam/arn.h"
#include "iam/pattern.h"
#include "iam/trust.h"
#include "link/managed.h"
#include "link/merge.h"
#include "link/references.h"
#include "link/role_fields.h"
#include "link/workspace.h"

namespace rolecall {

namespace {

bool is_called_instance_role(const Role& role) {
  return usual_role(role.name) == "ecsInstanceRole";
}

/// What a role that deploys calls. ecs:UpdateService alone does not tell: scalers call it, too.
constexpr std::array<std::string_view, 3> deploying_actions = {"ecs:RegisterTaskDefinition", "ecs:CreateService",
                                                               "ecs:RunTask"};

/// Services that people deploy with.
constexpr std::array<std::string_view, 3> deploying_services = {"codebuild.amazonaws.com", "codepipeline.amazonaws.com",
                                                                "cloudformation.amazonaws.com"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool trusts_a_service(const Role& role, auto&& is_meant) {
  if (!role.trust) return false;
  for (const iam::Statement& statement : role.trust->statements) {
    if (!statement.allows()) continue;
    for (const iam::Principal& principal : statement.principal.list)
      if (principal.kind == "Service" && is_meant(principal.value.value)) return true;
  }
  return false;
}

bool trusts(const Role& role, std::string_view service) {
  return role.trust && iam::trusts_service(*role.trust, service) == Answer::yes;
}

bool trusts_ec2(const Role& role) {
  return trusts(role, "ec2.amazonaws.com") || trusts(role, "ec2.amazonaws.com.cn");
}

/// A statement that names one of the deploying actions, alone or by a pattern that is about ECS; a lone `*` does not.
bool says_it_deploys(const iam::Policy& policy) {
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows()) continue;
    for (const Text& pattern : statement.action.list)
      for (std::string_view action : deploying_actions)
        if (iam::matches(pattern.value, action, iam::Case::insensitive) == Answer::yes &&
            pattern.value.find_first_not_of("*:") != std::string::npos)
          return true;
  }
  return false;
}

std::string_view partition_of(const AttachedPolicy& attached) {
  const Expected<iam::Arn> arn = iam::parse_arn(attached.arn.value);
  return arn && iam::is_partition(arn->partition) ? arn->partition : "aws";
}

/// The ARN of a policy of AWS's own, in a partition that is known; empty for any other.
std::string arn_of_aws(const AttachedPolicy& attached) {
  const Expected<iam::Arn> arn = iam::parse_arn(attached.arn.value);
  if (!arn || arn->service != "iam" || arn->account != "aws") return {};
  return fmt::format("arn:{}:iam::aws:{}", partition_of(attached), arn->resource);
}

/// By what an attached policy is found: its name, or the symbol of one of which only deployment tells the ARN.
std::string customer_policy_key(const Text& arn, std::string_view name) {
  std::string symbol = symbol_of(arn.value);
  return symbol.empty() ? std::string(name) : symbol;
}

}  // namespace

class Linker {
 public:
  explicit Linker(Entities entities);
  Workspace linked() &&;

 private:
  void index_entities();
  void link_role(const Role& role);
  bool attach(LinkedRole& linked, const AttachedPolicy& attached);
  const iam::Policy* resolve(const AttachedPolicy& attached);
  const iam::Policy* find_customer_policy(const AttachedPolicy& attached) const;
  const iam::Policy* from_catalog(std::string_view arn_or_name, std::string_view partition);
  void find_named_uses();
  void find_instance_role();
  void find_instance_uses();
  void find_uses_by_trust();
  void list_policies();
  void use(const LinkedRole* role, RoleUse use, const Span& span, const EcsEntity* by);

  Workspace world_;
  std::unordered_map<const LinkedRole*, std::size_t> position_of_;                                   // in world_.roles
  std::map<std::string, std::vector<const ManagedPolicyDocument*>, std::less<>> customer_policies_;  // by name
  std::map<std::string, const iam::Policy*, std::less<>> loose_policies_;  // by name; null if two have it
  std::map<std::string, std::vector<const iam::Policy*>, std::less<>> loose_boundaries_;  // by role
  std::map<std::pair<std::string, std::string>, const iam::Policy*> catalog_;             // by name and partition
};

Linker::Linker(Entities entities) {
  entities.roles = merge_roles(std::move(entities.roles));
  adopt_policies(entities);
  world_.entities = std::move(entities);
}

Workspace Linker::linked() && {
  index_entities();
  for (const Role& role : world_.entities.roles) link_role(role);
  find_named_uses();
  find_instance_role();
  find_instance_uses();
  find_uses_by_trust();
  for (LinkedRole& role : world_.roles)
    std::stable_sort(role.uses.begin(), role.uses.end(),
                     [](const LinkedRole::Use& a, const LinkedRole::Use& b) { return a.span < b.span; });
  list_policies();
  return std::move(world_);
}

void Linker::index_entities() {
  const Entities& entities = world_.entities;
  for (std::size_t i = 0; i < entities.roles.size(); ++i) world_.role_index_[role_key(entities.roles[i])].push_back(i);
  for (std::size_t i = 0; i < entities.task_definitions.size(); ++i) {
    const TaskDefinition& task = entities.task_definitions[i];
    world_.task_index_[std::string(family_of(task))].push_back(i);
    if (!task.symbol.empty()) world_.task_index_[task.symbol].push_back(i);
  }
  for (std::size_t i = 0; i < entities.services.size(); ++i)
    world_.service_index_[task_definition_key(entities.services[i])].push_back(i);
  for (std::size_t i = 0; i < entities.clusters.size(); ++i) {
    const Cluster& cluster = entities.clusters[i];
    world_.cluster_index_[cluster.symbol.empty() ? cluster.name : cluster.symbol].push_back(i);
  }

  for (const ManagedPolicyDocument& document : entities.managed_policies)
    customer_policies_[customer_policy_key(document.arn, document.name)].push_back(&document);
  for (const LoosePolicy& loose : entities.policies) {
    if (loose.policy.type == iam::PolicyType::boundary && !loose.role.empty())
      loose_boundaries_[loose.role].push_back(&loose.policy);
    if (loose.policy.type != iam::PolicyType::identity) continue;
    const auto [place, is_new] = loose_policies_.emplace(loose.policy.name, &loose.policy);
    if (!is_new) place->second = nullptr;
  }
}

void Linker::link_role(const Role& role) {
  LinkedRole& linked = world_.roles.emplace_back();
  position_of_.emplace(&linked, world_.roles.size() - 1);
  linked.role = &role;
  iam::Permissions& permissions = linked.permissions;
  permissions.are_complete =
      (role.says_inline || role.says_attached || !role.inline_policies.empty()) && !role.may_have_more;

  for (const iam::Policy& policy : role.inline_policies) {
    permissions.identity.push_back(&policy);
    if (policy.is_unknown) permissions.are_complete = false;
  }
  for (const std::string& name : role.inline_names) {
    const bool was_read = std::any_of(role.inline_policies.begin(), role.inline_policies.end(),
                                      [&](const iam::Policy& policy) { return policy.name == name; });
    if (!was_read) permissions.are_complete = false;
  }
  for (const AttachedPolicy& attached : role.attached)
    if (!attach(linked, attached)) permissions.are_complete = false;

  if (role.boundary) {
    if (const iam::Policy* boundary = resolve(*role.boundary)) permissions.boundary.push_back(boundary);
  }
  if (const auto loose = loose_boundaries_.find(role.name);
      loose != loose_boundaries_.end() && permissions.boundary.empty())
    permissions.boundary = loose->second;
  permissions.boundary_is_complete = !role.boundary || !permissions.boundary.empty();
}

bool Linker::attach(LinkedRole& linked, const AttachedPolicy& attached) {
  const iam::Policy* policy = resolve(attached);
  if (!policy) {
    linked.unresolved.push_back(&attached);
    return false;
  }
  linked.permissions.identity.push_back(policy);
  return !policy->is_unknown;
}

const iam::Policy* Linker::resolve(const AttachedPolicy& attached) {
  if (const std::string arn = arn_of_aws(attached); !arn.empty()) return from_catalog(arn, partition_of(attached));
  if (const iam::Policy* policy = find_customer_policy(attached)) return policy;
  if (attached.arn.empty()) return from_catalog(attached.name, "aws");
  return nullptr;
}

const iam::Policy* Linker::find_customer_policy(const AttachedPolicy& attached) const {
  const std::string key = customer_policy_key(attached.arn, attached.name);
  if (const auto named = customer_policies_.find(key); named != customer_policies_.end()) {
    for (const ManagedPolicyDocument* document : named->second)
      if (attached.arn.empty() || document->arn.empty() || document->arn == attached.arn) return &document->policy;
  }
  if (!attached.arn.is_known()) return nullptr;
  const auto loose = loose_policies_.find(attached.name);
  return loose == loose_policies_.end() ? nullptr : loose->second;
}

const iam::Policy* Linker::from_catalog(std::string_view arn_or_name, std::string_view partition) {
  const std::optional<catalog::ManagedPolicy> managed = catalog::find_managed_policy(arn_or_name);
  if (!managed) return nullptr;
  const iam::Policy*& policy = catalog_[{std::string(managed->name()), std::string(partition)}];
  if (!policy) policy = &world_.catalog_policies.emplace_back(policy_from(*managed, partition));
  return policy;
}

void Linker::use(const LinkedRole* role, RoleUse use, const Span& span, const EcsEntity* by) {
  if (!role) return;
  world_.roles[position_of_.at(role)].uses.push_back({use, span, by});
}

void Linker::find_named_uses() {
  const auto add_all = [&](const auto& entities) {
    for (const auto& entity : entities)
      for (const RoleField& field : role_fields(entity))
        use(world_.find_role(field.value.as_text().value), field.use, field.value.span(), &entity);
  };
  add_all(world_.entities.task_definitions);
  add_all(world_.entities.services);
  add_all(world_.entities.capacity_providers);
}

/// The one role that is called so, else the one that an instance profile has, else the one that EC2 may assume.
void Linker::find_instance_role() {
  std::set<const LinkedRole*> called, in_profile, trusting;
  for (const LinkedRole& role : world_.roles) {
    if (is_called_instance_role(*role.role)) called.insert(&role);
    if (trusts_ec2(*role.role)) trusting.insert(&role);
  }
  for (const InstanceProfile& profile : world_.entities.instance_profiles)
    for (const std::string& name : profile.roles)
      if (const LinkedRole* role = world_.find_role(name)) in_profile.insert(role);
  for (const auto* candidates : {&called, &in_profile, &trusting}) {
    if (candidates->empty()) continue;
    if (candidates->size() == 1) world_.instance_role_ = *candidates->begin();
    return;
  }
}

void Linker::find_instance_uses() {
  for (const AgentConfig& config : world_.entities.agent_configs)
    use(world_.instance_role(config), RoleUse::instance, config.span, nullptr);
  const LinkedRole* role = world_.instance_role();
  if (!role || role->is_used_as(RoleUse::instance)) return;
  const auto& tasks = world_.entities.task_definitions;
  const bool has_ec2_task = std::any_of(
      tasks.begin(), tasks.end(), [&](const TaskDefinition& task) { return world_.runs_on_ec2(task) == Answer::yes; });
  if (has_ec2_task || is_called_instance_role(*role->role)) use(role, RoleUse::instance, role->role->span, nullptr);
}

/// What no document names a role for, but its trust policy and its permissions together tell.
void Linker::find_uses_by_trust() {
  for (LinkedRole& linked : world_.roles) {
    const Role& role = *linked.role;
    if (!linked.uses.empty()) continue;
    const auto& policies = linked.permissions.identity;
    // All actions of all roles are many, so that they are asked last.
    const auto deploys = [&] {
      return std::any_of(policies.begin(), policies.end(),
                         [](const iam::Policy* policy) { return says_it_deploys(*policy); });
    };
    const auto is_no_deployer = [](std::string_view name) { return !is_one_of(name, deploying_services); };
    if ((trusts(role, "events.amazonaws.com") || trusts(role, "scheduler.amazonaws.com")) && deploys()) {
      use(&linked, RoleUse::scheduler, linked.place(), nullptr);
    } else if (!trusts_a_service(role, is_no_deployer) && deploys()) {
      use(&linked, RoleUse::deployer, linked.place(), nullptr);
    } else if (trusts(role, "ssm.amazonaws.com") &&
               std::any_of(policies.begin(), policies.end(), [](const iam::Policy* policy) {
                 return policy->is_aws_managed && policy->name == "AmazonEC2ContainerServiceforEC2Role";
               })) {
      use(&linked, RoleUse::external_instance, linked.place(), nullptr);
    }
  }
}

void Linker::list_policies() {
  std::vector<const iam::Policy*>& policies = world_.policies;
  for (const LoosePolicy& loose : world_.entities.policies) policies.push_back(&loose.policy);
  for (const ManagedPolicyDocument& document : world_.entities.managed_policies) policies.push_back(&document.policy);
  for (const Role& role : world_.entities.roles) {
    if (role.trust) policies.push_back(&*role.trust);
    for (const iam::Policy& policy : role.inline_policies) policies.push_back(&policy);
  }
  std::stable_sort(policies.begin(), policies.end(),
                   [](const iam::Policy* a, const iam::Policy* b) { return a->span < b->span; });
}

Workspace link(Entities entities) {
  return Linker(std::move(entities)).linked();
}

}  // namespace rolecall
