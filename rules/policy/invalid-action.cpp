// The named action does not exist in its service.
#include "catalog/actions.h"
#include "iam/pattern.h"
#include "judge/check.h"

namespace rolecall::rules {

// Patterns are for policy/action-wildcard-matches-nothing, unknown services for policy/invalid-action-service.
static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& action : statement.actions().list) {
      if (catalog::find_action(action.value) || !action.is_known()) continue;
      const std::size_t colon = action.value.find(':');
      if (colon == action.value.npos || iam::has_wildcards(action.value)) continue;
      const auto service = catalog::find_service(std::string_view(action.value).substr(0, colon));
      if (!service) continue;
      Finding& finding = findings.add(action.span, "{} has no action \"{}\"", service->name(), action.value);
      if (const std::string_view meant = catalog::nearest_action(action.value); !meant.empty())
        finding.help = fmt::format("did you mean \"{}\"?", meant);
    }
}

extern constexpr Check policy_invalid_action = check;

}  // namespace rolecall::rules
