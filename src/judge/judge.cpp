#include "judge/judge.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <type_traits>
#include <unordered_map>

#include "judge/evaluate.h"
#include "judge/need_finding.h"
#include "source/parallel.h"

namespace rolecall {

namespace {

// Entities that are judged together, so that threads do not meet too often. Constant, so that the order of the findings
// does not depend on the number of threads.
constexpr std::size_t batch_size = 64;

using Active = std::vector<const ActiveRule*>;

// What is alike for all of a run.
struct Court {
  const Workspace& workspace;
  const Patterns& patterns;
};

// What a condition on an entity of a type is `on`.
template <class T>
constexpr Subject subject_for = Subject::need;
template <>
constexpr Subject subject_for<iam::Policy> = Subject::policy;
template <>
constexpr Subject subject_for<LinkedRole> = Subject::role;
template <>
constexpr Subject subject_for<AgentConfig> = Subject::agent_config;
template <>
constexpr Subject subject_for<TaskDefinition> = Subject::task_definition;
template <>
constexpr Subject subject_for<Service> = Subject::service;
template <>
constexpr Subject subject_for<Cluster> = Subject::cluster;
template <>
constexpr Subject subject_for<CapacityProvider> = Subject::capacity_provider;

// Types that only checks look at.
template <class T>
constexpr bool has_conditions = !std::is_same_v<T, ContainerInstance> && !std::is_same_v<T, Repository>;

const std::string& name_of(const iam::Policy& policy) {
  return policy.name;
}
const std::string& name_of(const LinkedRole& linked) {
  return linked.role->name;
}
const std::string& name_of(const AgentConfig& config) {
  return config.name;
}
const std::string& name_of(const EcsEntity& entity) {
  return entity.name;
}

template <class T, class F>
constexpr bool takes =
    std::is_invocable_v<F, const T&, Findings&> || std::is_invocable_v<F, const T&, const Workspace&, Findings&>;

template <class T>
bool looks_at(const Rule& rule) {
  if (rule.condition) return has_conditions<T> && rule.condition->on == subject_for<T>;
  return rule.check && std::visit([](auto* check) { return takes<T, decltype(check)>; }, *rule.check);
}

template <class T>
Active rules_for(std::span<const ActiveRule> rules) {
  Active active;
  for (const ActiveRule& rule : rules)
    if (looks_at<T>(*rule.rule)) active.push_back(&rule);
  return active;
}

template <class T>
void call(const Check& check, const T& entity, const Workspace& workspace, Findings& findings) {
  const auto call_one = [&](auto* function) {
    using F = decltype(function);
    if constexpr (std::is_invocable_v<F, const T&, Findings&>)
      function(entity, findings);
    else if constexpr (takes<T, F>)
      function(entity, workspace, findings);
  };
  std::visit(call_one, check);
}

template <class T>
void apply(const Rule& rule, const T& entity, const Court& court, Findings& findings) {
  if (!rule.condition) return call(*rule.check, entity, court.workspace, findings);
  if constexpr (has_conditions<T>) speak(*rule.condition, &entity, court.workspace, court.patterns, findings);
}

void say_whose(std::size_t first, EntityKind kind, const std::string& name, Findings& findings) {
  for (std::size_t i = first; i < findings.list.size(); ++i) {
    Finding& finding = findings.list[i];
    if (!finding.entity_kind.empty()) continue;
    finding.entity_kind = name_of(kind);
    finding.entity_name = name;
  }
}

using Batch = std::function<void(Findings&)>;

template <class T>
void judge_some(std::span<const T* const> entities, EntityKind kind, const Active& rules, const Court& court,
                Findings& findings) {
  for (const T* entity : entities) {
    const std::size_t first = findings.list.size();
    for (const ActiveRule* active : rules) {
      findings.of(active->rule->id, active->level);
      apply(*active->rule, *entity, court, findings);
    }
    say_whose(first, kind, name_of(*entity), findings);
  }
}

// The entities of one type, and the rules that look at them; kept while the batches run.
template <class T>
class Docket {
 public:
  template <class Entities>
  Docket(const Entities& entities, EntityKind kind, std::span<const ActiveRule> rules)
      : kind_(kind), rules_(rules_for<T>(rules)) {
    if (rules_.empty()) return;
    for (const auto& entity : entities) entities_.push_back(pointer_to(entity));
  }

  void add_batches(const Court& court, std::vector<Batch>& batches) const {
    for (std::size_t begin = 0; begin < entities_.size(); begin += batch_size) {
      const std::span<const T* const> some =
          std::span(entities_).subspan(begin, std::min(batch_size, entities_.size() - begin));
      batches.push_back([this, some, &court](Findings& findings) { judge_some(some, kind_, rules_, court, findings); });
    }
  }

 private:
  static const T* pointer_to(const T& entity) { return &entity; }
  static const T* pointer_to(const T* entity) { return entity; }

  EntityKind kind_;
  Active rules_;
  std::vector<const T*> entities_;
};

// Needs.

using NeedCheck = void (*)(std::span<const needs::Need>, const Workspace&, Findings&);

bool is_about_needs(const ActiveRule& active) {
  if (active.rule->condition) return active.rule->condition->on == Subject::need;
  return active.rule->check && std::holds_alternative<NeedCheck>(*active.rule->check);
}

// The needs of the workspace, and what tells whose they are and which rules speak of them.
class NeedDocket {
 public:
  NeedDocket(const Workspace& workspace, std::span<const ActiveRule> rules) {
    for (const ActiveRule& rule : rules) {
      if (!is_about_needs(rule)) continue;
      if (rule.rule->condition)
        rules_by_id_.emplace(rule.rule->id, &rule);
      else
        checks_.push_back(&rule);
    }
    if (rules_by_id_.empty() && checks_.empty()) return;
    needs_ = needs::needs_of(workspace);
    note_kinds(workspace.entities.task_definitions, EntityKind::task_definition);
    note_kinds(workspace.entities.services, EntityKind::service);
    note_kinds(workspace.entities.clusters, EntityKind::cluster);
    note_kinds(workspace.entities.capacity_providers, EntityKind::capacity_provider);
  }

  void add_batches(const Court& court, std::vector<Batch>& batches) const {
    if (!needs_.empty()) batches.push_back([this, &court](Findings& findings) { judge_needs(court, findings); });
    for (const ActiveRule* active : checks_)
      batches.push_back([this, active, &court](Findings& findings) {
        findings.of(active->rule->id, active->level);
        (*std::get_if<NeedCheck>(active->rule->check))(needs_, court.workspace, findings);
      });
  }

 private:
  template <class Entities>
  void note_kinds(const Entities& entities, EntityKind kind) {
    for (const EcsEntity& entity : entities) kinds_.emplace(&entity, kind);
  }

  void judge_needs(const Court& court, Findings& findings) const {
    for (const needs::Need& need : needs_)
      if (const auto found = rules_by_id_.find(need.rule); found != rules_by_id_.end())
        judge_need(need, *found->second, court, findings);
  }

  void judge_need(const needs::Need& need, const ActiveRule& active, const Court& court, Findings& findings) const {
    const Condition& condition = *active.rule->condition;
    if (!condition.flag && need.missing.empty()) return;
    const std::size_t first = findings.list.size();
    findings.of(active.rule->id, active.level);
    speak(condition, &need, court.workspace, court.patterns, findings);
    for (std::size_t i = first; i < findings.list.size(); ++i) complete(need, findings.list[i]);
    if (const auto kind = kinds_.find(need.entity); kind != kinds_.end())
      say_whose(first, kind->second, need.entity->name, findings);
    else if (need.agent)
      say_whose(first, EntityKind::agent_config, need.agent->name, findings);
  }

  std::vector<needs::Need> needs_;
  std::unordered_map<std::string_view, const ActiveRule*> rules_by_id_;
  Active checks_;
  std::unordered_map<const EcsEntity*, EntityKind> kinds_;
};

// Rules that look at the workspace as a whole, each a batch of its own.
void add_workspace_batches(const Court& court, std::span<const ActiveRule> rules, std::vector<Batch>& batches) {
  for (const ActiveRule& active : rules) {
    if (active.rule->condition || !looks_at<Workspace>(*active.rule)) continue;
    batches.push_back([&active, &court](Findings& findings) {
      findings.of(active.rule->id, active.level);
      call(*active.rule->check, court.workspace, court.workspace, findings);
    });
  }
}

std::vector<const Condition*> conditions_of(std::span<const ActiveRule> rules) {
  std::vector<const Condition*> conditions;
  for (const ActiveRule& active : rules)
    if (active.rule->condition) conditions.push_back(active.rule->condition);
  return conditions;
}

// The findings of all batches in the order of the batches. What stands in no file cannot be shown, and is no slip of
// its author: an AWS managed policy.
std::vector<Finding> run(const std::vector<Batch>& batches, unsigned jobs) {
  std::vector<std::vector<Finding>> results(batches.size());
  in_parallel(batches.size(), jobs, [&](std::size_t i) {
    Findings findings("");
    batches[i](findings);
    results[i] = std::move(findings.list);
  });
  std::vector<Finding> all;
  for (std::vector<Finding>& some : results)
    std::copy_if(std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()), std::back_inserter(all),
                 [](const Finding& finding) { return finding.span.is_somewhere(); });
  return all;
}

}  // namespace

std::vector<Finding> judge(const Workspace& workspace, std::span<const ActiveRule> rules, unsigned jobs) {
  const std::vector<const Condition*> conditions = conditions_of(rules);
  const Patterns patterns(conditions);
  const Court court{workspace, patterns};
  const Entities& entities = workspace.entities;

  const Docket<iam::Policy> policies(workspace.policies, EntityKind::policy, rules);
  const Docket<LinkedRole> roles(workspace.roles, EntityKind::role, rules);
  const Docket<AgentConfig> agents(entities.agent_configs, EntityKind::agent_config, rules);
  const Docket<TaskDefinition> tasks(entities.task_definitions, EntityKind::task_definition, rules);
  const Docket<Service> services(entities.services, EntityKind::service, rules);
  const Docket<Cluster> clusters(entities.clusters, EntityKind::cluster, rules);
  const Docket<CapacityProvider> providers(entities.capacity_providers, EntityKind::capacity_provider, rules);
  const Docket<ContainerInstance> instances(entities.container_instances, EntityKind::container_instance, rules);
  const Docket<Repository> repositories(entities.repositories, EntityKind::repository, rules);
  const NeedDocket needs(workspace, rules);

  std::vector<Batch> batches;
  policies.add_batches(court, batches);
  roles.add_batches(court, batches);
  agents.add_batches(court, batches);
  tasks.add_batches(court, batches);
  services.add_batches(court, batches);
  clusters.add_batches(court, batches);
  providers.add_batches(court, batches);
  instances.add_batches(court, batches);
  repositories.add_batches(court, batches);
  needs.add_batches(court, batches);
  add_workspace_batches(court, rules, batches);
  return run(batches, jobs);
}

}  // namespace rolecall
