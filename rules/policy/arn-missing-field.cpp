// An ARN of which a field in the middle is left out.
#include <vector>

#include "iam/arn.h"
#include "judge/check.h"

namespace rolecall::rules {

// IAM completes an ARN that breaks off early with `*` (IAM JSON policy elements: Resource). What is wrong for certain
// is a last word that does not fit where it stands.
static std::string_view misplaced(std::string_view text) {
  std::vector<std::string_view> fields;
  std::size_t begin = 0;
  for (std::size_t colon = text.find(':'); colon != text.npos; colon = text.find(':', begin)) {
    fields.push_back(text.substr(begin, colon - begin));
    begin = colon + 1;
  }
  const std::string_view last = text.substr(begin);
  if (last.empty() || last.find_first_of("*?$") != last.npos) return {};
  if (fields.size() == 3 && !iam::is_region(last)) return last;
  // Every account that is no number is a word of small letters, such as `aws`.
  if (fields.size() == 4 && !iam::is_account_id(last) && last.find('/') != last.npos) return last;
  return {};
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements)
    for (const Text& resource : statement.resources().list) {
      if (!resource.is_known() || !resource.value.starts_with("arn:")) continue;
      if (const std::string_view word = misplaced(resource.value); !word.empty())
        findings.add(resource.span, "the ARN has too few fields, so \"{}\" stands in the wrong one", word);
    }
}

extern constexpr Check policy_arn_missing_field = check;

}  // namespace rolecall::rules
