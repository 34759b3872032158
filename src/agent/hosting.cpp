#include "agent/hosting.h"

#include <algorithm>

#include "agent/settings.h"
#include "iam/arn.h"
#include "link/references.h"

namespace rolecall::agent {

std::string_view cluster_of(const AgentConfig& config) {
  const Setting* setting = config.find("ECS_CLUSTER");
  if (!setting || setting->value.empty()) return "default";
  return is_cluster_name(setting->value.value) ? std::string_view(setting->value.value) : std::string_view();
}

Answer may_host(const AgentConfig& config, const TaskDefinition& task, const Workspace& workspace) {
  if (workspace.runs_on_ec2(task) == Answer::no) return Answer::no;
  const std::string_view joined = cluster_of(config);
  const std::vector<const Service*> services = workspace.services_of(task);
  const bool all_elsewhere =
      !joined.empty() && !services.empty() &&
      std::all_of(services.begin(), services.end(), [&](const Service* service) {
        const View cluster = (*service)["cluster"] ? (*service)["cluster"] : (*service)["clusterArn"];
        return cluster.is_string() && Text::is_known(cluster.text()) && iam::last_segment(cluster.text()) != joined;
      });
  if (all_elsewhere) return Answer::no;
  return workspace.runs_on_ec2(task);
}

void for_each_hosted(const AgentConfig& config, const Workspace& workspace,
                     const std::function<void(const TaskDefinition&)>& look) {
  for (const TaskDefinition& task : workspace.entities.task_definitions)
    if (may_host(config, task, workspace) != Answer::no) look(task);
}

void find_off(const AgentConfig& config, const Workspace& workspace, std::string_view setting, Wants wants,
              std::string_view outcome, Findings& findings) {
  if (is_on(config, setting) != Answer::no) return;
  Finding* finding = nullptr;
  for_each_hosted(config, workspace, [&](const TaskDefinition& task) {
    const View cause = wants(task);
    if (!cause) return;
    if (!finding)
      finding = &findings.add(place_of(config, setting), "{}, but task definition \"{}\" {}",
                              how_it_stands(config, setting), task.name, outcome);
    finding->related.push_back({cause.span(), fmt::format("task definition \"{}\"", task.name)});
  });
}

}  // namespace rolecall::agent
