// Writing to everything, where AWS lets it be limited to ARNs.
#include <algorithm>

#include "catalog/actions.h"
#include "judge/check.h"
#include "judge/grant.h"
#include "source/wildcard.h"

namespace rolecall::rules {

// AWS's own policies for container instances and for task execution allow these on everything, and the ECS developer
// guide tells its readers to attach them as they are. Creating a log group is what awslogs-create-group asks for, and
// registering task definitions could not be limited to ARNs until lately.
static bool is_customary(catalog::Action action) {
  constexpr std::string_view customary[] = {
      "ecs:CreateCluster",
      "ecs:DeregisterContainerInstance",
      "ecs:Poll",
      "ecs:RegisterContainerInstance",
      "ecs:RegisterTaskDefinition",
      "ecs:StartTelemetrySession",
      "ecs:UpdateContainerInstancesState",
      "ecs:Submit*",
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
  };
  return std::any_of(std::begin(customary), std::end(customary),
                     [&](std::string_view pattern) { return wildcard_match_any_case(pattern, action.full_name()); });
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    auto actions = unlimited_actions(policy, statement, catalog::AccessLevel::write);
    std::erase_if(actions, [](catalog::Action action) {
      // Of passing roles rules of their own speak.
      return is_customary(action) || action.full_name() == "iam:PassRole";
    });
    if (!actions.empty())
      findings.add(star_of(statement.resource)->span, "{} may change anything: the resource is \"*\"",
                   enumerated(actions));
  }
}

extern constexpr Check permission_write_unconstrained = check;

}  // namespace rolecall::rules
