#include "judge/check.h"

#include <algorithm>

namespace rolecall::rules {

namespace {

// The agent of ECS Exec writes to the root file system (Amazon ECS developer guide: ECS Exec, considerations).
bool has_exec(const TaskDefinition& task, const Workspace& workspace) {
  const std::vector<const Service*> services = workspace.services_of(task);
  return std::any_of(services.begin(), services.end(),
                     [](const Service* service) { return (*service)["enableExecuteCommand"].is_true(); });
}

void check(const TaskDefinition& task, const Workspace& workspace, Findings& findings) {
  const View system = task["runtimePlatform.operatingSystemFamily"];
  if (system.text().starts_with("WINDOWS") || system.is_unknown() || has_exec(task, workspace)) return;
  for (const View container : task["containerDefinitions"]) {
    const View flag = container["readonlyRootFilesystem"], name = container["name"];
    if (!container.is_object() || flag.is_unknown() || flag.is_true()) continue;
    const Span place = flag ? flag.span() : name ? name.span() : container.span();
    findings.add(place, "container \"{}\" has a writable root file system", name.as_text().shown());
  }
}

}  // namespace

extern constexpr Check task_writable_root = check;

}  // namespace rolecall::rules
