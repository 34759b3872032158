// ecs.config: the settings of the container agent in an env file.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "recognise/dialect.h"
#include "recognise/file_names.h"

namespace rolecall::recognise {

namespace {

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

bool is_ecs_config(std::string_view name) {
  return name == "ecs.config" || name.ends_with(".ecs.config");
}

// The agent takes such a line as a setting with an odd name, which does nothing (Amazon ECS container agent: ecs-init).
bool is_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != line.npos && (line[first] == '#' || line[first] == ';' || line.substr(first, 2) == "//");
}

std::string_view without_export(std::string_view name) {
  constexpr std::string_view word = "export ";
  return name.starts_with(word) ? name.substr(word.size()) : name;
}

// Scripts that deploy to ECS have variables such as ECS_CLUSTER and ECS_SERVICE in env files of their own. Only these
// settings tell the agent's from them.
bool is_setting_of_agent_only(std::string_view name) {
  constexpr std::array<std::string_view, 12> beginnings = {
      "ECS_ENABLE_",   "ECS_DISABLE_",   "ECS_AVAILABLE_LOGGING_DRIVERS",
      "ECS_ENGINE_",   "ECS_AWSVPC_",    "ECS_INSTANCE_",
      "ECS_RESERVED_", "ECS_CONTAINER_", "ECS_IMAGE_",
      "ECS_DATADIR",   "ECS_LOG",        "ECS_BACKEND_HOST"};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return name.starts_with(beginning); });
}

bool is_agent_config(View lines, std::string_view name) {
  if (is_ecs_config(name)) return true;
  const bool says_ecs = name.find("ecs") != name.npos;
  return std::any_of(lines.begin(), lines.end(), [&](View line) {
    const std::string_view setting = without_export(line.key());
    return line.is_string() && (says_ecs ? setting.starts_with("ECS_") : is_setting_of_agent_only(setting));
  });
}

// Under another name the file may be for `docker run --env-file` or a host of any kind.
AgentConfig::Platform platform_of(std::string_view name) {
  return is_ecs_config(name) || name.ends_with(".config") ? AgentConfig::Platform::ecs_init
                                                          : AgentConfig::Platform::unknown;
}

// Lists and maps are JSON. What is not, though it begins so, is for the rules about settings to say, not for the
// reader.
Tree json_in(const Input& input, View value) {
  const std::size_t first = value.text().find_first_not_of(" \t");
  if (first == std::string_view::npos || (value.text()[first] != '[' && value.text()[first] != '{')) return {};
  Findings unheard("input/json-syntax");
  const std::uint32_t source = read::embed(input.sources, value.node());
  const std::optional<Tree> json = read::read(input.sources, source, read::Format::json, unheard);
  return json ? Tree::copy_of(json->root()) : Tree();
}

Setting setting_from(const Input& input, View line) {
  Setting setting;
  setting.name = Text(std::string(line.key()), line.key_span());
  setting.line = line.key_span();
  if (!line.is_string()) return setting;
  setting.value = line.as_text();
  setting.line.end = std::max(setting.line.end, line.span().end);
  setting.json = json_in(input, line);
  return setting;
}

}  // namespace

bool recognise_agent_config(const Input& input, View value, Recognised& result) {
  if (input.format != read::Format::env || !is_agent_config(value, file_name(input.path()))) return false;
  return take_as_agent_config(input, value, result);
}

bool take_as_agent_config(const Input& input, View value, Recognised& result) {
  if (input.format != read::Format::env) return false;
  AgentConfig& config = result.entities.agent_configs.emplace_back();
  config.name = input.path();
  config.span = value.span();
  config.platform = input.file().kind.empty() ? platform_of(file_name(input.path())) : AgentConfig::Platform::ecs_init;
  const Owner owner = owner_of(input.path(), input.hints);
  if (owner.is_by_hint) config.instance_role = owner.role;
  for (const View line : value) {
    if (is_comment(line.key())) continue;
    (line.is_string() ? config.settings : config.malformed).push_back(setting_from(input, line));
  }
  result.dialect = "ecs.config";
  return true;
}

}  // namespace rolecall::recognise
