// One role for instances and for tasks.
#include <algorithm>

#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  const iam::Principal *instances = nullptr, *tasks = nullptr;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows()) continue;
    for (const iam::Principal& principal : statement.principal.list) {
      if (principal.is_service("ec2.amazonaws.com") || principal.is_service("ec2.amazonaws.com.cn"))
        instances = &principal;
      if (principal.is_service("ecs-tasks.amazonaws.com")) tasks = &principal;
    }
  }
  if (instances && tasks)
    findings.add(std::max(instances->value.span, tasks->value.span), "role trusts both instances and tasks")
        .related.push_back({std::min(instances->value.span, tasks->value.span), "the other one"});
}

extern constexpr Check trust_instance_and_task = check;

}  // namespace rolecall::rules
