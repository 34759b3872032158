#include "iam/arn.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

std::string_view account_of(std::string_view role) {
  const Expected<iam::Arn> arn = iam::parse_arn(role);
  return arn ? arn->account : std::string_view{};
}

void check(const TaskDefinition& task, Findings& findings) {
  const View execution = task["executionRoleArn"], task_role = task["taskRoleArn"];
  const std::string_view name = iam::role_name(execution.text());
  if (name.empty() || name != iam::role_name(task_role.text())) return;
  const std::string_view a = account_of(execution.text()), b = account_of(task_role.text());
  if (!a.empty() && !b.empty() && a != b) return;
  findings.add(task_role.span(), "role \"{}\" is both the task role and the execution role", name)
      .related.push_back({execution.span(), "the execution role"});
}

}  // namespace

extern constexpr Check role_execution_equals_task_role = check;

}  // namespace rolecall::rules
