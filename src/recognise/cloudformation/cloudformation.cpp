// CloudFormation templates, as people write them and as the CDK and SAM make them: the resources that are entities of
// ours (AWS CloudFormation template reference guide: AWS::IAM, AWS::ECS and AWS::ECR resource types).
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise/cloudformation/canonical.h"
#include "recognise/cloudformation/template.h"
#include "recognise/dialect.h"

namespace rolecall::recognise {

namespace cloudformation {

namespace {

/// The entities of one template on their way into `result`.
class Taker {
 public:
  Taker(const Input& input, View root, Recognised& result)
      : input_(input), template_(input.sources, input.source, root), entities_(result.entities) {}

  void take_all() {
    // A role goes before what other resources add to it, since its first part tells its place.
    for (const Resource& resource : template_.resources()) {
      if (resource.type == "AWS::IAM::Role") take_role(resource);
      if (resource.type != "AWS::ECS::ClusterCapacityProviderAssociations") continue;
      const std::optional<std::string> cluster = template_.text_of(resource.properties["Cluster"]);
      if (cluster) associations_.emplace(*cluster, resource.properties);
    }
    for (const Resource& resource : template_.resources()) take(resource);
  }

 private:
  void take(const Resource& resource);
  void take_role(const Resource& resource);
  void take_inline_policy(const Resource& resource);
  void take_role_policy(const Resource& resource);
  void take_managed_policy(const Resource& resource);
  void take_instance_profile(const Resource& resource);
  void take_repository(const Resource& resource);
  void take_cluster(const Resource& resource);
  void fill(const Resource& resource, std::string_view name_member, EcsEntity& entity);

  void add_inline(View list, Role& role);
  void add_attached(View list, Role& role);
  /// The roles that a list of references means, each as a part; what cannot be told is left out.
  std::vector<Role> parts_of(View references, const Resource& resource) const;
  std::optional<Role> part_of(View reference, const Resource& resource) const;
  void add_policy_to(View roles, View document, std::string name, const Resource& resource);

  /// How a person calls it: the name that the template gives it, else its logical id.
  static std::string called(View name, const Resource& resource) {
    return name.is_string() && Text::is_known(name.text()) ? std::string(name.text()) : std::string(resource.id);
  }

  const Input& input_;
  Template template_;
  Entities& entities_;
  std::multimap<std::string, View> associations_;  // with capacity providers, by the cluster that they name
};

void Taker::take(const Resource& resource) {
  const std::string_view type = resource.type;
  if (type == "AWS::IAM::Policy")
    take_inline_policy(resource);
  else if (type == "AWS::IAM::RolePolicy")
    take_role_policy(resource);
  else if (type == "AWS::IAM::ManagedPolicy")
    take_managed_policy(resource);
  else if (type == "AWS::IAM::InstanceProfile")
    take_instance_profile(resource);
  else if (type == "AWS::ECS::TaskDefinition")
    fill(resource, "family", entities_.task_definitions.emplace_back());
  else if (type == "AWS::ECS::Service")
    fill(resource, "serviceName", entities_.services.emplace_back());
  else if (type == "AWS::ECS::Cluster")
    take_cluster(resource);
  else if (type == "AWS::ECS::CapacityProvider")
    fill(resource, "name", entities_.capacity_providers.emplace_back());
  else if (type == "AWS::ECR::Repository")
    take_repository(resource);
}

void Taker::fill(const Resource& resource, std::string_view name_member, EcsEntity& entity) {
  entity.tree = canonical(template_.resolved(resource.properties));
  if (!entity.root()) entity.tree.open({Kind::object, resource.whole.span(), {}, 0, {}, {}});
  entity.span = resource.whole.span();
  entity.name = called(entity[name_member], resource);
  entity.symbol = template_.symbol_of(resource.id);
}

void Taker::add_inline(View list, Role& role) {
  role.says_inline = true;
  if (list && !list.is_array()) role.may_have_more = true;
  for (const View item : list) {
    std::optional<iam::Policy> policy = policy_in(input_, item["PolicyDocument"], iam::PolicyType::identity,
                                                  Text::shown(text_of(item["PolicyName"]).value));
    if (!policy) {
      role.may_have_more = true;
      continue;
    }
    policy->attached_to = role.name;
    role.inline_policies.push_back(std::move(*policy));
  }
}

void Taker::add_attached(View list, Role& role) {
  role.says_attached = true;
  if (list && !list.is_array()) role.may_have_more = true;
  for (const View item : list) {
    const Text arn = rolecall::recognise::text_of(item);
    if (!arn.empty()) role.attached.push_back({arn, last_name(arn.value)});
  }
}

void Taker::take_role(const Resource& resource) {
  const Tree tree = template_.resolved(resource.properties);
  const View properties = tree.root();
  Role& role = entities_.roles.emplace_back();
  role.span = resource.whole.span();
  role.name = called(properties["RoleName"], resource);
  role.path = words(properties["Path"]);
  if (template_.name_of(resource.id).empty()) role.arn = Text(template_.symbol_of(resource.id), role.span);
  role.trust = policy_in(input_, properties["AssumeRolePolicyDocument"], iam::PolicyType::trust, role.name);
  if (role.trust) role.trust->attached_to = role.name;
  const Text boundary = text_of(properties["PermissionsBoundary"]);
  if (!boundary.empty()) role.boundary = AttachedPolicy{boundary, last_name(boundary.value)};
  if (properties.is_unknown()) role.may_have_more = true;
  add_inline(properties["Policies"], role);
  add_attached(properties["ManagedPolicyArns"], role);
}

std::optional<Role> Taker::part_of(View reference, const Resource& resource) const {
  const Text text = text_of(reference);
  Role part;
  part.span = resource.whole.span();
  if (text.is_known()) {
    part.name = text.value;
    return text.empty() ? std::nullopt : std::optional(std::move(part));
  }
  const Resource* role = template_.resource_of(text.value);
  if (role && role->type == "AWS::IAM::Role") {
    part.name = called(role->properties["RoleName"], *role);
    part.arn = text;
    return part;
  }
  return std::nullopt;
}

std::vector<Role> Taker::parts_of(View references, const Resource& resource) const {
  std::vector<Role> parts;
  for (const View reference : references)
    if (std::optional<Role> part = part_of(reference, resource)) parts.push_back(std::move(*part));
  return parts;
}

/// An inline policy becomes a part of each role that it names, and stands alone where it names none that is known.
void Taker::add_policy_to(View roles, View document, std::string name, const Resource& resource) {
  std::optional<iam::Policy> policy = policy_in(input_, document, iam::PolicyType::identity, std::move(name));
  if (!policy) return;
  std::vector<Role> parts = roles.is_array() ? parts_of(roles, resource) : std::vector<Role>();
  if (const std::optional<Role> part = part_of(roles, resource)) parts.push_back(*part);
  for (Role& part : parts) {
    part.says_inline = true;
    part.inline_policies.push_back(*policy);
    part.inline_policies.back().attached_to = part.name;
    entities_.roles.push_back(std::move(part));
  }
  if (parts.empty()) entities_.policies.emplace_back().policy = std::move(*policy);
}

void Taker::take_inline_policy(const Resource& resource) {
  const Tree tree = template_.resolved(resource.properties);
  const View properties = tree.root();
  add_policy_to(properties["Roles"], properties["PolicyDocument"], called(properties["PolicyName"], resource),
                resource);
}

void Taker::take_role_policy(const Resource& resource) {
  const Tree tree = template_.resolved(resource.properties);
  const View properties = tree.root();
  add_policy_to(properties["RoleName"], properties["PolicyDocument"], called(properties["PolicyName"], resource),
                resource);
}

void Taker::take_managed_policy(const Resource& resource) {
  const Tree tree = template_.resolved(resource.properties);
  const View properties = tree.root();
  std::string name = called(properties["ManagedPolicyName"], resource);
  std::optional<iam::Policy> policy = policy_in(input_, properties["PolicyDocument"], iam::PolicyType::identity, name);
  if (!policy) return;
  ManagedPolicyDocument& document = entities_.managed_policies.emplace_back();
  if (template_.name_of(resource.id).empty()) document.arn = Text(template_.symbol_of(resource.id));
  document.name = std::move(name);
  document.policy = std::move(*policy);
  for (Role& part : parts_of(properties["Roles"], resource)) {
    part.says_attached = true;
    part.attached.push_back({document.arn, document.name});
    entities_.roles.push_back(std::move(part));
  }
}

void Taker::take_instance_profile(const Resource& resource) {
  const Tree tree = template_.resolved(resource.properties);
  InstanceProfile& profile = entities_.instance_profiles.emplace_back();
  profile.span = resource.whole.span();
  profile.name = called(tree.root()["InstanceProfileName"], resource);
  for (const View role : tree.root()["Roles"])
    if (const Text name = text_of(role); !name.empty()) profile.roles.push_back(name.value);
}

void Taker::take_repository(const Resource& resource) {
  Repository& repository = entities_.repositories.emplace_back();
  const Tree tree = template_.resolved(resource.properties);
  fill(resource, "repositoryName", repository);
  std::optional<iam::Policy> policy =
      policy_in(input_, tree.root()["RepositoryPolicyText"], iam::PolicyType::resource, repository.name);
  if (!policy) return;
  LoosePolicy& loose = entities_.policies.emplace_back();
  loose.policy = std::move(*policy);
  loose.repository = repository.name;
}

/// What a cluster's capacity providers are is often said in a resource of its own.
void Taker::take_cluster(const Resource& resource) {
  Cluster& cluster = entities_.clusters.emplace_back();
  fill(resource, "clusterName", cluster);
  const std::string name = template_.name_of(resource.id);
  if (!name.empty()) cluster.symbol.clear();
  const auto [first, last] = associations_.equal_range(name.empty() ? cluster.symbol : name);
  for (auto association = first; association != last; ++association) {
    const Tree tree = canonical(template_.resolved(association->second));
    for (const View member : tree.root())
      if (member.key() != "cluster") add_member(cluster.tree, member);
  }
}

bool is_template(View value) {
  const View resources = value["Resources"];
  if (value["AWSTemplateFormatVersion"]) return true;
  return resources.is_object() && std::any_of(resources.begin(), resources.end(), [](View resource) {
           return resource["Type"].text().find("::") != std::string_view::npos;
         });
}

}  // namespace

}  // namespace cloudformation

bool recognise_cloudformation(const Input& input, View value, Recognised& result) {
  if (input.format != read::Format::json && input.format != read::Format::yaml) return false;
  if (!value.is_object() || !cloudformation::is_template(value)) return false;
  cloudformation::Taker(input, value, result).take_all();
  result.dialect = "cloudformation";
  return true;
}

}  // namespace rolecall::recognise
