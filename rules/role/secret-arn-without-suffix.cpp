#include <algorithm>

#include "iam/arn.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Six letters or digits after a hyphen. A name may end so, too: then nothing is said.
bool may_have_suffix(std::string_view name) {
  const std::size_t hyphen = name.rfind('-');
  if (hyphen == name.npos || name.size() - hyphen != 7) return false;
  return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(hyphen) + 1, name.end(), is_letter_or_digit);
}

bool is_without_suffix(const Text& resource) {
  constexpr std::string_view prefix = "secret:";
  if (!resource.is_known()) return false;
  const Expected<iam::Arn> arn = iam::parse_arn(resource.value);
  if (!arn || arn->service != "secretsmanager" || !arn->resource.starts_with(prefix)) return false;
  const std::string_view name = arn->resource.substr(prefix.size());
  return !name.empty() && name.find_first_of("*?$:") == name.npos && !may_have_suffix(name);
}

void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements)
    for (const Text& resource : statement.resource.list)
      if (statement.allows() && is_without_suffix(resource))
        findings
            .add(resource.span, "\"{}\" has no six random characters at its end, so it matches no secret",
                 resource.value)
            .help = "write \"" + resource.value + "-??????\"";
}

}  // namespace

extern constexpr Check role_secret_arn_without_suffix = check;

}  // namespace rolecall::rules
