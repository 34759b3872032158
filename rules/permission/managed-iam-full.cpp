// IAMFullAccess is attached.
#include "judge/check.h"
#include "source/wildcard.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  for (const AttachedPolicy& attached : role.role->attached)
    if (wildcard_match("arn:*:iam::aws:policy/IAMFullAccess", attached.arn.value))
      findings.add(attached.arn.span, "role \"{}\" has IAMFullAccess", role.role->name);
}

extern constexpr Check permission_managed_iam_full = check;

}  // namespace rolecall::rules
