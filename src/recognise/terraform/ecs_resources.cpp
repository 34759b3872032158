// aws_ecs_* and aws_ecr_repository, in the form of the ECS and ECR APIs (Terraform AWS provider: the resources'
// argument references; Amazon ECS API reference).
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "recognise/dialect.h"
#include "recognise/terraform/json_text.h"
#include "recognise/terraform/resources.h"

namespace rolecall::recognise::terraform {

namespace {

using read::hcl::Attribute;
using read::hcl::Body;

enum class Form : std::uint8_t {
  value,    ///< an argument as it is
  words,    ///< an argument that the API has as a string
  json,     ///< an argument that is JSON text
  enabled,  ///< true and false are ENABLED and DISABLED
  pairs,    ///< a map that the API has as a list of `name` and `value`
  tags,     ///< the same with `key` and `value`
  list,     ///< blocks that are the items of a list
  object,   ///< the one block
};

/// An argument or block and the member that it is; where none is named, the argument's name in the API's spelling.
struct Field {
  std::string_view argument;
  Form form = Form::value;
  std::string_view member = {};
  std::span<const Field> fields = {};  ///< of a block
};

constexpr Field type_and_expression[] = {{"type"}, {"expression"}};
constexpr Field name_and_value[] = {{"name"}, {"value"}};
constexpr Field efs_authorization[] = {{"access_point_id"}, {"iam"}};
constexpr Field efs[] = {{"file_system_id"},
                         {"root_directory"},
                         {"transit_encryption"},
                         {"transit_encryption_port"},
                         {"authorization_config", Form::object, {}, efs_authorization}};
constexpr Field docker_volume[] = {{"autoprovision"}, {"driver"}, {"driver_opts"}, {"labels"}, {"scope"}};
constexpr Field fsx_authorization[] = {{"credentials_parameter"}, {"domain"}};
constexpr Field fsx[] = {
    {"file_system_id"}, {"root_directory"}, {"authorization_config", Form::object, {}, fsx_authorization}};
constexpr Field volume[] = {{"name"},
                            {"host_path", Form::words, "host.sourcePath"},
                            {"configure_at_launch", Form::value, "configuredAtLaunch"},
                            {"efs_volume_configuration", Form::object, {}, efs},
                            {"docker_volume_configuration", Form::object, {}, docker_volume},
                            {"fsx_windows_file_server_volume_configuration", Form::object, {}, fsx}};
constexpr Field platform[] = {{"operating_system_family"}, {"cpu_architecture"}};
constexpr Field storage[] = {{"size_in_gib", Form::value, "sizeInGiB"}};
constexpr Field proxy[] = {{"type"}, {"container_name"}, {"properties", Form::pairs}};
constexpr Field accelerator[] = {{"device_name"}, {"device_type"}};
constexpr Field task_definition[] = {{"family", Form::words},
                                     {"task_role_arn"},
                                     {"execution_role_arn"},
                                     {"network_mode"},
                                     {"container_definitions", Form::json},
                                     {"volume", Form::list, "volumes", volume},
                                     {"placement_constraints", Form::list, {}, type_and_expression},
                                     {"requires_compatibilities"},
                                     {"cpu", Form::words},
                                     {"memory", Form::words},
                                     {"pid_mode"},
                                     {"ipc_mode"},
                                     {"proxy_configuration", Form::object, {}, proxy},
                                     {"inference_accelerator", Form::list, "inferenceAccelerators", accelerator},
                                     {"ephemeral_storage", Form::object, {}, storage},
                                     {"runtime_platform", Form::object, {}, platform},
                                     {"enable_fault_injection"},
                                     {"tags", Form::tags}};

constexpr Field circuit_breaker[] = {{"enable"}, {"rollback"}};
constexpr Field controller[] = {{"type"}};
constexpr Field balancer[] = {
    {"target_group_arn"}, {"elb_name", Form::value, "loadBalancerName"}, {"container_name"}, {"container_port"}};
constexpr Field awsvpc[] = {{"subnets"}, {"security_groups"}, {"assign_public_ip", Form::enabled}};
constexpr Field strategy[] = {{"type"}, {"field"}};
constexpr Field provider_strategy[] = {{"capacity_provider"}, {"weight"}, {"base"}};
constexpr Field registry[] = {{"registry_arn"}, {"port"}, {"container_name"}, {"container_port"}};
constexpr Field secret_option[] = {{"name"}, {"value_from"}};
constexpr Field log_configuration[] = {
    {"log_driver"}, {"options"}, {"secret_option", Form::list, "secretOptions", secret_option}};
constexpr Field client_alias[] = {{"port"}, {"dns_name"}};
constexpr Field authority[] = {{"aws_pca_authority_arn"}};
constexpr Field tls[] = {
    {"role_arn"}, {"kms_key"}, {"issuer_cert_authority", Form::object, "issuerCertificateAuthority", authority}};
constexpr Field connect_service[] = {{"port_name"},
                                     {"discovery_name"},
                                     {"ingress_port_override"},
                                     {"client_alias", Form::list, "clientAliases", client_alias},
                                     {"tls", Form::object, {}, tls}};
constexpr Field service_connect[] = {{"enabled"},
                                     {"namespace"},
                                     {"log_configuration", Form::object, {}, log_configuration},
                                     {"service", Form::list, "services", connect_service}};
constexpr Field ebs[] = {{"role_arn"},    {"encrypted"},  {"file_system_type", Form::value, "filesystemType"},
                         {"iops"},        {"kms_key_id"}, {"size_in_gb", Form::value, "sizeInGiB"},
                         {"snapshot_id"}, {"throughput"}, {"volume_type"}};
constexpr Field volume_configuration[] = {{"name"}, {"managed_ebs_volume", Form::object, "managedEBSVolume", ebs}};
constexpr Field lattice[] = {{"role_arn"}, {"target_group_arn"}, {"port_name"}};
constexpr Field service[] = {
    {"name", Form::words, "serviceName"},
    {"cluster"},
    {"task_definition"},
    {"desired_count"},
    {"launch_type"},
    {"platform_version"},
    {"scheduling_strategy"},
    {"iam_role", Form::value, "role"},
    {"enable_execute_command"},
    {"enable_ecs_managed_tags", Form::value, "enableECSManagedTags"},
    {"propagate_tags"},
    {"availability_zone_rebalancing"},
    {"health_check_grace_period_seconds"},
    {"deployment_maximum_percent", Form::value, "deploymentConfiguration.maximumPercent"},
    {"deployment_minimum_healthy_percent", Form::value, "deploymentConfiguration.minimumHealthyPercent"},
    {"deployment_circuit_breaker", Form::object, "deploymentConfiguration.deploymentCircuitBreaker", circuit_breaker},
    {"deployment_controller", Form::object, {}, controller},
    {"load_balancer", Form::list, "loadBalancers", balancer},
    {"network_configuration", Form::object, "networkConfiguration.awsvpcConfiguration", awsvpc},
    {"ordered_placement_strategy", Form::list, "placementStrategy", strategy},
    {"placement_constraints", Form::list, {}, type_and_expression},
    {"capacity_provider_strategy", Form::list, {}, provider_strategy},
    {"service_registries", Form::list, {}, registry},
    {"service_connect_configuration", Form::object, {}, service_connect},
    {"volume_configuration", Form::list, "volumeConfigurations", volume_configuration},
    {"vpc_lattice_configurations", Form::list, {}, lattice},
    {"tags", Form::tags}};

constexpr Field exec_logs[] = {{"cloud_watch_encryption_enabled"},
                               {"cloud_watch_log_group_name"},
                               {"s3_bucket_name"},
                               {"s3_bucket_encryption_enabled", Form::value, "s3EncryptionEnabled"},
                               {"s3_key_prefix"}};
constexpr Field exec[] = {{"kms_key_id"}, {"logging"}, {"log_configuration", Form::object, {}, exec_logs}};
constexpr Field managed_storage[] = {{"fargate_ephemeral_storage_kms_key_id"}, {"kms_key_id"}};
constexpr Field cluster_configuration[] = {{"execute_command_configuration", Form::object, {}, exec},
                                           {"managed_storage_configuration", Form::object, {}, managed_storage}};
constexpr Field connect_defaults[] = {{"namespace"}};
constexpr Field cluster[] = {{"name", Form::words, "clusterName"},
                             {"setting", Form::list, "settings", name_and_value},
                             {"configuration", Form::object, {}, cluster_configuration},
                             {"service_connect_defaults", Form::object, {}, connect_defaults},
                             {"capacity_providers"},
                             {"default_capacity_provider_strategy", Form::list, {}, provider_strategy},
                             {"tags", Form::tags}};
constexpr Field cluster_providers[] = {{"capacity_providers"},
                                       {"default_capacity_provider_strategy", Form::list, {}, provider_strategy}};

constexpr Field scaling[] = {{"status"},
                             {"target_capacity"},
                             {"minimum_scaling_step_size"},
                             {"maximum_scaling_step_size"},
                             {"instance_warmup_period"}};
constexpr Field group_provider[] = {{"auto_scaling_group_arn"},
                                    {"managed_termination_protection"},
                                    {"managed_draining"},
                                    {"managed_scaling", Form::object, {}, scaling}};
constexpr Field managed_instances[] = {{"infrastructure_role_arn"}, {"propagate_tags"}};
constexpr Field capacity_provider[] = {{"name", Form::words},
                                       {"auto_scaling_group_provider", Form::object, {}, group_provider},
                                       {"managed_instances_provider", Form::object, {}, managed_instances},
                                       {"tags", Form::tags}};

constexpr Field scanning[] = {{"scan_on_push"}};
constexpr Field encryption[] = {{"encryption_type"}, {"kms_key"}};
constexpr Field repository[] = {{"name", Form::words, "repositoryName"},
                                {"image_tag_mutability"},
                                {"image_scanning_configuration", Form::object, {}, scanning},
                                {"encryption_configuration", Form::object, {}, encryption},
                                {"tags", Form::tags}};

// Values.

// `execution_role_arn` is `executionRoleArn`.
std::string in_camel_case(std::string_view snake) {
  std::string camel;
  for (std::size_t i = 0; i < snake.size(); ++i) {
    if (snake[i] == '_' && i + 1 < snake.size() && snake[i + 1] >= 'a' && snake[i + 1] <= 'z')
      camel += static_cast<char>(snake[++i] - 'a' + 'A');
    else if (snake[i] != '_')
      camel += snake[i];
  }
  return camel;
}

// A name that is not known is a text with a symbol, by which others may refer to it.
Value as_words(Value value) {
  if (const std::optional<std::string> words = words_of(value)) {
    value.text = *words;
    value.kind = Kind::string;
  }
  return value;
}

Value as_enabled(Value value) {
  const Answer truth = truth_of(value);
  if (truth == Answer::depends) return value;
  return string_value(truth == Answer::yes ? "ENABLED" : "DISABLED", value.span);
}

Value as_pairs(const Value& map, std::string_view key_name) {
  if (!map.is_object() || map.is_open) return map;
  Members pairs;
  for (const Member& member : map.items()) {
    Members pair;
    const Span key_span = member.key_span.is_somewhere() ? member.key_span : map.span;
    pair.push_back({std::string(key_name), key_span, string_value(member.key, key_span)});
    pair.push_back({"value", member.value.span, member.value});
    pairs.push_back(item(object_value(std::move(pair), member.value.span)));
  }
  return array_value(std::move(pairs), map.span);
}

// In JSON that a resource takes, null is as good as absent. Values are shared, so that few may stand for many: past the
// budget they stay as they are.
Value without_nulls(Value value, std::size_t& budget) {
  if (!value.members || value.instance || budget == 0) return value;
  --budget;
  Members members;
  for (const Member& member : value.items())
    if (value.is_array() || member.value.kind != Kind::null)
      members.push_back({member.key, member.key_span, without_nulls(member.value, budget)});
  value.members = std::make_shared<const Members>(std::move(members));
  return value;
}

class EcsResource {
 public:
  EcsResource(Evaluator& evaluator, const Instance& instance) : evaluator_(evaluator), instance_(instance) {}

  Members members_of(std::span<const Field> fields) { return members_of(instance_.scope, instance_.body(), fields); }

 private:
  Members members_of(const Scope& scope, const Body& body, std::span<const Field> fields) {
    Members members;
    for (const Field& field : fields) {
      const Value value = value_of(scope, body, field);
      if (value.kind == Kind::null) continue;
      const Attribute* argument = find_argument(body, field.argument);
      const Span key_span = argument ? argument->name_span : value.span;
      put(members, field.member.empty() ? in_camel_case(field.argument) : std::string(field.member), key_span, value);
    }
    return members;
  }

  // A member with a dot is one of an object.
  static void put(Members& members, std::string_view name, const Span& key_span, const Value& value) {
    const std::size_t dot = name.find('.');
    if (dot == name.npos) return set_member(members, name, key_span, value);
    const std::string_view outer = name.substr(0, dot);
    const auto known =
        std::find_if(members.begin(), members.end(), [&](const Member& each) { return each.key == outer; });
    Members inner = known == members.end() ? Members() : known->value.items();
    set_member(inner, name.substr(dot + 1), key_span, value);
    const Span span = known == members.end() ? value.span : known->value.span;
    set_member(members, outer, key_span, object_value(std::move(inner), span));
  }

  Value value_of(const Scope& scope, const Body& body, const Field& field) {
    switch (field.form) {
      case Form::value:
        return evaluator_.argument(scope, body, field.argument);
      case Form::words:
        return as_words(evaluator_.argument(scope, body, field.argument));
      case Form::enabled:
        return as_enabled(evaluator_.argument(scope, body, field.argument));
      case Form::pairs:
        return as_pairs(evaluator_.argument(scope, body, field.argument), "name");
      case Form::tags:
        return as_pairs(evaluator_.argument(scope, body, field.argument), "key");
      case Form::json:
        return json(evaluator_.argument(scope, body, field.argument));
      case Form::list:
        return list(scope, body, field);
      case Form::object:
        return object(scope, body, field);
    }
    return {};
  }

  Value json(const Value& text) {
    if (text.kind == Kind::null) return text;
    std::size_t budget = most_values;
    Value value = without_nulls(value_of_json(text, evaluator_.sources, evaluator_.findings), budget);
    if (!value.span.is_somewhere()) value.span = text.span;
    return value;
  }

  Value list(const Scope& scope, const Body& body, const Field& field) {
    const std::vector<Part> parts = evaluator_.parts(scope, body, field.argument);
    if (parts.empty()) return {};
    Members items;
    for (const Part& part : parts)
      items.push_back(item(part.is_certain
                               ? object_value(members_of(part.scope, *part.body, field.fields), part.span)
                               : unknown_value(instance_.address + "." + std::string(field.argument), part.span)));
    return array_value(std::move(items), parts[0].span);
  }

  Value object(const Scope& scope, const Body& body, const Field& field) {
    const std::vector<Part> parts = evaluator_.parts(scope, body, field.argument);
    if (parts.empty()) return {};
    const Part& part = parts[0];
    if (!part.is_certain) return unknown_value(instance_.address + "." + std::string(field.argument), part.span);
    return object_value(members_of(part.scope, *part.body, field.fields), part.span);
  }

  Evaluator& evaluator_;
  const Instance& instance_;
};

// A name that no argument gives is Terraform's.
Value name_of(Evaluator& evaluator, const Instance& instance, std::string_view argument) {
  Value name = evaluator.argument(instance, argument);
  if (name.kind == Kind::null)
    name = string_value(Text::symbol(instance.address + "." + std::string(argument)).value, instance.span());
  return as_words(std::move(name));
}

void fill(Evaluator& evaluator, const Instance& instance, Members members, std::string_view name_argument,
          std::string_view name_member, EcsEntity& entity) {
  const Value name = name_of(evaluator, instance, name_argument);
  set_member(members, name_member, name.span, name);
  // How a person calls what has no name yet: as the configuration does.
  entity.name = name.is_known() ? name.text : std::string(instance.name());
  entity.span = instance.span();
  entity.tree = tree_of(object_value(std::move(members), instance.span()), instance.span());
}

// aws_ecs_cluster_capacity_providers says apart what a cluster has.
void add_providers(Evaluator& evaluator, const Instance& cluster, Members& members) {
  const Module& module = *cluster.scope.module;
  const std::optional<std::string> name = words_of(evaluator.attribute(cluster, "name"));
  for (const auto& [address, index] : module.folder->resource_index) {
    if (!address.starts_with("aws_ecs_cluster_capacity_providers.")) continue;
    for (const Instance* instance : evaluator.instances(module, address)) {
      if (words_of(evaluator.argument(*instance, "cluster_name")) != name) continue;
      for (Member& member : EcsResource(evaluator, *instance).members_of(cluster_providers))
        set_member(members, member.key, member.key_span, std::move(member.value));
    }
  }
}

}  // namespace

void take_ecs_resource(Evaluator& evaluator, const Instance& instance, Entities& entities) {
  const std::string_view type = instance.type();
  EcsResource resource(evaluator, instance);
  const auto take = [&](std::span<const Field> fields, std::string_view name, std::string_view member,
                        EcsEntity& entity) {
    fill(evaluator, instance, resource.members_of(fields), name, member, entity);
  };
  if (type == "aws_ecs_task_definition") {
    take(task_definition, "family", "family", entities.task_definitions.emplace_back());
  } else if (type == "aws_ecs_service") {
    take(service, "name", "serviceName", entities.services.emplace_back());
  } else if (type == "aws_ecs_cluster") {
    Members members = resource.members_of(cluster);
    add_providers(evaluator, instance, members);
    fill(evaluator, instance, std::move(members), "name", "clusterName", entities.clusters.emplace_back());
  } else if (type == "aws_ecs_capacity_provider") {
    take(capacity_provider, "name", "name", entities.capacity_providers.emplace_back());
  } else if (type == "aws_ecr_repository") {
    take(repository, "name", "repositoryName", entities.repositories.emplace_back());
  }
}

}  // namespace rolecall::recognise::terraform
