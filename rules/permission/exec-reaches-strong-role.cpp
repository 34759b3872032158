// ECS Exec leads into a task whose role may do everything.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static const LinkedRole* reachable_administrator(const Workspace& workspace, const Service& service) {
  if (!service["enableExecuteCommand"].is_true()) return nullptr;
  const TaskDefinition* task = workspace.task_definition(service);
  const LinkedRole* role = task ? workspace.task_role(*task).role : nullptr;
  return role && is_administrator(*role) ? role : nullptr;
}

static void check(const LinkedRole& role, const Workspace& workspace, Findings& findings) {
  const iam::Verdict verdict = role.may("ecs:ExecuteCommand", "*");
  if (verdict.allowed != Answer::yes || is_administrator(role)) return;
  for (const Service& service : workspace.entities.services) {
    const LinkedRole* strong = reachable_administrator(workspace, service);
    if (!strong) continue;
    Finding& finding = findings.add(role.place(), "role \"{}\" can open a shell under \"{}\", which may do everything",
                                    role.role->name, strong->role->name);
    relate(finding, verdict, "ecs:ExecuteCommand");
    finding.related.push_back({service["enableExecuteCommand"].span(), "ECS Exec is on here"});
  }
}

extern constexpr Check permission_exec_reaches_strong_role = check;

}  // namespace rolecall::rules
