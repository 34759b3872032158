// Everyone but a list.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

// A trust policy takes no NotPrincipal at all: trust/notprincipal.
static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::resource) return;
  for (const iam::Statement& statement : policy.statements)
    if (statement.allows() && is_given(statement.not_principal))
      findings.add(statement.not_principal.key_span, "an Allow with NotPrincipal grants access to everyone else");
}

extern constexpr Check permission_allow_notprincipal = check;

}  // namespace rolecall::rules
