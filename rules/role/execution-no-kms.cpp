#include <algorithm>
#include <optional>
#include <vector>

#include "iam/arn.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

namespace {

bool reads_secrets(const needs::Need& need) {
  return need.rule == "role/execution-no-secret" || need.rule == "role/execution-no-parameter" ||
         need.rule == "role/execution-no-registry-credentials";
}

/// What the role's statements about kms:Decrypt name, if all of it stands in files and is known.
std::optional<std::vector<const Text*>> keys_of(const LinkedRole& role) {
  std::vector<const Text*> keys;
  for (const iam::Policy* policy : role.permissions.identity)
    for (const iam::Statement& statement : policy->statements) {
      if (!statement.allows()) continue;
      if (statement.not_action.is_present() || statement.action.is_unknown) return std::nullopt;
      if (!covering(statement.action, "kms:Decrypt")) continue;
      if (statement.not_resource.is_present() || statement.resource.is_unknown) return std::nullopt;
      for (const Text& resource : statement.resource.list) {
        if (!resource.is_known() || !resource.span.is_somewhere()) return std::nullopt;
        keys.push_back(&resource);
      }
    }
  return keys;
}

/// IAM compares the ARN of the key; that of an alias is never the resource of kms:Decrypt (AWS KMS developer guide:
/// Using aliases to control access to KMS keys).
bool is_alias(const Text& resource) {
  const Expected<iam::Arn> arn = iam::parse_arn(resource.value);
  return arn && arn->service == "kms" && arn->resource.starts_with("alias/");
}

void check(const TaskDefinition& task, const Workspace& workspace, Findings& findings) {
  const RoleReference role = workspace.execution_role(task);
  if (!role.role || !role.role->permissions.are_complete) return;
  const std::vector<needs::Need> needs = needs::needs_of(workspace, task);
  const auto secret = std::find_if(needs.begin(), needs.end(), reads_secrets);
  if (secret == needs.end()) return;
  const std::optional<std::vector<const Text*>> keys = keys_of(*role.role);
  if (!keys || keys->empty() ||
      !std::all_of(keys->begin(), keys->end(), [](const Text* key) { return is_alias(*key); }))
    return;
  findings
      .add(keys->front()->span, "execution role \"{}\" may call kms:Decrypt on aliases only, which grants it on no key",
           role.name)
      .related.push_back({secret->cause, secret->subject + " " + secret->what});
}

}  // namespace

extern constexpr Check role_execution_no_kms = check;

}  // namespace rolecall::rules
