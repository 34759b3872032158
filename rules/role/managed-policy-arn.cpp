#include <algorithm>
#include <string>

#include "catalog/managed_policies.h"
#include "iam/arn.h"
#include "judge/check.h"
#include "source/nearest.h"

namespace rolecall::rules {

namespace {

bool is_same_in_any_case(std::string_view a, std::string_view b) {
  return edit_distance(a, b, 0) == 0;
}

// AWS adds policies all the time, so only an ARN whose policy is known under another path or in another case is wrong.
void check(const LinkedRole& role, Findings& findings) {
  for (const AttachedPolicy* attached : role.unresolved) {
    const Expected<iam::Arn> arn = iam::parse_arn(attached->arn.value);
    if (!attached->arn.is_known() || !arn || arn->account != "aws") continue;
    const auto meant = catalog::nearest_managed_policy(attached->arn.value);
    if (!meant || !is_same_in_any_case(meant->name(), iam::last_segment(arn->resource))) continue;
    const std::string right = "arn:" + std::string(arn->partition) + ":iam::aws:policy" + std::string(meant->path()) +
                              std::string(meant->name());
    findings
        .add(attached->arn.span.is_somewhere() ? attached->arn.span : role.place(),
             "no AWS managed policy has the ARN \"{}\"", attached->arn.value)
        .help = "did you mean \"" + right + "\"?";
  }
}

}  // namespace

extern constexpr Check role_managed_policy_arn = check;

}  // namespace rolecall::rules
