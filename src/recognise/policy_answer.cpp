// Answers and requests that are about policies: get-policy, get-policy-version, create-policy; the policies of
// resources as ecr, s3api, kms and others give them; organizations describe-policy (AWS CLI command reference).
#include <string>
#include <string_view>
#include <utility>

#include "iam/arn.h"
#include "recognise/dialect.h"
#include "recognise/file_names.h"

namespace rolecall::recognise {

namespace {

ManagedPolicyDocument managed_policy(View arn, std::string name) {
  ManagedPolicyDocument managed;
  managed.arn = text_of(arn);
  managed.name = std::move(name);
  const Expected<iam::Arn> parsed = iam::parse_arn(managed.arn.value);
  if (!parsed) return managed;
  if (managed.name.empty()) managed.name = iam::last_segment(parsed->resource);
  if (iam::is_account_id(parsed->account)) managed.account = parsed->account;
  managed.policy.is_aws_managed = parsed->account == "aws";
  return managed;
}

// Without a document the policy exists and is not known; a get-policy-version beside it may have it.
void take_managed(const Input& input, ManagedPolicyDocument managed, View document, Recognised& result) {
  std::optional<iam::Policy> policy = policy_in(input, document, iam::PolicyType::identity, managed.name);
  const bool is_aws_managed = managed.policy.is_aws_managed;
  if (policy)
    managed.policy = std::move(*policy);
  else
    managed.policy.is_unknown = true;
  managed.policy.name = managed.name;
  managed.policy.type = iam::PolicyType::identity;
  managed.policy.is_aws_managed = is_aws_managed;
  result.entities.managed_policies.push_back(std::move(managed));
}

View default_document(View policy) {
  for (const View version : policy["PolicyVersionList"])
    if (version["IsDefaultVersion"].is_true()) return version["Document"];
  return {};
}

bool looks_like_managed_policy(View value) {
  return value.is_object() && value["PolicyName"].is_string() &&
         (value["Arn"] || value["PolicyId"] || value["PolicyVersionList"]);
}

void take_loose(const Input& input, View document, iam::PolicyType type, std::string name, std::string_view repository,
                Recognised& result) {
  std::optional<iam::Policy> policy = policy_in(input, document, type, std::move(name));
  if (!policy) return;
  LoosePolicy& loose = result.entities.policies.emplace_back();
  loose.policy = std::move(*policy);
  loose.repository = repository;
}

// get-policy-version names no policy, so the file has to; a version that is not the default one is in force nowhere.
bool take_version(const Input& input, View version, Recognised& result) {
  if (!version.is_object() || !version["Document"]) return false;
  result.dialect = "get-policy-version";
  std::string name = managed_policy_name_of(input.path());
  if (const View is_default = version["IsDefaultVersion"]; is_default && !is_default.is_true())
    take_loose(input, version["Document"], iam::PolicyType::identity, std::move(name), {}, result);
  else
    take_managed(input, managed_policy(View(), std::move(name)), version["Document"], result);
  return true;
}

// create-policy and create-policy-version; get-user-policy and get-group-policy, whose policies no ECS role has.
bool take_named_document(const Input& input, View value, Recognised& result) {
  const View document = value["PolicyDocument"];
  const View name = value["PolicyName"];
  const View arn = value["PolicyArn"];
  if (!document || !(name.is_string() || arn.is_string())) return false;
  if (value["UserName"])
    result.dialect = "get-user-policy";
  else if (value["GroupName"])
    result.dialect = "get-group-policy";
  else
    result.dialect = arn.is_string() ? "create-policy-version" : "create-policy";

  const bool is_of_others = value["UserName"] || value["GroupName"];
  if (is_of_others || (arn.is_string() && !value["SetAsDefault"].is_true()))
    take_loose(input, document, iam::PolicyType::identity, shown(name), {}, result);
  else
    take_managed(input, managed_policy(arn, shown(name)), document, result);
  return true;
}

bool take_organization_policy(const Input& input, View policy, Recognised& result) {
  const View summary = policy["PolicySummary"];
  const View content = policy["Content"];
  if (!summary.is_object() || !content.is_string()) return false;
  const std::string_view type = words(summary["Type"]);
  result.dialect = "describe-policy";
  if (type == "SERVICE_CONTROL_POLICY")
    take_loose(input, content, iam::PolicyType::service_control, shown(summary["Name"]), {}, result);
  else if (type == "RESOURCE_CONTROL_POLICY")
    take_loose(input, content, iam::PolicyType::resource_control, shown(summary["Name"]), {}, result);
  return true;
}

// ecr get-repository-policy, get-registry-policy; s3api get-bucket-policy and its like; secretsmanager
// get-resource-policy.
bool take_resource_policy(const Input& input, View value, Recognised& result) {
  struct Answer {
    std::string_view member, dialect, name_member;
  };
  constexpr Answer answers[] = {{"policyText", "get-repository-policy", "repositoryName"},
                                {"ResourcePolicy", "get-resource-policy", "Name"},
                                {"Policy", "resource-policy", "Bucket"}};
  for (const auto& [member, dialect, name_member] : answers) {
    const View document = value[member];
    const std::size_t first = words(document).find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || words(document)[first] != '{') continue;
    std::string name = shown(value[name_member]);
    if (name.empty()) name = policy_name_of(input.path(), Owner());
    take_loose(input, document, iam::PolicyType::resource, std::move(name), words(value["repositoryName"]), result);
    result.dialect = dialect;
    return true;
  }
  return false;
}

}  // namespace

void take_managed_policy(const Input& input, View value, Recognised& result) {
  if (!looks_like_managed_policy(value)) return;
  take_managed(input, managed_policy(value["Arn"], shown(value["PolicyName"])), default_document(value), result);
}

bool recognise_policy_answer(const Input& input, View value, Recognised& result) {
  if (input.format != read::Format::json) return false;
  if (const View policy = value["Policy"]; looks_like_managed_policy(policy)) {
    take_managed_policy(input, policy, result);
    result.dialect = "get-policy";
    return true;
  }
  return take_version(input, value["PolicyVersion"], result) ||
         take_organization_policy(input, value["Policy"], result) || take_named_document(input, value, result) ||
         take_resource_policy(input, value, result);
}

}  // namespace rolecall::recognise
