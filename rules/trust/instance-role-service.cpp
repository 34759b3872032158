// The role of container instances lets in neither EC2 nor, outside of AWS, Systems Manager.
#include "judge/check.h"
#include "judge/trust.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  // What is an instance outside of AWS is not always said, so each of the two principals serves for both.
  if (!trusts_none_of(role, {"ec2.amazonaws.com", "ec2.amazonaws.com.cn", "ssm.amazonaws.com"})) return;
  if (const LinkedRole::Use* use = first_use(role, RoleUse::instance)) {
    add_untrusting(role, *use, "ec2.amazonaws.com", findings);
  } else if (const LinkedRole::Use* outside = first_use(role, RoleUse::external_instance)) {
    add_untrusting(role, *outside, "ssm.amazonaws.com", findings);
  }
}

extern constexpr Check trust_instance_role_service = check;

}  // namespace rolecall::rules
