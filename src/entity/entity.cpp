#include "entity/entity.h"

#include <array>
#include <iterator>
#include <utility>

namespace rolecall {

namespace {

constexpr std::array<std::pair<EntityKind, std::string_view>, 10> kind_names = {{
    {EntityKind::policy, "policy"},
    {EntityKind::role, "role"},
    {EntityKind::instance_profile, "instance-profile"},
    {EntityKind::agent_config, "agent-config"},
    {EntityKind::task_definition, "task-definition"},
    {EntityKind::service, "service"},
    {EntityKind::cluster, "cluster"},
    {EntityKind::capacity_provider, "capacity-provider"},
    {EntityKind::container_instance, "container-instance"},
    {EntityKind::repository, "repository"},
}};

// Small letters without separators, to the name as the guide writes it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> usual_roles = {{
    {"ecsinstancerole", "ecsInstanceRole"},
    {"ecsec2instancerole", "ecsInstanceRole"},
    {"ecscontainerinstancerole", "ecsInstanceRole"},
    {"ecstaskexecutionrole", "ecsTaskExecutionRole"},
    {"ecsexecutionrole", "ecsTaskExecutionRole"},
    {"ecstaskexecution", "ecsTaskExecutionRole"},
    {"ecstaskrole", "ecsTaskRole"},
    {"ecsservicerole", "ecsServiceRole"},
    {"ecsinfrastructurerole", "ecsInfrastructureRole"},
    {"ecsanywhererole", "ecsAnywhereRole"},
    {"ecscodedeployrole", "ecsCodeDeployRole"},
    {"ecsautoscalerole", "ecsAutoscaleRole"},
    {"ecsautoscalingrole", "ecsAutoscaleRole"},
    {"ecseventsrole", "ecsEventsRole"},
}};

// In any case of letters and with any separators; longer than every usual name is none.
std::string without_separators(std::string_view name) {
  std::string plain;
  for (const char c : name.substr(0, 64))
    if (c >= 'A' && c <= 'Z')
      plain += static_cast<char>(c - 'A' + 'a');
    else if (c != '-' && c != '_' && c != '.' && c != ' ')
      plain += c;
  return plain;
}

template <class T>
void move_all(std::deque<T>& to, std::deque<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

std::string_view name_of(EntityKind kind) {
  for (const auto& [candidate, name] : kind_names)
    if (candidate == kind) return name;
  return {};
}

std::optional<EntityKind> entity_kind(std::string_view name) {
  for (const auto& [kind, candidate] : kind_names)
    if (candidate == name) return kind;
  return std::nullopt;
}

std::string_view usual_role(std::string_view name) {
  const std::string plain = without_separators(name);
  for (const auto& [spelling, usual] : usual_roles)
    if (spelling == plain) return usual;
  return {};
}

const Setting* AgentConfig::find(std::string_view wanted) const {
  for (auto setting = settings.rbegin(); setting != settings.rend(); ++setting)
    if (setting->name.value == wanted) return &*setting;
  return nullptr;
}

bool Entities::empty() const {
  return policies.empty() && managed_policies.empty() && roles.empty() && instance_profiles.empty() &&
         agent_configs.empty() && task_definitions.empty() && services.empty() && clusters.empty() &&
         capacity_providers.empty() && container_instances.empty() && repositories.empty();
}

void Entities::append(Entities other) {
  move_all(policies, other.policies);
  move_all(managed_policies, other.managed_policies);
  move_all(roles, other.roles);
  move_all(instance_profiles, other.instance_profiles);
  move_all(agent_configs, other.agent_configs);
  move_all(task_definitions, other.task_definitions);
  move_all(services, other.services);
  move_all(clusters, other.clusters);
  move_all(capacity_providers, other.capacity_providers);
  move_all(container_instances, other.container_instances);
  move_all(repositories, other.repositories);
}

}  // namespace rolecall
