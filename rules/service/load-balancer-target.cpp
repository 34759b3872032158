#include "judge/check.h"

namespace rolecall::rules {

namespace {

/// The container of that name; nothing for none, and `is_known` is false if a name is known only after deployment.
View container_named(const TaskDefinition& task, std::string_view name, bool& is_known) {
  View found;
  is_known = task["containerDefinitions"].is_array();
  for (const View container : task["containerDefinitions"]) {
    const View own = container["name"];
    if (!own.is_string() || !Text::is_known(own.text())) is_known = false;
    if (own.text() == name) found = container;
  }
  return found;
}

/// May the container listen there? A range, and what is known only after deployment, may have the port.
bool may_map(View container, std::int64_t port) {
  const View mappings = container["portMappings"];
  if (mappings.is_unknown()) return true;
  for (const View mapping : mappings) {
    const std::optional<std::int64_t> mapped = mapping["containerPort"].integer();
    if (!mapped || *mapped == port) return true;
  }
  return false;
}

void look_at(View balancer, const TaskDefinition& task, Findings& findings) {
  const View name = balancer["containerName"], port = balancer["containerPort"];
  if (!name.is_string() || !Text::is_known(name.text())) return;
  bool is_known = false;
  const View container = container_named(task, name.text(), is_known);
  if (!is_known) return;
  const std::optional<std::int64_t> number = port.integer();
  if (!container)
    findings.add(name.span(), "the load balancer sends to container \"{}\", which task definition \"{}\" does not have",
                 name.text(), task.name);
  else if (number && !may_map(container, *number))
    findings
        .add(port.span(), "the load balancer sends to port {}, which container \"{}\" does not map", *number,
             name.text())
        .related.push_back({container["name"].span(), "the container"});
}

void check(const Service& service, const Workspace& workspace, Findings& findings) {
  const TaskDefinition* task = workspace.task_definition(service);
  if (!task) return;
  for (const View balancer : service["loadBalancers"]) look_at(balancer, *task, findings);
}

}  // namespace

extern constexpr Check service_load_balancer_target = check;

}  // namespace rolecall::rules
