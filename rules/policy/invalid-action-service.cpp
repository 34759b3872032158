// The part of an action before the colon is the prefix of no service.
#include <string>

#include "catalog/actions.h"
#include "iam/pattern.h"
#include "judge/check.h"

namespace rolecall::rules {

// The same action of the nearest service, if it has one of that name.
static std::string nearest_name(std::string_view prefix, std::string_view action) {
  const std::string_view service = catalog::nearest_service(prefix);
  if (service.empty()) return {};
  const std::string name = fmt::format("{}{}", service, action.substr(prefix.size()));
  return catalog::matches_any_action(name) ? name : std::string(service);
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& action : statement.actions().list) {
      if (catalog::find_action(action.value) || !action.is_known()) continue;
      const std::size_t colon = action.value.find(':');
      if (colon == action.value.npos) continue;
      const std::string_view prefix = std::string_view(action.value).substr(0, colon);
      if (iam::has_wildcards(prefix) || catalog::find_service(prefix)) continue;
      Finding& finding = findings.add(action.span, "no AWS service has the action prefix \"{}\"", prefix);
      if (const std::string meant = nearest_name(prefix, action.value); !meant.empty())
        finding.help = fmt::format("did you mean \"{}\"?", meant);
    }
}

extern constexpr Check policy_invalid_action_service = check;

}  // namespace rolecall::rules
