// May this principal do that? The evaluation logic of AWS over identity policies and a permission boundary
// (IAM user guide: Policy evaluation logic).
#pragma once

#include <string_view>
#include <vector>

#include "iam/condition.h"
#include "iam/policy.h"
#include "source/answer.h"

namespace rolecall::iam {

/// One authorization question. The resource may be a pattern of ARNs or have symbols: then `yes` means all of them and
/// `no` none; where a statement reaches a part of them, the answer depends.
struct Request {
  std::string_view action;    ///< "ecr:BatchGetImage"
  std::string_view resource;  ///< an ARN, or "*" for an action without resource-level permissions
  Context context;
};

/// What a principal carries.
struct Permissions {
  std::vector<const Policy*> identity;
  std::vector<const Policy*> boundary;  ///< empty: none
  bool are_complete = true;             ///< false: there are identity policies that nobody read, so "no" is never sure
  bool boundary_is_complete = true;     ///< false: a boundary is set that nobody read, so "yes" is never sure
};

/// Does the statement's Action or NotAction reach the action? `*` alone reaches all; any other pattern needs its
/// service before a colon, as IAM demands. The case of letters does not count.
Answer reaches_action(const Statement& statement, std::string_view action);

/// What one statement says of a request: does it apply, whatever its effect? Action, resource and conditions are looked
/// at. One without an action or without a resource never applies, as IAM accepts none such on an identity.
Answer applies(const Statement& statement, const Request& request, bool has_variables);

/// The answer, and the statement that decides it where one does.
struct Verdict {
  Answer allowed = Answer::no;
  const Policy* policy = nullptr;
  const Statement* statement = nullptr;  ///< the deny or the allow; none for an implicit deny
  bool explicitly_denied = false;
};

/// Identity policies, then the boundary; an explicit deny in either wins. A deny that only may apply makes of `yes` a
/// `depends`. Of policies that nobody read a deny is not feared: they make `no` unsure, not `yes`. Linear in the
/// statements.
Verdict evaluate(const Permissions& permissions, const Request& request);

/// May the statement, in this policy, have the effect? `depends` where its Effect is known only after deployment; one
/// that is absent or wrong has none.
Answer has_effect(const Policy& policy, const Statement& statement, Effect effect);

/// Does the policy's language version replace `${...}` variables? Only 2012-10-17 does; a version that is known only
/// after deployment is taken for it.
bool has_variables(const Policy& policy);

}  // namespace rolecall::iam
