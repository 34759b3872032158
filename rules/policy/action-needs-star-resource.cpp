// An action without resource-level permissions is allowed on ARNs only.
#include <algorithm>
#include <optional>

#include "catalog/actions.h"
#include "iam/arn.h"
#include "iam/pattern.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

// The reference says so of many actions that their services do authorize on ARNs (iam:ListRoles on the path of the
// roles, logs:DescribeLogGroups on `log-group:*`). Of these services it is known to be right.
static bool is_well_known(catalog::Service service) {
  constexpr std::string_view known[] = {"ecr", "ecs", "kms", "secretsmanager"};
  return std::find(std::begin(known), std::end(known), service.prefix()) != std::end(known);
}

// An ARN whose last part is `*` may stand for everything, and IAM completes an ARN that has too few fields, so neither
// is certainly wrong.
static bool could_be_star(const Text& resource) {
  if (!resource.is_known() || resource.value == "*" || resource.value.find("${") != resource.value.npos) return true;
  const Expected<iam::Arn> arn = iam::parse_arn(resource.value);
  return !arn || arn->resource == "*" || iam::has_wildcards(arn->service);
}

static bool is_on_one_kind_of_thing(const iam::Words& resources) {
  return !resources.list.empty() && !resources.is_unknown &&
         std::none_of(resources.list.begin(), resources.list.end(), could_be_star);
}

// What this statement cannot grant, another one of the same policy may.
static bool is_granted_elsewhere(const iam::Policy& policy, std::string_view action) {
  return std::any_of(policy.statements.begin(), policy.statements.end(), [&](const iam::Statement& other) {
    return other.allows() && star_of(other.resource) && covering(other.action, action);
  });
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows() || !is_on_one_kind_of_thing(statement.resource)) continue;
    for (const Text& word : statement.action.list) {
      const std::optional<catalog::Action> action = catalog::find_action(word.value);
      if (!action || !action->takes_only_star() || !is_well_known(action->service())) continue;
      if (is_granted_elsewhere(policy, word.value)) continue;
      findings.add(word.span, "\"{}\" cannot be limited to ARNs, so this statement never allows it", word.value)
          .related.push_back({statement.resource.span, "it needs \"*\" here"});
    }
  }
}

extern constexpr Check policy_action_needs_star_resource = check;

}  // namespace rolecall::rules
