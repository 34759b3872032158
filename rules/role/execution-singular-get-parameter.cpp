#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

namespace {

/// The word of the role's policies that allows one of the neighbours of ssm:GetParameters; null if none does.
const Text* singular_grant(const LinkedRole& role) {
  for (const iam::Policy* policy : role.permissions.identity)
    for (const iam::Statement& statement : policy->statements)
      if (statement.allows() && statement.action.is_present())
        for (std::string_view action : {"ssm:GetParameter", "ssm:GetParametersByPath"})
          if (const Text* word = covering(statement.action, action); word && word->span.is_somewhere()) return word;
  return nullptr;
}

void check(const TaskDefinition& task, const Workspace& workspace, Findings& findings) {
  const RoleReference role = workspace.execution_role(task);
  if (!role.role) return;
  for (const needs::Need& need : needs::needs_of(workspace, task)) {
    if (need.rule != "role/execution-no-parameter" || need.missing.empty()) continue;
    const Text* word = singular_grant(*role.role);
    if (!word) return;
    findings
        .add(word->span, "execution role \"{}\" is allowed {}, but ECS reads parameters with ssm:GetParameters",
             role.name, word->value)
        .related.push_back({need.cause, need.subject + " " + need.what});
    return;
  }
}

}  // namespace

extern constexpr Check role_execution_singular_get_parameter = check;

}  // namespace rolecall::rules
