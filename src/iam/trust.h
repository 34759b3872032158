// Whom a trust policy trusts.
#pragma once

#include <string_view>

#include "iam/policy.h"
#include "source/answer.h"

namespace rolecall::iam {

/// Does a role's trust policy let an AWS service assume the role (sts:AssumeRole)? `service_principal` is as policies
/// name it: "ecs-tasks.amazonaws.com". The question is who is named: the conditions of an Allow are not looked at, and
/// a Deny with conditions may or may not speak of the service. `*` names everyone. NotPrincipal depends.
Answer trusts_service(const Policy& trust, std::string_view service_principal);

}  // namespace rolecall::iam
