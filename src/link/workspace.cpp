#include "link/workspace.h"

#include <algorithm>
#include <array>
#include <utility>

#include "iam/arn.h"
#include "link/references.h"

namespace rolecall {

namespace {

constexpr std::array<std::pair<RoleUse, std::string_view>, 8> use_names = {{
    {RoleUse::instance, "instance role"},
    {RoleUse::execution, "execution role"},
    {RoleUse::task, "task role"},
    {RoleUse::service, "service role"},
    {RoleUse::infrastructure, "infrastructure role"},
    {RoleUse::scheduler, "scheduler role"},
    {RoleUse::deployer, "deployer role"},
    {RoleUse::external_instance, "external instance role"},
}};

RoleReference reference(const Workspace& workspace, View value) {
  if (!value.is_unknown() && value.text().empty()) return {};
  const Text text = value.as_text();
  const LinkedRole* role = workspace.find_role(text.value);
  return {value, role ? role->role->name : std::string(iam::role_name(text.value)), role};
}

/// The one of some positions that fits; null if none or several do.
template <class T>
const T* only(const std::deque<T>& entities, const std::vector<std::size_t>& positions, auto&& fits) {
  const T* found = nullptr;
  for (std::size_t position : positions) {
    if (!fits(entities[position])) continue;
    if (found) return nullptr;
    found = &entities[position];
  }
  return found;
}

}  // namespace

std::string_view name_of(RoleUse use) {
  for (const auto& [candidate, name] : use_names)
    if (candidate == use) return name;
  return {};
}

bool LinkedRole::is_used_as(RoleUse wanted) const {
  return std::any_of(uses.begin(), uses.end(), [&](const Use& use) { return use.use == wanted; });
}

iam::Verdict LinkedRole::may(std::string_view action, std::string_view resource, const iam::Context& context) const {
  return iam::evaluate(permissions, {action, resource, context});
}

Span LinkedRole::place() const {
  for (const iam::Policy* policy : permissions.identity)
    if (policy->span.is_somewhere()) return policy->span;
  return role->trust && role->trust->span.is_somewhere() ? role->trust->span : role->span;
}

const LinkedRole* Workspace::find_role(std::string_view arn_or_name) const {
  const auto named = role_index_.find(role_key(arn_or_name));
  if (named == role_index_.end()) return nullptr;
  const Expected<iam::Arn> arn = iam::parse_arn(arn_or_name);
  const std::string_view account = arn && iam::is_account_id(arn->account) ? arn->account : std::string_view{};
  return only(roles, named->second, [&](const LinkedRole& linked) {
    return account.empty() || linked.role->account.empty() || linked.role->account == account;
  });
}

const LinkedRole* Workspace::linked(const Role& role) const {
  const auto named = role_index_.find(role_key(role));
  if (named == role_index_.end()) return nullptr;
  return only(roles, named->second, [&](const LinkedRole& linked) { return linked.role == &role; });
}

RoleReference Workspace::execution_role(const TaskDefinition& task) const {
  return reference(*this, task["executionRoleArn"]);
}

RoleReference Workspace::task_role(const TaskDefinition& task) const {
  return reference(*this, task["taskRoleArn"]);
}

const LinkedRole* Workspace::instance_role(const AgentConfig& config) const {
  return config.instance_role.empty() ? instance_role_ : find_role(config.instance_role);
}

const LinkedRole* Workspace::instance_role() const {
  if (entities.agent_configs.empty()) return instance_role_;
  const LinkedRole* role = instance_role(entities.agent_configs.front());
  const bool is_one = std::all_of(entities.agent_configs.begin(), entities.agent_configs.end(),
                                  [&](const AgentConfig& config) { return instance_role(config) == role; });
  return is_one ? role : nullptr;
}

const AgentConfig* Workspace::agent_config() const {
  return entities.agent_configs.size() == 1 ? &entities.agent_configs.front() : nullptr;
}

const TaskDefinition* Workspace::task_definition(const Service& service) const {
  const TaskDefinitionReference wanted = task_definition_reference(service["taskDefinition"].text());
  const std::string key = task_definition_key(service);
  const auto family = task_index_.find(key);
  if (key.empty() || family == task_index_.end()) return nullptr;
  return only(entities.task_definitions, family->second, [&](const TaskDefinition& task) {
    const View revision = task["revision"];
    return wanted.revision.empty() || !revision || revision.text() == wanted.revision;
  });
}

const Cluster* Workspace::cluster(const Service& service) const {
  const std::string key = cluster_key(service);
  const auto named = cluster_index_.find(key);
  if (key.empty() || named == cluster_index_.end()) return nullptr;
  return only(entities.clusters, named->second, [](const Cluster&) { return true; });
}

std::vector<const Service*> Workspace::services_of(const TaskDefinition& task) const {
  std::vector<const Service*> services;
  for (const std::string& key : {std::string(family_of(task)), task.symbol}) {
    const auto naming = service_index_.find(key);
    if (key.empty() || naming == service_index_.end()) continue;
    for (std::size_t position : naming->second)
      if (task_definition(entities.services[position]) == &task) services.push_back(&entities.services[position]);
  }
  return services;
}

}  // namespace rolecall
