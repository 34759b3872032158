// A pattern that no action of its service fits.
#include "catalog/actions.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& action : statement.actions().list) {
      const std::size_t colon = action.value.find(':');
      if (!action.is_known() || colon == action.value.npos) continue;
      if (action.value.find_first_of("*?") == action.value.npos || whole_service(action.value) != std::string_view{})
        continue;
      const std::string_view prefix = std::string_view(action.value).substr(0, colon);
      const bool names_service = prefix.find_first_of("*?") == prefix.npos;
      if (names_service && !catalog::find_service(prefix)) continue;
      if (!catalog::matches_any_action(action.value))
        findings.add(action.span, "no AWS action fits \"{}\"", action.value);
    }
}

extern constexpr Check policy_action_wildcard_matches_nothing = check;

}  // namespace rolecall::rules
