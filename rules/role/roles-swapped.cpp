#include <algorithm>
#include <vector>

#include "judge/check.h"

namespace rolecall::rules {

namespace {

bool may_none(const LinkedRole& role, const needs::Need& need) {
  return std::all_of(need.actions.begin(), need.actions.end(), [&](std::string_view action) {
    return role.may(action, need.request_resource, need.context).allowed == Answer::no;
  });
}

bool may_all(const LinkedRole& role, const needs::Need& need) {
  return std::all_of(need.actions.begin(), need.actions.end(), [&](std::string_view action) {
    return role.may(action, need.request_resource, need.context).allowed == Answer::yes;
  });
}

// The execution role meets not one need, and the task role, which has none of them, would meet them all.
void check(const TaskDefinition& task, const Workspace& workspace, Findings& findings) {
  const RoleReference execution = workspace.execution_role(task), task_role = workspace.task_role(task);
  if (!execution.role || !task_role.role || execution.role == task_role.role) return;
  std::vector<needs::Need> needs = needs::needs_of(workspace, task);
  std::erase_if(needs, [](const needs::Need& need) { return need.use != RoleUse::execution; });
  const bool looks_swapped = needs.size() > 1 && execution.role->permissions.are_complete &&
                             !execution.role->permissions.identity.empty() &&
                             std::all_of(needs.begin(), needs.end(), [&](const needs::Need& need) {
                               return may_none(*execution.role, need) && may_all(*task_role.role, need);
                             });
  if (!looks_swapped) return;
  findings
      .add(execution.value.span(),
           "execution role \"{}\" and task role \"{}\" look swapped: only the task role may do what the execution role "
           "is for",
           execution.name, task_role.name)
      .related.push_back({task_role.value.span(), "the task role"});
}

}  // namespace

extern constexpr Check role_roles_swapped = check;

}  // namespace rolecall::rules
