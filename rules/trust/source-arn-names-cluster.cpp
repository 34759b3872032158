// aws:SourceArn that names one cluster, which tasks never have.
#include <algorithm>
#include <optional>
#include <vector>

#include "iam/arn.h"
#include "iam/condition.h"
#include "judge/check.h"
#include "judge/trust.h"
#include "source/letter_case.h"

namespace rolecall::rules {

static bool names_cluster(const Text& value) {
  const Expected<iam::Arn> arn = iam::parse_arn(value.value);
  return arn && value.is_known() && arn->service == "ecs" && arn->resource.starts_with("cluster/") &&
         arn->resource.find("${") == arn->resource.npos;
}

static bool must_hold(const iam::Condition& test) {
  const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
  return op && !op->is_negated() && op->comparison != iam::Comparison::null;
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!lets_in(statement, "ecs-tasks.amazonaws.com")) continue;
    for (const iam::Condition& test : statement.conditions) {
      const std::vector<Text>& values = test.values.list;
      if (!equal_in_any_case("aws:SourceArn", test.key.value) || !must_hold(test)) continue;
      if (std::all_of(values.begin(), values.end(), names_cluster) && !values.empty())
        findings.add(values.front().span, "ECS takes no single cluster as the source of a task: \"{}\"",
                     values.front().value);
    }
  }
}

extern constexpr Check trust_source_arn_names_cluster = check;

}  // namespace rolecall::rules
