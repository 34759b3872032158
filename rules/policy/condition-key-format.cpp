// A condition key has the form service:key.
#include <string>

#include "catalog/actions.h"
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Condition& test : statement.conditions) {
      if (!test.key.is_known() || test.key.value.find(':') != test.key.value.npos) continue;
      Finding& finding = findings.add(test.key.span, "condition key \"{}\" names no service", test.key.value);
      const std::string global = "aws:" + test.key.value;
      if (const auto key = catalog::find_condition_key(global))
        finding.help = fmt::format("did you mean \"{}\"?", key->name());
    }
}

extern constexpr Check policy_condition_key_format = check;

}  // namespace rolecall::rules
