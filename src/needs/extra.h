// The other half of needs: what a role may do that its kind of role never does.
#pragma once

#include <string_view>
#include <vector>

#include "link/workspace.h"

namespace rolecall::needs {

/// One word of an Allow statement that reaches beyond.
struct ExtraRight {
  std::string_view action;  ///< as written: "dynamodb:*"
  Span place;               ///< the word; of an AWS managed policy, where it is attached
};

/// Actions of services that neither ECS nor its agents on the host call with a role of this kind. Known for execution
/// roles and instance roles; for others nothing is found. A lone `*` is left to other rules. In the order of the
/// policies.
std::vector<ExtraRight> extra_rights(const LinkedRole& role, RoleUse use);

}  // namespace rolecall::needs
