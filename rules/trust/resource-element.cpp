// A trust policy is about the role that it is attached to.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::trust) return;
  for (const iam::Statement& statement : policy.statements) {
    if (is_given(statement.resource)) findings.add(statement.resource.key_span, "a trust policy takes no Resource");
    if (is_given(statement.not_resource))
      findings.add(statement.not_resource.key_span, "a trust policy takes no NotResource");
  }
}

extern constexpr Check trust_resource_element = check;

}  // namespace rolecall::rules
