// A resource is `*` or an ARN.
#include "judge/check.h"

namespace rolecall::rules {

// A wildcard or a variable among the first letters may stand for the prefix.
static bool could_be_arn(std::string_view text) {
  constexpr std::string_view prefix = "arn:";
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (i >= text.size()) return false;
    if (text[i] == '*' || text[i] == '?' || text[i] == '$') return true;
    if (text[i] != prefix[i]) return false;
  }
  return true;
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& resource : statement.resources().list)
      if (resource.is_known() && !could_be_arn(resource.value))
        findings.add(resource.span, "resource \"{}\" is neither \"*\" nor an ARN", resource.value);
}

extern constexpr Check policy_arn_prefix = check;

}  // namespace rolecall::rules
