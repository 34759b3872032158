#include "needs/needs.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "iam/arn.h"
#include "iam/pattern.h"
#include "link/references.h"
#include "link/role_fields.h"
#include "needs/causes.h"
#include "needs/template.h"

namespace rolecall::needs {

namespace {

/// A role, and as what it is asked.
struct Asked {
  RoleReference role;
  RoleUse use;
};

/// A role that no member names: the instance role, a deployer.
RoleReference reference_to(const LinkedRole* role) {
  RoleReference reference;
  reference.role = role;
  if (role) reference.name = role->role->name;
  return reference;
}

RoleReference reference_by(const Workspace& workspace, View value) {
  const Text text = value.as_text();
  return {value, std::string(iam::role_name(text.value)), workspace.find_role(text.value)};
}

/// The role that pulls and logs: the execution role; where none is named and the tasks run on EC2 and nowhere else, the
/// instance role (Amazon ECS developer guide: Amazon ECS task execution IAM role).
std::optional<Asked> execution_or_instance(const Workspace& workspace, const TaskDefinition& task) {
  if (RoleReference role = workspace.execution_role(task); role.value)
    return Asked{std::move(role), RoleUse::execution};
  const bool is_on_ec2 = workspace.runs_on_ec2(task) == Answer::yes && workspace.runs_on_fargate(task) == Answer::no &&
                         workspace.runs_on_external(task) == Answer::no;
  if (!is_on_ec2 || !workspace.instance_role()) return std::nullopt;
  return Asked{reference_to(workspace.instance_role()), RoleUse::instance};
}

std::optional<Asked> bearer_for(const Workspace& workspace, const Feature& feature, const TaskDefinition& task) {
  switch (feature.bearer) {
    case Bearer::execution:
      if (RoleReference role = workspace.execution_role(task); role.value)
        return Asked{std::move(role), RoleUse::execution};
      return std::nullopt;
    case Bearer::execution_or_instance:
      return execution_or_instance(workspace, task);
    case Bearer::task:
      if (RoleReference role = workspace.task_role(task); role.value) return Asked{std::move(role), RoleUse::task};
      return std::nullopt;
    case Bearer::instance:
    case Bearer::infrastructure:
    case Bearer::deployer:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Asked> bearer_for(const Workspace& workspace, const Feature& feature, const Service& service,
                                const Cause& cause) {
  if (feature.bearer == Bearer::infrastructure)
    return Asked{reference_by(workspace, cause.role), RoleUse::infrastructure};
  const TaskDefinition* task = workspace.task_definition(service);
  return task ? bearer_for(workspace, feature, *task) : std::nullopt;
}

Fields home_fields(const Workspace::Home& home) {
  Fields fields;
  if (!home.partition.empty()) fields.emplace_back("partition", home.partition);
  if (!home.region.empty()) fields.emplace_back("region", home.region);
  if (!home.account.empty()) fields.emplace_back("account", home.account);
  return fields;
}

/// An instance lives in the account of its role.
Workspace::Home home_of(const LinkedRole* role) {
  Workspace::Home home;
  if (!role) return home;
  home.account = role->role->account;
  const Expected<iam::Arn> arn = iam::parse_arn(role->role->arn.value);
  if (arn && iam::is_partition(arn->partition)) home.partition = arn->partition;
  if (arn && iam::is_account_id(arn->account)) home.account = arn->account;
  return home;
}

Need need_from(const Feature& feature, Cause cause, Asked asked, const Workspace::Home& home) {
  Need need;
  need.feature = &feature;
  need.rule = feature.rule;
  need.cause = cause.span;
  need.subject = std::move(cause.subject);
  Fields fields = std::move(cause.fields);
  for (auto& field : home_fields(home)) fields.push_back(std::move(field));
  need.request_resource = filled(feature.resource, fields);
  need.resource = as_in_policy(need.request_resource);
  fields.emplace_back("resource", need.resource);
  need.what = as_in_policy(filled(feature.title, fields));
  need.actions.assign(feature.actions.begin(), feature.actions.end());
  need.role = std::move(asked.role);
  need.use = asked.use;
  need.context = std::move(cause.context);
  return need;
}

void sort_by_cause(std::vector<Need>& needs) {
  std::stable_sort(needs.begin(), needs.end(), [](const Need& a, const Need& b) { return a.cause < b.cause; });
}

/// Collects the needs of one workspace, each once for one entity.
class Collector {
 public:
  explicit Collector(const Workspace& workspace) : workspace_(workspace) {}
  std::vector<Need> collected() &&;
  std::vector<Need> collected(const TaskDefinition& task) &&;

 private:
  void collect(const Feature& feature, const Finder& finder);
  void collect(const Feature& feature, TaskFinder find, const TaskDefinition& task);
  void collect_agent(const Feature& feature, AgentFinder find);
  void collect_unconfigured_agent(const Feature& feature, AgentFinder find);
  void collect_passes(const Feature& feature);
  void pass(const Feature& feature, const EcsEntity& by, const RoleField& field, const Workspace::Home& home,
            std::string_view kind);
  void add(Need need);

  const Workspace& workspace_;
  std::vector<Need> needs_;
  // A feature, the role that bears it, the resource, and the entity that causes it.
  using Key = std::tuple<const Feature*, std::string, std::string, const void*>;
  std::map<Key, std::size_t> known_;
};

std::vector<Need> Collector::collected() && {
  for (const Feature& feature : features()) {
    if (feature.bearer == Bearer::deployer) {
      collect_passes(feature);
    } else if (const Finder* finder = find_cause(feature.cause)) {
      collect(feature, *finder);
    }
  }
  sort_by_cause(needs_);
  return std::move(needs_);
}

std::vector<Need> Collector::collected(const TaskDefinition& task) && {
  for (const Feature& feature : features()) {
    const Finder* finder = find_cause(feature.cause);
    if (!finder) continue;
    if (const auto* on_task = std::get_if<TaskFinder>(finder)) collect(feature, *on_task, task);
  }
  sort_by_cause(needs_);
  return std::move(needs_);
}

void Collector::collect(const Feature& feature, const Finder& finder) {
  const Entities& entities = workspace_.entities;
  if (const auto* on_task = std::get_if<TaskFinder>(&finder)) {
    for (const TaskDefinition& task : entities.task_definitions) collect(feature, *on_task, task);
  } else if (const auto* on_service = std::get_if<ServiceFinder>(&finder)) {
    for (const Service& service : entities.services)
      for (Cause& cause : (*on_service)(service, workspace_))
        if (std::optional<Asked> asked = bearer_for(workspace_, feature, service, cause)) {
          Need need = need_from(feature, std::move(cause), std::move(*asked), workspace_.home(service));
          need.entity = &service;
          add(std::move(need));
        }
  } else if (const auto* on_agent = std::get_if<AgentFinder>(&finder)) {
    collect_agent(feature, *on_agent);
  }
}

void Collector::collect(const Feature& feature, TaskFinder find, const TaskDefinition& task) {
  Causes causes = find(task, workspace_);
  if (causes.empty()) return;
  const std::optional<Asked> asked = bearer_for(workspace_, feature, task);
  if (!asked) return;
  const Workspace::Home home = workspace_.home(task);
  for (Cause& cause : causes) {
    Need need = need_from(feature, std::move(cause), *asked, home);
    need.entity = &task;
    add(std::move(need));
  }
}

void Collector::collect_agent(const Feature& feature, AgentFinder find) {
  if (workspace_.entities.agent_configs.empty()) return collect_unconfigured_agent(feature, find);
  for (const AgentConfig& config : workspace_.entities.agent_configs) {
    const LinkedRole* role = workspace_.instance_role(config);
    for (Cause& cause : find(config)) {
      Need need = need_from(feature, std::move(cause), {reference_to(role), RoleUse::instance}, home_of(role));
      need.agent = &config;
      add(std::move(need));
    }
  }
}

/// An instance role whose agent's configuration is not here: what every agent calls, in a cluster that is not known.
/// Managed instances have an agent of their own (AWS managed policy AmazonECSInstanceRolePolicyForManagedInstances).
void Collector::collect_unconfigured_agent(const Feature& feature, AgentFinder find) {
  const LinkedRole* role = workspace_.instance_role();
  if (!role || !role->is_used_as(RoleUse::instance)) return;
  const auto& policies = role->permissions.identity;
  const bool is_for_managed_instances = std::any_of(policies.begin(), policies.end(), [](const iam::Policy* policy) {
    return policy->is_aws_managed && policy->name == "AmazonECSInstanceRolePolicyForManagedInstances";
  });
  if (is_for_managed_instances) return;
  for (Cause& cause : find(AgentConfig{})) {
    cause.span = role->place();
    std::erase_if(cause.fields, [](const auto& field) { return field.first == "cluster"; });
    add(need_from(feature, std::move(cause), {reference_to(role), RoleUse::instance}, home_of(role)));
  }
}

/// iam:PassRole is judged for the roles of what a deployer may certainly register, run or create.
struct Deployment {
  std::string_view action, resource;
};

bool deploys(const LinkedRole& deployer, std::span<const Deployment> deployments) {
  return std::any_of(deployments.begin(), deployments.end(), [&](const Deployment& deployment) {
    return deployer.may(deployment.action, deployment.resource).allowed == Answer::yes;
  });
}

void Collector::collect_passes(const Feature& feature) {
  const bool is_of_tasks = feature.cause == "pass-task-role";
  if (is_of_tasks) {
    for (const TaskDefinition& task : workspace_.entities.task_definitions)
      for (const RoleField& field : role_fields(task))
        pass(feature, task, field, workspace_.home(task), "task definition");
    return;
  }
  for (const Service& service : workspace_.entities.services)
    for (const RoleField& field : role_fields(service))
      if (field.use == RoleUse::infrastructure) pass(feature, service, field, workspace_.home(service), "service");
}

void Collector::pass(const Feature& feature, const EcsEntity& by, const RoleField& field, const Workspace::Home& home,
                     std::string_view kind) {
  const RoleReference passed = reference_by(workspace_, field.value);
  if (passed.name.empty()) return;
  const bool is_of_task = kind == "task definition";
  Fields own = home_fields(home);
  own.emplace_back("name", by.name);
  const std::string task_arn = filled("arn:{partition}:ecs:{region}:{account}:task-definition/{name}:{revision}", own);
  const std::string service_arn = filled("arn:{partition}:ecs:{region}:{account}:service/{cluster}/{name}", own);
  const std::array<Deployment, 2> of_task = {{{"ecs:RegisterTaskDefinition", task_arn}, {"ecs:RunTask", task_arn}}};
  const std::array<Deployment, 1> of_service = {{{"ecs:CreateService", service_arn}}};
  const std::span<const Deployment> deployments =
      is_of_task ? std::span<const Deployment>(of_task) : std::span<const Deployment>(of_service);

  for (const LinkedRole& deployer : workspace_.roles) {
    if (!deployer.is_used_as(RoleUse::deployer) || !deploys(deployer, deployments)) continue;
    Cause cause;
    cause.span = field.value.span();
    cause.subject = std::string(kind) + " \"" + by.name + "\"";
    cause.context.set("iam:PassedToService", {is_of_task ? "ecs-tasks.amazonaws.com" : "ecs.amazonaws.com"});
    const std::string_view value = field.value.text();
    cause.fields.emplace_back("role", passed.name);
    cause.fields.emplace_back("role-arn",
                              iam::parse_arn(value) ? std::string(value)
                              : passed.role && !passed.role->role->arn.empty()
                                  ? passed.role->role->arn.value
                                  : filled("arn:{partition}:iam::{account}:role/{path}", own) + passed.name);
    Need need = need_from(feature, std::move(cause), {reference_to(&deployer), RoleUse::deployer}, home);
    need.entity = &by;
    add(std::move(need));
  }
}

void Collector::add(Need need) {
  // A role is passed by a deployer once, however many task definitions name it.
  const void* entity = need.use == RoleUse::deployer ? nullptr
                       : need.agent                  ? static_cast<const void*>(need.agent)
                                                     : static_cast<const void*>(need.entity);
  const auto [known, is_new] =
      known_.emplace(Key{need.feature, need.role.name, need.request_resource, entity}, needs_.size());
  if (is_new) {
    needs_.push_back(std::move(need));
  } else if (Need& first = needs_[known->second]; first.cause != need.cause) {
    first.also_caused_by.push_back(need.cause);
  }
}

/// A resource policy may grant what no identity policy does, within one account (IAM user guide: Policy evaluation
/// logic). Whose resource it belongs to is not looked at: where one may matter, "no" is not certain.
bool may_be_granted_elsewhere(const Workspace& workspace, std::string_view action) {
  for (const LoosePolicy& loose : workspace.entities.policies) {
    if (loose.policy.type != iam::PolicyType::resource) continue;
    for (const iam::Statement& statement : loose.policy.statements) {
      if (!statement.allows()) continue;
      if (statement.action.is_unknown || statement.not_action.is_present()) return true;
      for (const Text& pattern : statement.action.list)
        if (iam::matches(pattern.value, action, iam::Case::insensitive) != Answer::no) return true;
    }
  }
  return false;
}

void find_missing(const Workspace& workspace, Need& need) {
  if (!need.role.role) return;
  for (std::string_view action : need.actions) {
    const iam::Verdict verdict = need.role.role->may(action, need.request_resource, need.context);
    if (verdict.allowed != Answer::no) continue;
    if (!verdict.explicitly_denied && may_be_granted_elsewhere(workspace, action)) continue;
    need.missing.push_back(action);
    if (verdict.explicitly_denied && !need.denied_by) {
      need.denied_by = verdict.statement;
      need.denied_in = verdict.policy;
    }
  }
}

/// Several deployers share the work: where one of them may pass a role, the others need not.
void forgive_other_deployers(std::vector<Need>& needs) {
  std::map<std::pair<const Feature*, std::string_view>, bool> is_passed;
  const auto key = [](const Need& need) { return std::pair(need.feature, std::string_view(need.request_resource)); };
  for (const Need& need : needs)
    if (need.use == RoleUse::deployer && need.missing.empty()) is_passed[key(need)] = true;
  for (Need& need : needs)
    if (need.use == RoleUse::deployer && is_passed.contains(key(need))) need.missing.clear();
}

}  // namespace

std::vector<Need> needs_of(const Workspace& workspace) {
  std::vector<Need> needs = Collector(workspace).collected();
  for (Need& need : needs) find_missing(workspace, need);
  forgive_other_deployers(needs);
  return needs;
}

std::vector<Need> needs_of(const Workspace& workspace, const TaskDefinition& task) {
  std::vector<Need> needs = Collector(workspace).collected(task);
  for (Need& need : needs) find_missing(workspace, need);
  return needs;
}

}  // namespace rolecall::needs
