// Two statements of one policy have the same Sid.
#include <unordered_map>

#include "judge/check.h"

namespace rolecall::rules {

// IAM refuses them in its own policies. Other services may not, so that of resource policies nothing is said.
static bool must_be_unique(iam::PolicyType type) {
  return type == iam::PolicyType::identity || type == iam::PolicyType::trust || type == iam::PolicyType::boundary;
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (!must_be_unique(policy.type) || policy.statements.size() < 2) return;
  std::unordered_map<std::string_view, Span> seen;
  for (const iam::Statement& statement : policy.statements) {
    if (statement.sid.empty() || !statement.sid.is_known()) continue;
    const auto [first, is_new] = seen.emplace(statement.sid.value, statement.sid.span);
    if (is_new) continue;
    findings.add(statement.sid.span, "another statement has the Sid \"{}\", too", statement.sid.value)
        .related.push_back({first->second, "the first one"});
  }
}

extern constexpr Check policy_duplicate_sid = check;

}  // namespace rolecall::rules
