// An AWS managed policy as a policy of the IAM language.
#pragma once

#include <string_view>

#include "catalog/managed_policies.h"
#include "iam/policy.h"

namespace rolecall {

/// Every word of it stands nowhere. The catalog has the policies of the commercial Regions; in another partition the
/// ARNs in them carry its name (IAM user guide: AWS managed policies).
iam::Policy policy_from(catalog::ManagedPolicy managed, std::string_view partition);

}  // namespace rolecall
