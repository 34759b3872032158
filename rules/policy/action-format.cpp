// An action is `*` or has the form service:name.
#include "catalog/actions.h"
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& action : statement.actions().list) {
      if (!action.is_known() || action.value.find(':') != action.value.npos) continue;
      if (!action.empty() && action.value.find_first_not_of('*') == action.value.npos) continue;
      Finding& finding = findings.add(action.span, "action \"{}\" names no service", action.value);
      if (const std::string_view meant = catalog::nearest_action(":" + action.value); !meant.empty())
        finding.help = fmt::format("did you mean \"{}\"?", meant);
    }
}

extern constexpr Check policy_action_format = check;

}  // namespace rolecall::rules
