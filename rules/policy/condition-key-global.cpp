// A key that starts with aws: and that AWS does not define.
#include <string>

#include "catalog/actions.h"
#include "judge/check.h"
#include "source/wildcard.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      const std::string& key = test.key.value;
      if (!test.key.is_known() || !wildcard_match_any_case("aws:*", key)) continue;
      if (key.find("${") != key.npos || catalog::find_condition_key(key)) continue;
      Finding& finding = findings.add(test.key.span, "there is no global condition key \"{}\"", key);
      if (const std::string_view meant = catalog::nearest_condition_key(key); !meant.empty())
        finding.help = fmt::format("did you mean \"{}\"?", meant);
    }
}

extern constexpr Check policy_condition_key_global = check;

}  // namespace rolecall::rules
