// aws_iam_role and what is attached to it, aws_iam_policy, aws_iam_instance_profile; policies of repositories.
#include <string>
#include <utility>

#include "iam/arn.h"
#include "recognise/dialect.h"
#include "recognise/terraform/json_text.h"
#include "recognise/terraform/resources.h"

namespace rolecall::recognise::terraform {

namespace {

class IamResource {
 public:
  IamResource(Evaluator& evaluator, const Instance& instance, Entities& entities)
      : evaluator_(evaluator), instance_(instance), entities_(entities) {}

  void take() {
    const std::string_view type = instance_.type();
    if (type == "aws_iam_role")
      take_role();
    else if (type == "aws_iam_role_policy")
      take_role_policy();
    else if (type == "aws_iam_role_policy_attachment")
      attach(role_named("role"), argument("policy_arn"));
    else if (type == "aws_iam_policy_attachment")
      take_policy_attachment();
    else if (type == "aws_iam_policy")
      take_policy();
    else if (type == "aws_iam_instance_profile")
      take_instance_profile();
    else if (type == "aws_ecr_repository_policy")
      take_repository_policy();
  }

 private:
  Value argument(std::string_view name) { return evaluator_.argument(instance_, name); }
  std::string shown_attribute(std::string_view name) {
    return Text::shown(words_of(evaluator_.attribute(instance_, name)).value_or(""));
  }
  Text text_of(const Value& value) { return Text(words_of(value).value_or(""), value.span); }

  // The policy in a string of JSON; none if it is null.
  std::optional<iam::Policy> policy_in(const Value& document, iam::PolicyType type, std::string name) {
    if (document.kind == Kind::null) return std::nullopt;
    const Value value = value_of_json(document, evaluator_.sources, evaluator_.findings);
    const Tree tree = tree_of(value, document.span.is_somewhere() ? document.span : instance_.span());
    return policy_from(tree.root(), type, std::move(name));
  }

  Role& add_role(std::string name, const Span& span) {
    Role& role = entities_.roles.emplace_back();
    role.name = std::move(name);
    role.span = span;
    role.may_have_more = !instance_.is_certain;
    return role;
  }
  Role& role_named(std::string_view name) { return role_of(argument(name)); }
  // A role is named by its name; some write its ARN.
  Role& role_of(const Value& name) {
    return add_role(last_name(words_of(name).value_or(Text::symbol(instance_.address + ".role").value)),
                    instance_.span());
  }

  void add_inline(Role& role, std::string name, const Value& document) {
    role.says_inline = true;
    std::optional<iam::Policy> policy = policy_in(document, iam::PolicyType::identity, std::move(name));
    if (!policy) return;
    policy->attached_to = role.name;
    role.inline_policies.push_back(std::move(*policy));
  }

  void attach(Role& role, const Value& arn) {
    role.says_attached = true;
    Text text = text_of(arn);
    if (text.empty()) return;
    AttachedPolicy attached;
    attached.name = last_name(text.value);
    attached.arn = std::move(text);
    role.attached.push_back(std::move(attached));
  }

  void attach_all(Role& role, const Value& arns) {
    if (arns.kind == Kind::null) return;
    role.says_attached = true;
    role.may_have_more = role.may_have_more || !arns.is_array() || arns.is_open;
    for (const Member& arn : arns.items()) attach(role, arn.value);
  }

  void take_role() {
    Role& role = add_role(shown_attribute("name"), instance_.span());
    const Value path = argument("path");
    role.path = path.kind == Kind::null ? "/" : Text::shown(words_of(path).value_or(""));
    role.arn = text_of(evaluator_.attribute(instance_, "arn"));
    role.trust = policy_in(argument("assume_role_policy"), iam::PolicyType::trust, role.name);
    if (role.trust) role.trust->attached_to = role.name;
    for (const Part& part : evaluator_.parts(instance_.scope, instance_.body(), "inline_policy")) {
      role.may_have_more = role.may_have_more || !part.is_certain;
      const Value policy = evaluator_.argument(part, "policy");
      if (policy.kind != Kind::null)
        add_inline(role, Text::shown(words_of(evaluator_.argument(part, "name")).value_or("")), policy);
    }
    attach_all(role, argument("managed_policy_arns"));
    const Value boundary = argument("permissions_boundary");
    if (const Text arn = text_of(boundary); !arn.empty()) role.boundary = AttachedPolicy{arn, last_name(arn.value)};
  }

  void take_role_policy() {
    Role& role = role_named("role");
    add_inline(role, shown_or_label("name"), argument("policy"));
  }

  std::string shown_or_label(std::string_view name) {
    const Value value = argument(name);
    return value.kind == Kind::null ? std::string(instance_.name()) : Text::shown(words_of(value).value_or(""));
  }

  void take_policy_attachment() {
    const Value roles = argument("roles");
    const Value arn = argument("policy_arn");
    for (const Member& role : roles.items()) attach(role_of(role.value), arn);
  }

  void take_policy() {
    ManagedPolicyDocument managed;
    managed.name = shown_attribute("name");
    managed.arn = text_of(evaluator_.attribute(instance_, "arn"));
    std::optional<iam::Policy> policy = policy_in(argument("policy"), iam::PolicyType::identity, managed.name);
    if (policy)
      managed.policy = std::move(*policy);
    else
      managed.policy.is_unknown = true;
    managed.policy.type = iam::PolicyType::identity;
    managed.policy.name = managed.name;
    entities_.managed_policies.push_back(std::move(managed));
  }

  void take_instance_profile() {
    InstanceProfile& profile = entities_.instance_profiles.emplace_back();
    profile.name = shown_attribute("name");
    profile.arn = text_of(evaluator_.attribute(instance_, "arn"));
    profile.span = instance_.span();
    if (const std::optional<std::string> role = words_of(argument("role"))) profile.roles.push_back(last_name(*role));
  }

  void take_repository_policy() {
    std::optional<iam::Policy> policy =
        policy_in(argument("policy"), iam::PolicyType::resource, shown_or_label("repository"));
    if (!policy) return;
    LoosePolicy& loose = entities_.policies.emplace_back();
    loose.repository = Text::shown(words_of(argument("repository")).value_or(""));
    loose.policy = std::move(*policy);
  }

  Evaluator& evaluator_;
  const Instance& instance_;
  Entities& entities_;
};

}  // namespace

void take_iam_resource(Evaluator& evaluator, const Instance& instance, Entities& entities) {
  IamResource(evaluator, instance, entities).take();
}

}  // namespace rolecall::recognise::terraform
