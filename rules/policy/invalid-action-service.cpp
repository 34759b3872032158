// The part of an action before the colon is the prefix of no service.
#include "catalog/actions.h"
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& action : statement.actions().list) {
      if (!action.is_known()) continue;
      const std::size_t colon = action.value.find(':');
      if (colon == action.value.npos) continue;
      const std::string_view prefix = std::string_view(action.value).substr(0, colon);
      if (prefix.find_first_of("*?") != prefix.npos || catalog::find_service(prefix)) continue;
      Finding& finding = findings.add(action.span, "no AWS service has the action prefix \"{}\"", prefix);
      std::string_view meant = catalog::nearest_action(action.value);
      if (meant.empty()) meant = catalog::nearest_service(prefix);
      if (!meant.empty()) finding.help = fmt::format("did you mean \"{}\"?", meant);
    }
}

extern constexpr Check policy_invalid_action_service = check;

}  // namespace rolecall::rules
