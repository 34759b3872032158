// Everything but a list of resources.
#include "judge/check.h"
#include "judge/element.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements)
    if (statement.allows() && is_unconditional(statement) && is_given(statement.not_resource))
      findings.add(statement.not_resource.key_span, "an Allow with NotResource grants everything but what is listed");
}

extern constexpr Check permission_allow_notresource = check;

}  // namespace rolecall::rules
