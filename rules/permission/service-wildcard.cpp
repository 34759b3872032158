// Every action of one service on every resource.
#include <algorithm>
#include <optional>
#include <vector>

#include "catalog/actions.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

// IAM has a rule of its own, and what can change nothing is no worry.
static bool is_worth_a_word(std::string_view prefix) {
  if (prefix.empty()) return false;
  const std::optional<catalog::Service> service = catalog::find_service(prefix);
  if (!service || service->prefix() == "iam") return false;
  const std::vector<catalog::Action> actions = service->actions();
  return std::any_of(actions.begin(), actions.end(),
                     [](catalog::Action action) { return action.level() > catalog::AccessLevel::read; });
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    if (!allows_unconditionally(policy, statement) || !star_of(statement.resource)) continue;
    for (const Text& action : statement.action.list)
      if (is_worth_a_word(whole_service(action.value)))
        findings.add(action.span, "\"{}\" allows every action of the service on every resource", action.value);
  }
}

extern constexpr Check permission_service_wildcard = check;

}  // namespace rolecall::rules
