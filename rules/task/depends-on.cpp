#include "judge/check.h"
#include "source/nearest.h"

#include <algorithm>
#include <vector>

namespace rolecall::rules {

namespace {

// A task has ten containers at most (Amazon ECS service quotas), and each can wait for every other once. What is much
// longer is no task's, and is not looked at.
constexpr std::size_t most = 20;

struct Containers {
  std::vector<View> all;
  std::vector<std::string_view> names;
  bool are_known = true;

  View find(std::string_view name) const {
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? View{} : all[static_cast<std::size_t>(at - names.begin())];
  }
};

Containers containers_of(const TaskDefinition& task) {
  Containers containers;
  for (const View container : task["containerDefinitions"]) {
    const View name = container["name"];
    if (!name.is_string() || !Text::is_known(name.text())) containers.are_known = false;
    if (container["dependsOn"].size() > most) containers.are_known = false;
    containers.all.push_back(container);
    containers.names.push_back(name.text());
  }
  if (containers.all.size() > most) containers.are_known = false;
  return containers;
}

/// Does `start` wait for `goal`, itself or over others?
bool waits_for(const Containers& containers, View start, View goal) {
  std::vector<View> reached = {start};
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (const View dependency : reached[i]["dependsOn"]) {
      const View next = containers.find(dependency["containerName"].text());
      if (next == goal) return true;
      if (next && std::find(reached.begin(), reached.end(), next) == reached.end()) reached.push_back(next);
    }
  return false;
}

/// Why the condition cannot come about; empty if it may.
std::string_view why_never(View target, std::string_view condition) {
  const View essential = target["essential"];
  if (condition == "HEALTHY" && (!target["healthCheck"] || target["healthCheck"].is_null()))
    return "has no health check in the task definition";
  if ((condition == "SUCCESS" || condition == "COMPLETE") && (!essential || essential.is_true()))
    return "is essential: the task ends with it";
  return {};
}

void look_at(View container, View dependency, const Containers& containers, Findings& findings) {
  const View target_name = dependency["containerName"], condition = dependency["condition"];
  if (!target_name.is_string() || !Text::is_known(target_name.text())) return;
  const std::string_view name = container["name"].text(), waited_for = target_name.text();
  const View target = containers.find(waited_for);
  if (!target) {
    Finding& finding = findings.add(
        target_name.span(), "container \"{}\" waits for \"{}\", which the task does not have", name, waited_for);
    if (const std::string_view right = nearest(waited_for, containers.names); !right.empty())
      finding.message += fmt::format("; did you mean \"{}\"?", right);
  } else if (target == container) {
    findings.add(target_name.span(), "container \"{}\" waits for itself", name);
  } else if (const std::string_view why = why_never(target, condition.text()); !why.empty()) {
    findings.add(condition.span(), "container \"{}\" waits for {} of \"{}\", which {}", name, condition.text(),
                 waited_for, why);
  } else if (waits_for(containers, target, container)) {
    findings.add(target_name.span(), "containers \"{}\" and \"{}\" wait for each other", name, waited_for);
  }
}

void check(const TaskDefinition& task, Findings& findings) {
  const Containers containers = containers_of(task);
  if (!containers.are_known) return;
  for (const View container : containers.all)
    for (const View dependency : container["dependsOn"]) look_at(container, dependency, containers, findings);
}

}  // namespace

extern constexpr Check task_depends_on = check;

}  // namespace rolecall::rules
