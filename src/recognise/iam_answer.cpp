// Answers and requests of the IAM API that are about roles and instance profiles: get-role, list-roles,
// get-role-policy, list-attached-role-policies, get-instance-profile, get-account-authorization-details, ... (AWS CLI
// command reference: iam).
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "iam/arn.h"
#include "recognise/dialect.h"
#include "recognise/file_names.h"
#include "source/parallel.h"

namespace rolecall::recognise {

namespace {

std::string account_of(std::string_view arn_text) {
  const Expected<iam::Arn> arn = iam::parse_arn(arn_text);
  return arn && iam::is_account_id(arn->account) ? std::string(arn->account) : std::string();
}

AttachedPolicy attached_policy(View arn, View name) {
  AttachedPolicy attached{text_of(arn), shown(name)};
  if (attached.name.empty()) attached.name = last_name(attached.arn.value);
  return attached;
}

// A boundary is an ARN in requests, and an object that holds one in answers.
void add_boundary(View value, Role& role) {
  const View arn = value.is_object() ? value["PermissionsBoundaryArn"] : value;
  if (!text_of(arn).empty()) role.boundary = attached_policy(arn, View());
}

void add_attached(View list, Role& role) {
  role.says_attached = true;
  for (const View item : list) {
    AttachedPolicy attached = attached_policy(item["PolicyArn"], item["PolicyName"]);
    if (!attached.arn.empty() || !attached.name.empty()) role.attached.push_back(std::move(attached));
  }
}

void add_inline_policy(const Input& input, View item, Role& role) {
  std::optional<iam::Policy> policy =
      policy_in(input, item["PolicyDocument"], iam::PolicyType::identity, shown(item["PolicyName"]));
  if (!policy) return;
  policy->attached_to = role.name;
  role.inline_policies.push_back(std::move(*policy));
}

void add_inline(const Input& input, View list, Role& role) {
  role.says_inline = true;
  role.inline_policies.reserve(list.size());
  for (const View item : list) add_inline_policy(input, item, role);
}

Role role_from(const Input& input, View object) {
  Role role;
  role.span = object.span();
  role.arn = text_of(object["Arn"]);
  role.name = shown(object["RoleName"]);
  if (role.name.empty()) role.name = iam::role_name(role.arn.value);
  role.path = words(object["Path"]);
  role.account = account_of(role.arn.value);
  role.trust = policy_in(input, object["AssumeRolePolicyDocument"], iam::PolicyType::trust, role.name);
  if (role.trust) role.trust->attached_to = role.name;
  add_boundary(object["PermissionsBoundary"], role);
  if (const View list = object["RolePolicyList"]; list.is_array()) add_inline(input, list, role);
  if (const View list = object["AttachedManagedPolicies"]; list.is_array()) add_attached(list, role);
  return role;
}

bool looks_like_role(View object) {
  if (!object.is_object() || !(object["RoleName"].is_string() || object["Arn"].is_string())) return false;
  if (object["AssumeRolePolicyDocument"] || object["RolePolicyList"]) return true;
  return object["RoleName"].is_string() && (object["Arn"] || object["RoleId"] || object["PermissionsBoundary"]);
}

bool looks_like_instance_profile(View object) {
  return object.is_object() && object["InstanceProfileName"].is_string() &&
         (object["Roles"] || object["Arn"] || object["RoleName"]);
}

void take_instance_profile(const Input& input, View object, Recognised& result) {
  InstanceProfile profile;
  profile.span = object.span();
  profile.name = shown(object["InstanceProfileName"]);
  profile.arn = text_of(object["Arn"]);
  if (const std::string_view role = words(object["RoleName"]); !role.empty()) profile.roles.emplace_back(role);
  for (const View role : object["Roles"]) {
    if (!looks_like_role(role)) continue;
    result.entities.roles.push_back(role_from(input, role));
    profile.roles.push_back(result.entities.roles.back().name);
  }
  result.entities.instance_profiles.push_back(std::move(profile));
}

// The instance profiles of a role come back with the role in them; what they say of it is not new.
void take_profiles_of(View role, Recognised& result) {
  for (const View item : role["InstanceProfileList"]) {
    if (!looks_like_instance_profile(item)) continue;
    InstanceProfile& profile = result.entities.instance_profiles.emplace_back();
    profile.span = item.span();
    profile.name = shown(item["InstanceProfileName"]);
    profile.arn = text_of(item["Arn"]);
    profile.roles.push_back(shown(role["RoleName"]));
  }
}

void take_role(const Input& input, View object, Recognised& result) {
  result.entities.roles.push_back(role_from(input, object));
  take_profiles_of(object, result);
}

/// Takes the items that are what is looked for. True if it is a list of such, or an empty one.
template <class LooksLike, class Take>
bool take_each(View list, LooksLike looks_like, Take take) {
  if (!list.is_array()) return false;
  bool found = list.begin() == list.end();
  for (const View item : list) {
    if (!looks_like(item)) continue;
    take(item);
    found = true;
  }
  return found;
}

/// The inline policies of users and groups: no ECS role has them, but they are policies.
void take_policies_of_others(const Input& input, View list, std::string_view member, Recognised& result) {
  for (const View owner : list)
    for (const View item : owner[member]) {
      std::optional<iam::Policy> policy =
          policy_in(input, item["PolicyDocument"], iam::PolicyType::identity, shown(item["PolicyName"]));
      if (policy) result.entities.policies.emplace_back().policy = std::move(*policy);
    }
}

/// The roles of an account, which may be thousands, each on its own.
void take_roles(const Input& input, View list, Recognised& result) {
  constexpr std::size_t batch_size = 64;
  const std::vector<View> roles(list.begin(), list.end());
  std::vector<Recognised> parts((roles.size() + batch_size - 1) / batch_size);
  std::vector<std::vector<Finding>> findings(parts.size());
  in_parallel(parts.size(), input.jobs, [&](std::size_t part) {
    Findings own("");
    const Input input_of_part{input.sources, input.source, input.format, input.hints, own};
    const std::size_t end = std::min(roles.size(), (part + 1) * batch_size);
    for (std::size_t i = part * batch_size; i < end; ++i)
      if (looks_like_role(roles[i])) take_role(input_of_part, roles[i], parts[part]);
    findings[part] = std::move(own.list);
  });
  for (std::size_t part = 0; part < parts.size(); ++part) {
    result.entities.append(std::move(parts[part].entities));
    std::move(findings[part].begin(), findings[part].end(), std::back_inserter(input.findings.list));
  }
}

bool take_account(const Input& input, View value, Recognised& result) {
  const View roles = value["RoleDetailList"];
  const View policies = value["Policies"];
  if (!roles.is_array() && !value["UserDetailList"].is_array() && !value["GroupDetailList"].is_array()) return false;
  if (roles.is_array()) take_roles(input, roles, result);
  take_policies_of_others(input, value["UserDetailList"], "UserPolicyList", result);
  take_policies_of_others(input, value["GroupDetailList"], "GroupPolicyList", result);
  for (const View policy : policies) take_managed_policy(input, policy, result);
  result.dialect = "get-account-authorization-details";
  return true;
}

/// A role of which an answer says something without naming it: by the names of file and folder. Null if they do not
/// tell.
Role* take_unnamed_role(const Input& input, View value, Recognised& result) {
  Owner owner = owner_of(input.path(), input.hints);
  if (owner.role.empty()) return nullptr;
  Role& role = result.entities.roles.emplace_back();
  role.name = std::move(owner.role);
  role.span = value.span();
  role.is_from_file_name = !owner.is_by_hint;
  role.may_have_more = value["IsTruncated"].is_true();
  return &role;
}

bool take_attached_listing(const Input& input, View value, Recognised& result) {
  const View list = value["AttachedPolicies"];
  if (!list.is_array()) return false;
  result.dialect = "list-attached-role-policies";
  if (Role* role = take_unnamed_role(input, value, result)) add_attached(list, *role);
  return true;
}

bool take_inline_listing(const Input& input, View value, Recognised& result) {
  const View list = value["PolicyNames"];
  if (!list.is_array()) return false;
  result.dialect = "list-role-policies";
  Role* role = take_unnamed_role(input, value, result);
  if (!role) return true;
  role->says_inline = true;
  for (const View name : list)
    if (name.is_string()) role->inline_names.emplace_back(name.text());
  return true;
}

// get-role-policy and put-role-policy; update-assume-role-policy, which has no policy name; attach-role-policy.
bool take_part_of_role(const Input& input, View value, Recognised& result) {
  const View name = value["RoleName"];
  const View document = value["PolicyDocument"];
  const View policy_name = value["PolicyName"];
  if (!name.is_string() || !(document || value["PolicyArn"].is_string())) return false;
  Role& role = result.entities.roles.emplace_back();
  role.span = value.span();
  role.name = shown(name);
  if (document && policy_name) {
    result.dialect = "get-role-policy";
    role.says_inline = true;
    add_inline_policy(input, value, role);
  } else if (document) {
    result.dialect = "update-assume-role-policy";
    role.trust = policy_in(input, document, iam::PolicyType::trust, role.name);
    if (role.trust) role.trust->attached_to = role.name;
  } else {
    result.dialect = "attach-role-policy";
    role.says_attached = true;
    role.attached.push_back(attached_policy(value["PolicyArn"], View()));
  }
  return true;
}

bool take_wrapped(const Input& input, View value, Recognised& result) {
  const auto role = [&](View item) { take_role(input, item, result); };
  const auto profile = [&](View item) { take_instance_profile(input, item, result); };
  if (const View object = value["Role"]; looks_like_role(object)) {
    role(object);
    result.dialect = "get-role";
  } else if (take_each(value["Roles"], looks_like_role, role)) {
    result.dialect = "list-roles";
  } else if (const View object = value["InstanceProfile"]; looks_like_instance_profile(object)) {
    profile(object);
    result.dialect = "get-instance-profile";
  } else if (take_each(value["InstanceProfiles"], looks_like_instance_profile, profile)) {
    result.dialect = "list-instance-profiles";
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool recognise_iam_answer(const Input& input, View value, Recognised& result) {
  if (input.format != read::Format::json) return false;
  // An instance profile has a member Roles too, so it goes before the lists.
  if (looks_like_instance_profile(value)) return take_as_instance_profile(input, value, result);
  if (take_part_of_role(input, value, result)) return true;
  if (looks_like_role(value)) return take_as_role(input, value, result);
  return take_account(input, value, result) || take_wrapped(input, value, result) ||
         take_attached_listing(input, value, result) || take_inline_listing(input, value, result);
}

bool take_as_role(const Input& input, View value, Recognised& result) {
  if (!value.is_object()) return false;
  take_role(input, value, result);
  result.dialect = value["Arn"] || value["RolePolicyList"] ? "role" : "create-role";
  return true;
}

bool take_as_instance_profile(const Input& input, View value, Recognised& result) {
  if (!value.is_object()) return false;
  take_instance_profile(input, value, result);
  result.dialect = "instance-profile";
  return true;
}

}  // namespace rolecall::recognise
