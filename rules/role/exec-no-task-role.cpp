#include "judge/check.h"

namespace rolecall::rules {

static void check(const Service& service, const Workspace& workspace, Findings& findings) {
  if (!service["enableExecuteCommand"].is_true()) return;
  const TaskDefinition* task = workspace.task_definition(service);
  if (!task) return;
  const View role = (*task)["taskRoleArn"];
  if (role.is_unknown() || !role.text().empty()) return;
  Finding& finding = findings.add(service["enableExecuteCommand"].span(),
                                  "service \"{}\" has ECS Exec on, and task definition \"{}\" names no task role",
                                  service.name, task->name);
  finding.related.push_back({(*task)["family"].span(), "the task definition"});
}

extern constexpr Check role_exec_no_task_role = check;

}  // namespace rolecall::rules
