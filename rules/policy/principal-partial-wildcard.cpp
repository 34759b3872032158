// In a principal only a whole `*` is a wildcard.
#include "iam/pattern.h"
#include "judge/check.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Principals* principals : {&statement.principal, &statement.not_principal})
      for (const iam::Principal& principal : principals->list) {
        const Text& value = principal.value;
        if (principal.kind.empty() || !value.is_known() || value.value == "*") continue;
        if (iam::has_wildcards(value.value))
          findings.add(value.span, "a wildcard inside principal \"{}\" stands for nothing", value.value);
      }
}

extern constexpr Check policy_principal_partial_wildcard = check;

}  // namespace rolecall::rules
