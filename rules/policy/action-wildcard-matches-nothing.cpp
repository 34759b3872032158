// A pattern that no action of its service fits.
#include "catalog/actions.h"
#include "iam/pattern.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& action : statement.actions().list) {
      if (!iam::has_wildcards(action.value) || !action.is_known() || !whole_service(action.value).empty()) continue;
      const std::size_t colon = action.value.find(':');
      if (colon == action.value.npos) continue;
      const std::string_view prefix = std::string_view(action.value).substr(0, colon);
      if (!iam::has_wildcards(prefix) && !catalog::find_service(prefix)) continue;
      if (!catalog::matches_any_action(action.value))
        findings.add(action.span, "no AWS action fits \"{}\"", action.value);
    }
}

extern constexpr Check policy_action_wildcard_matches_nothing = check;

}  // namespace rolecall::rules
