// Raw policy documents: a file is one policy, and says nothing of whose it is.
#include <string>
#include <utility>

#include "recognise/dialect.h"
#include "recognise/file_names.h"

namespace rolecall::recognise {

namespace {

bool is_refined_by_name(iam::PolicyType by_content, iam::PolicyType by_name) {
  using enum iam::PolicyType;
  if (by_content == unknown) return true;
  if (by_content == identity) return by_name == boundary || by_name == service_control;
  return by_content == resource && (by_name == resource_control || by_name == vpc_endpoint);
}

// A boundary or a control policy has the elements of an identity or resource policy; only its name tells it from one.
iam::PolicyType type_of(View document, std::string_view path) {
  const iam::PolicyType by_content = type_from_content(document);
  const iam::PolicyType by_name = policy_type_of(path);
  return by_name != iam::PolicyType::unknown && is_refined_by_name(by_content, by_name) ? by_name : by_content;
}

bool may_have_role(iam::PolicyType type) {
  using enum iam::PolicyType;
  return type == identity || type == trust || type == boundary || type == unknown;
}

// A document in a string: percent-encoded or escaped, as `--query Role.AssumeRolePolicyDocument` may give it.
bool is_text_of_policy(const Input& input, View value) {
  return value.is_string() && input.format == read::Format::json && !input.file().kind.empty();
}

}  // namespace

bool recognise_policy_document(const Input& input, View value, Recognised& result) {
  if (input.format != read::Format::json || !looks_like_policy(value)) return false;
  return take_as_policy(input, value, type_of(value, input.path()), result);
}

bool take_as_policy(const Input& input, View value, iam::PolicyType type, Recognised& result) {
  if (!value.is_object() && !is_text_of_policy(input, value)) return false;
  const Owner owner = owner_of(input.path(), input.hints);
  std::optional<iam::Policy> policy = policy_in(input, value, type, policy_name_of(input.path(), owner));
  if (!policy) return false;
  LoosePolicy& loose = result.entities.policies.emplace_back();
  loose.policy = std::move(*policy);
  if (may_have_role(type)) {
    loose.role = owner.role;
    loose.is_mapped = owner.is_certain;
  }
  if (loose.is_mapped) loose.policy.attached_to = loose.role;
  result.dialect = "policy";
  return true;
}

}  // namespace rolecall::recognise
