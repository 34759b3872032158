// A condition key that requests for an action of the statement never carry.
#include <algorithm>
#include <optional>

#include "catalog/actions.h"
#include "iam/condition.h"
#include "judge/check.h"

namespace rolecall::rules {

// A test that a missing key cannot pass: not negated, no IfExists, no ForAllValues, no Null.
static bool needs_key(const iam::Condition& test) {
  const std::optional<iam::Operator> op = iam::parse_operator(test.op.value);
  return op && !op->is_negated() && !op->if_exists && op->quantifier != iam::Quantifier::for_all_values &&
         op->comparison != iam::Comparison::null;
}

static std::string_view prefix_of(std::string_view name) {
  return name.substr(0, name.find(':'));
}

// Within one service the reference leaves out keys here and there, and some services share theirs with others. Those of
// these are in no request for another service. iam:PassedToService is in requests for iam:PassRole only.
static bool is_certainly_absent(catalog::Action action, catalog::ConditionKey key) {
  constexpr std::string_view unshared[] = {"ecr", "ecs", "iam", "kms", "secretsmanager"};
  const std::string_view prefix = prefix_of(key.name());
  if (std::find(std::begin(unshared), std::end(unshared), prefix) == std::end(unshared)) return false;
  if (catalog::takes_condition_key(action, key)) return false;
  return prefix != action.service().prefix() || key.name() == "iam:PassedToService";
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!statement.allows()) continue;
    for (const iam::Condition& test : statement.conditions) {
      const std::optional<catalog::ConditionKey> key = catalog::find_condition_key(test.key.value);
      if (!key || key->is_global() || !needs_key(test)) continue;
      for (const Text& word : statement.action.list) {
        const std::optional<catalog::Action> action = catalog::find_action(word.value);
        if (action && is_certainly_absent(*action, *key))
          findings
              .add(word.span, "requests for \"{}\" never carry \"{}\", so it is never allowed", word.value,
                   test.key.value)
              .related.push_back({test.key.span, "the test that never holds"});
      }
    }
  }
}

extern constexpr Check policy_condition_key_not_for_action = check;

}  // namespace rolecall::rules
