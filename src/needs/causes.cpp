#include "needs/causes.h"

#include <array>
#include <string_view>

#include "iam/arn.h"
#include "link/references.h"
#include "link/role_fields.h"
#include "needs/image.h"
#include "needs/value_from.h"

namespace rolecall::needs {

namespace {

std::string quoted(std::string_view kind, std::string_view name) {
  return std::string(kind) + " \"" + std::string(name) + "\"";
}

Cause cause_at(View value, std::string subject) {
  Cause cause;
  cause.span = value.span();
  cause.subject = std::move(subject);
  return cause;
}

void set_known(Cause& cause, std::string_view field, std::string_view value) {
  if (!value.empty()) cause.fields.emplace_back(field, value);
}

std::string container_name(View container) {
  return quoted("container", container["name"].text());
}

// --- what a container causes ---

Causes ecr_images(const TaskDefinition& task, const Workspace&) {
  Causes causes;
  for (View container : task["containerDefinitions"]) {
    const View value = container["image"];
    const std::optional<EcrImage> image = parse_ecr_image(value.text());
    if (!image) continue;
    Cause& cause = causes.emplace_back(cause_at(value, container_name(container)));
    set_known(cause, "account", image->account);
    set_known(cause, "region", image->region);
    set_known(cause, "partition", partition_of_region(image->region));
    set_known(cause, "repository", image->repository);
  }
  return causes;
}

View awslogs_options(View container) {
  const View logs = container["logConfiguration"];
  return logs["logDriver"].text() == "awslogs" ? logs["options"] : View{};
}

Cause log_group(View container, View at) {
  const View options = awslogs_options(container);
  Cause cause = cause_at(at, container_name(container));
  const std::string_view region = options["awslogs-region"].text();
  set_known(cause, "group", options["awslogs-group"].text());
  set_known(cause, "region", region);
  set_known(cause, "partition", partition_of_region(region));
  return cause;
}

Causes awslogs(const TaskDefinition& task, const Workspace&) {
  Causes causes;
  for (View container : task["containerDefinitions"])
    if (const View group = awslogs_options(container)["awslogs-group"]) causes.push_back(log_group(container, group));
  return causes;
}

Causes awslogs_create_group(const TaskDefinition& task, const Workspace&) {
  Causes causes;
  for (View container : task["containerDefinitions"]) {
    const View options = awslogs_options(container);
    if (options["awslogs-group"] && options["awslogs-create-group"].text() == "true")
      causes.push_back(log_group(container, options["awslogs-create-group"]));
  }
  return causes;
}

Cause stored_value(View at, std::string subject, const ValueFrom& value) {
  Cause cause = cause_at(at, std::move(subject));
  set_known(cause, "partition", value.partition);
  set_known(cause, "region", value.region);
  set_known(cause, "account", value.account);
  set_known(cause, "name", value.name);
  set_known(cause, "plain-name", plain_name(value.name));
  return cause;
}

void add_stored_values(Causes& causes, View container, View secrets, ValueFrom::Store store) {
  for (View secret : secrets) {
    const std::optional<ValueFrom> value = parse_value_from(secret["valueFrom"].text());
    if (value && value->store == store)
      causes.push_back(stored_value(secret["valueFrom"], container_name(container), *value));
  }
}

/// `secrets` of the container and `secretOptions` of its log driver.
Causes stored_values(const TaskDefinition& task, ValueFrom::Store store) {
  Causes causes;
  for (View container : task["containerDefinitions"]) {
    add_stored_values(causes, container, container["secrets"], store);
    add_stored_values(causes, container, container.at("logConfiguration.secretOptions"), store);
  }
  return causes;
}

Causes secrets(const TaskDefinition& task, const Workspace&) {
  return stored_values(task, ValueFrom::Store::secrets_manager);
}

Causes parameters(const TaskDefinition& task, const Workspace&) {
  return stored_values(task, ValueFrom::Store::parameter_store);
}

Causes registry_credentials(const TaskDefinition& task, const Workspace&) {
  Causes causes;
  for (View container : task["containerDefinitions"]) {
    const View credentials = container.at("repositoryCredentials.credentialsParameter");
    if (const std::optional<ValueFrom> value = parse_secret(credentials.text()))
      causes.push_back(stored_value(credentials, container_name(container), *value));
  }
  return causes;
}

/// `arn:PARTITION:s3:::BUCKET/KEY`.
void add_s3_object(Causes& causes, View value, std::string subject) {
  const Expected<iam::Arn> arn = iam::parse_arn(value.text());
  if (!arn || arn->service != "s3") return;
  const std::size_t slash = arn->resource.find('/');
  if (slash == arn->resource.npos) return;
  Cause& cause = causes.emplace_back(cause_at(value, std::move(subject)));
  set_known(cause, "partition", arn->partition);
  set_known(cause, "bucket", arn->resource.substr(0, slash));
  set_known(cause, "key", arn->resource.substr(slash + 1));
}

Causes environment_files(const TaskDefinition& task, const Workspace&) {
  Causes causes;
  for (View container : task["containerDefinitions"])
    for (View file : container["environmentFiles"]) add_s3_object(causes, file["value"], container_name(container));
  return causes;
}

Causes firelens_config(const TaskDefinition& task, const Workspace&) {
  Causes causes;
  for (View container : task["containerDefinitions"]) {
    const View options = container.at("firelensConfiguration.options");
    if (options["config-file-type"].text() == "s3")
      add_s3_object(causes, options["config-file-value"], container_name(container));
  }
  return causes;
}

// --- what a volume causes ---

bool uses_iam(View volume) {
  return volume.at("efsVolumeConfiguration.authorizationConfig.iam").text() == "ENABLED";
}

/// Does some container mount it so that it can write? A container that takes over another's mounts is counted there.
bool is_mounted_writable(const TaskDefinition& task, std::string_view volume) {
  for (View container : task["containerDefinitions"])
    for (View mount : container["mountPoints"])
      if (mount["sourceVolume"].text() == volume && mount["readOnly"].boolean().value_or(false) == false) return true;
  return false;
}

Cause file_system(const TaskDefinition& task, const Workspace& workspace, View volume) {
  const View efs = volume["efsVolumeConfiguration"];
  Cause cause = cause_at(efs.at("authorizationConfig.iam"), quoted("volume", volume["name"].text()));
  set_known(cause, "file-system", efs["fileSystemId"].text());
  const std::string_view access_point = efs.at("authorizationConfig.accessPointId").text();
  const Workspace::Home home = workspace.home(task);
  if (!efs.at("authorizationConfig.accessPointId")) {
    cause.context.set_absent("elasticfilesystem:AccessPointArn");
  } else if (Text::is_known(access_point) && !home.partition.empty() && !home.region.empty() && !home.account.empty()) {
    cause.context.set("elasticfilesystem:AccessPointArn",
                      {"arn:" + home.partition + ":elasticfilesystem:" + home.region + ":" + home.account +
                       ":access-point/" + std::string(access_point)});
  }
  return cause;
}

Causes efs_mounts(const TaskDefinition& task, const Workspace& workspace) {
  Causes causes;
  for (View volume : task["volumes"])
    if (uses_iam(volume)) causes.push_back(file_system(task, workspace, volume));
  return causes;
}

Causes efs_writes(const TaskDefinition& task, const Workspace& workspace) {
  Causes causes;
  for (View volume : task["volumes"])
    if (uses_iam(volume) && is_mounted_writable(task, volume["name"].text()))
      causes.push_back(file_system(task, workspace, volume));
  return causes;
}

// --- what a service causes ---

std::string service_name(const Service& service) {
  return quoted("service", service.name);
}

Causes ebs_volumes(const Service& service, const Workspace&) {
  Causes causes;
  for (View configuration : configurations_of(service))
    for (View volume : configuration["volumeConfigurations"]) {
      const View managed = volume["managedEBSVolume"];
      if (!managed["roleArn"]) continue;
      Cause& cause = causes.emplace_back(cause_at(managed["roleArn"], service_name(service)));
      cause.role = managed["roleArn"];
      set_known(cause, "volume", volume["name"].text());
    }
  return causes;
}

bool has_exec(const Service& service) {
  return service["enableExecuteCommand"].is_true();
}

Causes exec(const Service& service, const Workspace&) {
  if (!has_exec(service)) return {};
  return {cause_at(service["enableExecuteCommand"], service_name(service))};
}

/// How the service's cluster treats sessions; nothing if the service has none.
View exec_configuration(const Service& service, const Workspace& workspace) {
  const Cluster* cluster = has_exec(service) ? workspace.cluster(service) : nullptr;
  return cluster ? (*cluster)["configuration.executeCommandConfiguration"] : View{};
}

View exec_logs(const Service& service, const Workspace& workspace) {
  const View configuration = exec_configuration(service, workspace);
  return configuration["logging"].text() == "OVERRIDE" ? configuration["logConfiguration"] : View{};
}

Causes exec_log_group(const Service& service, const Workspace& workspace) {
  const View group = exec_logs(service, workspace)["cloudWatchLogGroupName"];
  if (group.text().empty()) return {};
  Cause cause = cause_at(group, service_name(service));
  set_known(cause, "group", group.text());
  return {cause};
}

Causes exec_bucket(const Service& service, const Workspace& workspace) {
  const View bucket = exec_logs(service, workspace)["s3BucketName"];
  if (bucket.text().empty()) return {};
  Cause cause = cause_at(bucket, service_name(service));
  set_known(cause, "bucket", bucket.text());
  return {cause};
}

/// A key's ARN, its id, or an alias, of which nobody knows the key.
void set_key(Cause& cause, std::string_view key) {
  constexpr std::string_view prefix = "key/";
  const Expected<iam::Arn> arn = iam::parse_arn(key);
  if (!arn) {
    if (!key.starts_with("alias/")) set_known(cause, "key", key);
    return;
  }
  set_known(cause, "partition", arn->partition);
  set_known(cause, "region", arn->region);
  set_known(cause, "account", arn->account);
  if (arn->resource.starts_with(prefix)) set_known(cause, "key", arn->resource.substr(prefix.size()));
}

Causes exec_key(const Service& service, const Workspace& workspace) {
  const View key = exec_configuration(service, workspace)["kmsKeyId"];
  if (key.text().empty()) return {};
  Cause cause = cause_at(key, service_name(service));
  set_key(cause, key.text());
  return {cause};
}

// --- what the agent causes ---

std::string_view value_of(const AgentConfig& config, std::string_view name) {
  const Setting* setting = config.find(name);
  return setting ? std::string_view(setting->value.value) : std::string_view{};
}

Cause agent_cause(const AgentConfig& config, std::string_view setting_name) {
  Cause cause;
  const Setting* setting = config.find(setting_name);
  cause.span = setting ? setting->value.span : config.span;
  cause.subject = "the agent";
  const std::string_view region = value_of(config, "AWS_DEFAULT_REGION");
  set_known(cause, "region", region);
  set_known(cause, "partition", partition_of_region(region));
  const std::string_view cluster = value_of(config, "ECS_CLUSTER");
  // What can be no name, such as one with its quotes, is a finding of its own and tells nothing of the cluster.
  if (cluster.empty() || is_cluster_name(cluster)) set_known(cause, "cluster", cluster.empty() ? "default" : cluster);
  return cause;
}

Causes agent(const AgentConfig& config) {
  return {agent_cause(config, "ECS_CLUSTER")};
}

Causes agent_telemetry(const AgentConfig& config) {
  if (value_of(config, "ECS_DISABLE_METRICS") == "true") return {};
  return {agent_cause(config, "ECS_CLUSTER")};
}

Causes agent_spot_draining(const AgentConfig& config) {
  constexpr std::string_view name = "ECS_ENABLE_SPOT_INSTANCE_DRAINING";
  if (value_of(config, name) != "true") return {};
  return {agent_cause(config, name)};
}

Causes agent_ec2_tags(const AgentConfig& config) {
  constexpr std::string_view name = "ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM";
  if (value_of(config, name) != "ec2_instance") return {};
  return {agent_cause(config, name)};
}

Causes agent_tags(const AgentConfig& config) {
  constexpr std::string_view name = "ECS_CONTAINER_INSTANCE_TAGS";
  const std::string_view tags = value_of(config, name);
  if (tags.find(':') == tags.npos) return {};  // nothing, or an object without members
  Cause cause = agent_cause(config, name);
  cause.context.set("ecs:CreateAction", {"RegisterContainerInstance"});
  return {cause};
}

struct NamedFinder {
  std::string_view name;
  Finder finder;
};

constexpr std::array<NamedFinder, 20> finders = {{
    {"ecr-image", ecr_images},
    {"awslogs", awslogs},
    {"awslogs-create-group", awslogs_create_group},
    {"secret", secrets},
    {"parameter", parameters},
    {"registry-credentials", registry_credentials},
    {"environment-file", environment_files},
    {"firelens-config", firelens_config},
    {"efs-mount", efs_mounts},
    {"efs-write", efs_writes},
    {"ebs-volume", ebs_volumes},
    {"exec", exec},
    {"exec-log-group", exec_log_group},
    {"exec-bucket", exec_bucket},
    {"exec-key", exec_key},
    {"agent", agent},
    {"agent-telemetry", agent_telemetry},
    {"agent-spot-draining", agent_spot_draining},
    {"agent-ec2-tags", agent_ec2_tags},
    {"agent-tags", agent_tags},
}};

}  // namespace

const Finder* find_cause(std::string_view name) {
  for (const NamedFinder& finder : finders)
    if (finder.name == name) return &finder.finder;
  return nullptr;
}

}  // namespace rolecall::needs
