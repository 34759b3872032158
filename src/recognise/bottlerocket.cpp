// Bottlerocket: the agent's settings are the table settings.ecs of TOML user data. They become what the agent sees,
// under its own names (Bottlerocket documentation: settings.ecs).
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "recognise/dialect.h"
#include "recognise/file_names.h"

namespace rolecall::recognise {

namespace {

struct Translation {
  std::string_view setting, variable;
  bool is_inverse = false;  ///< true here is false there
};

constexpr std::array<Translation, 17> translations = {{
    {"cluster", "ECS_CLUSTER"},
    {"allow-privileged-containers", "ECS_DISABLE_PRIVILEGED", true},
    {"awsvpc-block-imds", "ECS_AWSVPC_BLOCK_IMDS"},
    {"backend-host", "ECS_BACKEND_HOST"},
    {"container-stop-timeout", "ECS_CONTAINER_STOP_TIMEOUT"},
    {"enable-container-metadata", "ECS_ENABLE_CONTAINER_METADATA"},
    {"enable-spot-instance-draining", "ECS_ENABLE_SPOT_INSTANCE_DRAINING"},
    {"image-cleanup-enabled", "ECS_DISABLE_IMAGE_CLEANUP", true},
    {"image-cleanup-wait", "ECS_IMAGE_CLEANUP_INTERVAL"},
    {"image-cleanup-age", "ECS_IMAGE_MINIMUM_CLEANUP_AGE"},
    {"image-cleanup-delete-per-cycle", "ECS_NUM_IMAGES_DELETE_PER_CYCLE"},
    {"image-pull-behavior", "ECS_IMAGE_PULL_BEHAVIOR"},
    {"instance-attributes", "ECS_INSTANCE_ATTRIBUTES"},
    {"logging-drivers", "ECS_AVAILABLE_LOGGING_DRIVERS"},
    {"loglevel", "ECS_LOGLEVEL"},
    {"reserved-memory", "ECS_RESERVED_MEMORY"},
    {"task-cleanup-wait", "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION"},
}};

// A string as JSON has it. Settings are short words without control characters; other bytes go as they are.
std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json += '"';
}

// Lists and tables reach the agent as JSON; they hold nothing deeper than words.
std::string rendered(View value) {
  if (!value.is_array() && !value.is_object()) return std::string(value.text());
  std::string json;
  for (const View item : value) {
    if (!json.empty()) json += ',';
    if (value.is_object()) json += quoted(item.key()) + ':';
    json += item.is_string() ? quoted(item.text()) : std::string(item.text());
  }
  return value.is_array() ? fmt::format("[{}]", json) : fmt::format("{{{}}}", json);
}

void add(View value, std::string_view variable, std::string text, AgentConfig& config) {
  Setting& setting = config.settings.emplace_back();
  setting.name = Text(std::string(variable), value.key_span());
  setting.value = Text(std::move(text), value.span());
  setting.line = value.key_span();
  setting.line.end = std::max(setting.line.end, value.span().end);
  if (value.is_array() || value.is_object()) setting.json = Tree::copy_of(value);
}

void add_translated(View value, const Translation& translation, AgentConfig& config) {
  if (!translation.is_inverse) return add(value, translation.variable, rendered(value), config);
  if (value.is_boolean()) add(value, translation.variable, value.is_true() ? "false" : "true", config);
}

// The two limits of the metadata service are one variable: "40,60".
void add_metadata_limits(View ecs, AgentConfig& config) {
  const View rate = ecs["metadata-service-rps"];
  const View burst = ecs["metadata-service-burst"];
  if (rate && burst) add(rate, "ECS_TASK_METADATA_RPS_LIMIT", fmt::format("{},{}", rate.text(), burst.text()), config);
}

}  // namespace

bool recognise_bottlerocket(const Input& input, View value, Recognised& result) {
  const View ecs = value["settings"]["ecs"];
  if (input.format != read::Format::toml || !ecs.is_object()) return false;
  AgentConfig& config = result.entities.agent_configs.emplace_back();
  config.name = input.path();
  config.span = ecs.span();
  config.platform = AgentConfig::Platform::bottlerocket;
  const Owner owner = owner_of(input.path(), input.hints);
  if (owner.is_by_hint) config.instance_role = owner.role;
  for (const View setting : ecs)
    for (const Translation& translation : translations)
      if (setting.key() == translation.setting) add_translated(setting, translation, config);
  add_metadata_limits(ecs, config);
  if (const View should_wait = value["settings"]["autoscaling"]["should-wait"])
    add(should_wait, "ECS_WARM_POOLS_CHECK", rendered(should_wait), config);
  result.dialect = "bottlerocket";
  return true;
}

}  // namespace rolecall::recognise
