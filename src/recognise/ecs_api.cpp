// Requests and answers of the ECS and ECR APIs: register-task-definition and describe-task-definition, create-service
// and describe-services, describe-clusters, ... Their members are the canonical form, so an entity keeps a copy of what
// is written (AWS CLI command reference: ecs, ecr).
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "iam/arn.h"
#include "recognise/dialect.h"
#include "source/nearest.h"

namespace rolecall::recognise {

namespace {

using Members = std::span<const std::string_view>;

/// By which members an object is known: one of the names, and one of those that nothing else has beside it.
struct Shape {
  EntityKind kind;
  std::string_view dialect;  ///< of the object alone
  Members names;
  Members evidence;
  Members described;  ///< members that only answers have
  Members arns;       ///< members whose ARN tells account, Region and partition
};

constexpr std::array<std::string_view, 1> family = {"family"};
constexpr std::array<std::string_view, 11> task_definition_evidence = {
    "containerDefinitions", "taskDefinitionArn",    "requiresCompatibilities", "executionRoleArn",
    "taskRoleArn",          "placementConstraints", "proxyConfiguration",      "networkMode",
    "runtimePlatform",      "ephemeralStorage",     "inferenceAccelerators"};
constexpr std::array<std::string_view, 8> task_definition_described = {
    "taskDefinitionArn", "revision",     "status",         "requiresAttributes",
    "compatibilities",   "registeredAt", "deregisteredAt", "registeredBy"};
constexpr std::array<std::string_view, 1> task_definition_arns = {"taskDefinitionArn"};

// update-service has the name under "service".
constexpr std::array<std::string_view, 2> service_names = {"serviceName", "service"};
constexpr std::array<std::string_view, 17> service_evidence = {"taskDefinition",
                                                               "serviceArn",
                                                               "desiredCount",
                                                               "launchType",
                                                               "networkConfiguration",
                                                               "capacityProviderStrategy",
                                                               "loadBalancers",
                                                               "serviceRegistries",
                                                               "schedulingStrategy",
                                                               "deploymentController",
                                                               "deploymentConfiguration",
                                                               "placementConstraints",
                                                               "placementStrategy",
                                                               "forceNewDeployment",
                                                               "enableExecuteCommand",
                                                               "serviceConnectConfiguration",
                                                               "volumeConfigurations"};
constexpr std::array<std::string_view, 6> service_described = {"serviceArn",   "deployments", "events",
                                                               "runningCount", "createdAt",   "status"};
constexpr std::array<std::string_view, 5> service_arns = {"serviceArn", "clusterArn", "cluster", "taskDefinition",
                                                          "service"};

constexpr std::array<std::string_view, 1> cluster_name = {"clusterName"};
constexpr std::array<std::string_view, 4> cluster_evidence = {
    "clusterArn", "capacityProviders", "defaultCapacityProviderStrategy", "serviceConnectDefaults"};
constexpr std::array<std::string_view, 3> cluster_described = {"clusterArn", "status",
                                                               "registeredContainerInstancesCount"};
constexpr std::array<std::string_view, 1> cluster_arns = {"clusterArn"};

constexpr std::array<std::string_view, 1> capacity_provider_name = {"name"};
constexpr std::array<std::string_view, 3> capacity_provider_evidence = {
    "capacityProviderArn", "autoScalingGroupProvider", "managedInstancesProvider"};
constexpr std::array<std::string_view, 2> capacity_provider_described = {"capacityProviderArn", "status"};
constexpr std::array<std::string_view, 1> capacity_provider_arns = {"capacityProviderArn"};

constexpr std::array<std::string_view, 1> container_instance_arn = {"containerInstanceArn"};
constexpr std::array<std::string_view, 6> container_instance_evidence = {
    "registeredResources", "remainingResources", "agentConnected", "ec2InstanceId", "versionInfo", "runningTasksCount"};

constexpr std::array<std::string_view, 1> repository_name = {"repositoryName"};
constexpr std::array<std::string_view, 5> repository_evidence = {
    "repositoryArn", "repositoryUri", "imageTagMutability", "imageScanningConfiguration", "encryptionConfiguration"};
constexpr std::array<std::string_view, 3> repository_described = {"repositoryArn", "repositoryUri", "createdAt"};
constexpr std::array<std::string_view, 1> repository_arns = {"repositoryArn"};

constexpr std::array<Shape, 6> shapes = {{
    {EntityKind::task_definition, "register-task-definition", family, task_definition_evidence,
     task_definition_described, task_definition_arns},
    {EntityKind::service, "create-service", service_names, service_evidence, service_described, service_arns},
    {EntityKind::cluster, "create-cluster", cluster_name, cluster_evidence, cluster_described, cluster_arns},
    {EntityKind::container_instance, "container-instance", container_instance_arn, container_instance_evidence,
     container_instance_arn, container_instance_arn},
    {EntityKind::capacity_provider, "create-capacity-provider", capacity_provider_name, capacity_provider_evidence,
     capacity_provider_described, capacity_provider_arns},
    {EntityKind::repository, "create-repository", repository_name, repository_evidence, repository_described,
     repository_arns},
}};

/// An answer: its member, and what stands there.
struct Wrapper {
  std::string_view member, dialect;
  EntityKind kind;
};
constexpr std::array<Wrapper, 11> wrappers = {{
    {"taskDefinition", "describe-task-definition", EntityKind::task_definition},
    {"services", "describe-services", EntityKind::service},
    {"service", "describe-service", EntityKind::service},
    {"clusters", "describe-clusters", EntityKind::cluster},
    {"cluster", "describe-cluster", EntityKind::cluster},
    {"capacityProviders", "describe-capacity-providers", EntityKind::capacity_provider},
    {"capacityProvider", "describe-capacity-provider", EntityKind::capacity_provider},
    {"containerInstances", "describe-container-instances", EntityKind::container_instance},
    {"containerInstance", "describe-container-instance", EntityKind::container_instance},
    {"repositories", "describe-repositories", EntityKind::repository},
    {"repository", "describe-repository", EntityKind::repository},
}};

const Shape& shape_of(EntityKind kind) {
  return *std::find_if(shapes.begin(), shapes.end(), [&](const Shape& shape) { return shape.kind == kind; });
}

bool has_any(View object, Members names) {
  return std::any_of(object.begin(), object.end(),
                     [&](View member) { return std::find(names.begin(), names.end(), member.key()) != names.end(); });
}

// Member names in other capitals or with a slip are wrong in the API, and yet mean a task definition.
bool has_near(View object, std::string_view name) {
  const std::array<std::string_view, 1> wanted = {name};
  return std::any_of(object.begin(), object.end(), [&](View member) { return !nearest(member.key(), wanted).empty(); });
}

bool looks_like_task_definition(View object) {
  if (object["containerDefinitions"]) return true;
  const Shape& shape = shape_of(EntityKind::task_definition);
  if (object["family"] && has_any(object, shape.evidence)) return true;
  return has_near(object, "family") && has_near(object, "containerDefinitions");
}

// Clusters of many other things have settings and a configuration, too.
bool has_settings_of_ecs(View object) {
  for (const View setting : object["settings"])
    if (words(setting["name"]) == "containerInsights") return true;
  return object.at("configuration.executeCommandConfiguration") ||
         object.at("configuration.managedStorageConfiguration");
}

bool looks_like(EntityKind kind, View object) {
  if (!object.is_object()) return false;
  if (kind == EntityKind::task_definition) return looks_like_task_definition(object);
  if (kind == EntityKind::cluster && object["clusterName"].is_string() && has_settings_of_ecs(object)) return true;
  const Shape& shape = shape_of(kind);
  const auto is_name = [&](std::string_view name) {
    const View value = object[name];
    return value && !value.is_object() && !value.is_array();
  };
  return std::any_of(shape.names.begin(), shape.names.end(), is_name) && has_any(object, shape.evidence);
}

std::string name_of(View object, const Shape& shape) {
  if (shape.kind == EntityKind::container_instance) {
    if (const std::string_view instance = words(object["ec2InstanceId"]); !instance.empty())
      return std::string(instance);
  }
  for (const std::string_view member : shape.names)
    if (const std::string_view name = words(object[member]); !name.empty()) return last_name(name);
  return {};
}

void set_home(View object, Members members, EcsEntity& entity) {
  for (const std::string_view member : members) {
    const std::string_view text = words(object[member]);
    const Expected<iam::Arn> arn = iam::parse_arn(text);
    if (!arn || !Text::is_known(text)) continue;
    entity.partition = arn->partition;
    entity.region = arn->region;
    entity.account = arn->account;
    return;
  }
}

void fill(View object, const Shape& shape, bool is_description, EcsEntity& entity) {
  entity.name = name_of(object, shape);
  entity.span = object.span();
  entity.tree = Tree::copy_of(object);
  entity.is_description = is_description || has_any(object, shape.described);
  set_home(object, shape.arns, entity);
}

EcsEntity& add_entity(EntityKind kind, Entities& entities) {
  switch (kind) {
    case EntityKind::task_definition:
      return entities.task_definitions.emplace_back();
    case EntityKind::service:
      return entities.services.emplace_back();
    case EntityKind::cluster:
      return entities.clusters.emplace_back();
    case EntityKind::capacity_provider:
      return entities.capacity_providers.emplace_back();
    case EntityKind::container_instance:
      return entities.container_instances.emplace_back();
    default:
      return entities.repositories.emplace_back();
  }
}

void take(View object, EntityKind kind, bool is_description, Recognised& result) {
  fill(object, shape_of(kind), is_description, add_entity(kind, result.entities));
}

// An answer to a question about nothing has an empty list and says what failed.
bool is_empty_answer(View list, View failures) {
  return list.is_array() && list.begin() == list.end() && failures;
}

bool take_wrapped(View value, const Wrapper& wrapper, Recognised& result) {
  const View wrapped = value[wrapper.member];
  bool found = is_empty_answer(wrapped, value["failures"]);
  if (wrapped.is_object() && looks_like(wrapper.kind, wrapped)) {
    take(wrapped, wrapper.kind, true, result);
    found = true;
  } else if (wrapped.is_array()) {
    for (const View item : wrapped) {
      if (!looks_like(wrapper.kind, item)) continue;
      take(item, wrapper.kind, true, result);
      found = true;
    }
  }
  if (found) result.dialect = wrapper.dialect;
  return found;
}

// Run-task and start-task requests are known, so that nobody is told that they are not; they have no roles of their
// own.
bool is_run_task(View value) {
  if (!value["taskDefinition"].is_string() || value["serviceName"] || value["service"]) return false;
  constexpr std::array<std::string_view, 6> members = {"overrides", "networkConfiguration", "launchType", "startedBy",
                                                       "count",     "containerInstances"};
  return has_any(value, members);
}

}  // namespace

bool recognise_ecs(const Input& input, View value, Recognised& result) {
  if (input.format != read::Format::json || !value.is_object()) return false;
  for (const Wrapper& wrapper : wrappers)
    if (take_wrapped(value, wrapper, result)) return true;
  for (const Shape& shape : shapes)
    if (looks_like(shape.kind, value)) return take_as_ecs(value, shape.kind, result);
  if (!is_run_task(value)) return false;
  result.dialect = "run-task";
  return true;
}

bool take_as_ecs(View value, EntityKind kind, Recognised& result) {
  if (!value.is_object()) return false;
  take(value, kind, false, result);
  result.dialect = shape_of(kind).dialect;
  if (kind == EntityKind::service && !value["serviceName"]) result.dialect = "update-service";
  return true;
}

}  // namespace rolecall::recognise
