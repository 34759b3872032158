// A key that its service does not define.
#include <string>

#include "catalog/actions.h"
#include "judge/check.h"

namespace rolecall::rules {

// A prefix that is no service's may be an identity provider's, of which the catalog knows nothing. STS takes the claims
// of SAML and web identities from outside, too.
static bool is_of_known_service(std::string_view key) {
  const std::size_t colon = key.find(':');
  if (colon == key.npos || key.find("${") != key.npos) return false;
  const std::string_view prefix = key.substr(0, colon);
  return catalog::find_service(prefix).has_value();
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      const std::string& key = test.key.value;
      if (!test.key.is_known() || catalog::find_condition_key(key) || !is_of_known_service(key)) continue;
      Finding& finding = findings.add(test.key.span, "the service defines no condition key \"{}\"", key);
      if (const std::string_view meant = catalog::nearest_condition_key(key); !meant.empty())
        finding.help = fmt::format("did you mean \"{}\"?", meant);
    }
}

extern constexpr Check policy_condition_key_service = check;

}  // namespace rolecall::rules
