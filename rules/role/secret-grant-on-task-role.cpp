#include "judge/check.h"

namespace rolecall::rules {

namespace {

bool is_of_secrets(const needs::Need& need) {
  return need.rule == "role/execution-no-secret" || need.rule == "role/execution-no-parameter";
}

void check(const TaskDefinition& task, const Workspace& workspace, Findings& findings) {
  const RoleReference task_role = workspace.task_role(task);
  if (!task_role.role) return;
  for (const needs::Need& need : needs::needs_of(workspace, task)) {
    if (!is_of_secrets(need) || need.missing.empty()) continue;
    const iam::Verdict verdict = task_role.role->may(need.missing.front(), need.request_resource, need.context);
    if (verdict.allowed != Answer::yes || !verdict.statement) continue;
    const Span granted = verdict.statement->span;
    Finding& finding = findings.add(
        granted.is_somewhere() ? granted : task_role.value.span(),
        "{} is allowed to task role \"{}\", while ECS reads the secrets of containers with execution role \"{}\"",
        need.missing.front(), task_role.name, need.role.name);
    finding.related.push_back({need.cause, need.subject + " " + need.what});
  }
}

}  // namespace

extern constexpr Check role_secret_grant_on_task_role = check;

}  // namespace rolecall::rules
