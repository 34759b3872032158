#include "iam/arn.h"
#include "judge/check.h"
#include "link/role_fields.h"

#include <string>

namespace rolecall::rules {

namespace {

std::string_view account_in(std::string_view text) {
  const Expected<iam::Arn> arn = iam::parse_arn(text);
  return arn && iam::is_account_id(arn->account) ? arn->account : std::string_view{};
}

/// The account that the task definition is registered in, as far as something other than its roles tells.
std::string_view account_of(const TaskDefinition& task, const Workspace& workspace) {
  if (!task.account.empty()) return task.account;
  for (const Service* service : workspace.services_of(task)) {
    if (!service->account.empty()) return service->account;
    for (const char* member : {"clusterArn", "cluster", "taskDefinition"})
      if (const std::string_view account = account_in((*service)[member].text()); !account.empty()) return account;
  }
  return {};
}

// A role cannot be passed to a service in another account (IAM user guide: Grant a user permissions to pass a role to
// an AWS service), so two roles of two accounts cannot both be right either.
void check(const TaskDefinition& task, const Workspace& workspace, Findings& findings) {
  std::string_view account = account_of(task, workspace);
  std::string_view whose = "the task definition is of account";
  for (const RoleField& field : role_fields(task)) {
    const std::string_view own = account_in(field.value.text());
    if (own.empty()) continue;
    if (account.empty()) {
      account = own;
      whose = "the other role is of account";
    } else if (own != account) {
      findings.add(field.value.span(), "role \"{}\" is of account {}, while {} {}", iam::role_name(field.value.text()),
                   own, whose, account);
    }
  }
}

}  // namespace

extern constexpr Check role_other_account = check;

}  // namespace rolecall::rules
