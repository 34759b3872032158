#include "link/references.h"

#include <algorithm>
#include <array>

#include "iam/arn.h"
#include "source/text.h"

namespace rolecall {

std::string symbol_of(std::string_view reference) {
  constexpr std::array<std::string_view, 6> attributes = {".Arn", ".Name", ".arn", ".name", ".id", ".family"};
  if (reference.size() < 3 || reference.front() != Text::symbol_begin) return {};
  if (reference.find(Text::symbol_end) != reference.size() - 1) return {};
  std::string_view name = reference.substr(1, reference.size() - 2);
  for (const std::string_view attribute : attributes) {
    if (!name.ends_with(attribute)) continue;
    name.remove_suffix(attribute.size());
    break;
  }
  return Text::symbol(name).value;
}

std::string role_key(std::string_view arn_or_name) {
  if (std::string symbol = symbol_of(arn_or_name); !symbol.empty()) return symbol;
  if (const std::string_view name = iam::role_name(arn_or_name); !name.empty()) return std::string(name);
  // A name of which a part is not known yet is still that name: `${var.stage}-task`.
  if (Text::is_known(arn_or_name)) return {};
  const Expected<iam::Arn> arn = iam::parse_arn(arn_or_name);
  if (!arn) return Text::shown(arn_or_name);
  return arn->service == "iam" && arn->resource.starts_with("role/") ? Text::shown(iam::last_segment(arn->resource))
                                                                     : std::string();
}

std::string role_key(const Role& role) {
  std::string symbol = symbol_of(role.arn.value);
  return symbol.empty() ? role.name : symbol;
}

TaskDefinitionReference task_definition_reference(std::string_view text) {
  const Expected<iam::Arn> arn = iam::parse_arn(text);
  if (!arn && !Text::is_known(text)) return {};
  const std::string_view name = arn ? iam::last_segment(arn->resource) : text;
  const std::size_t colon = name.find(':');
  if (colon == name.npos) return {name, {}};
  const std::string_view revision = name.substr(colon + 1);
  return {name.substr(0, colon), Text::is_known(revision) ? revision : std::string_view{}};
}

std::string task_definition_key(const Service& service) {
  const std::string text = service["taskDefinition"].as_text().value;
  std::string symbol = symbol_of(text);
  return symbol.empty() ? std::string(task_definition_reference(text).family) : symbol;
}

std::string_view family_of(const TaskDefinition& task) {
  const std::string_view family = task["family"].text();
  return family.empty() ? task_definition_reference(task["taskDefinitionArn"].text()).family : family;
}

std::string_view cluster_name(std::string_view name_or_arn) {
  const Expected<iam::Arn> arn = iam::parse_arn(name_or_arn);
  if (!arn && !Text::is_known(name_or_arn)) return {};
  return arn ? iam::last_segment(arn->resource) : name_or_arn;
}

std::string_view cluster_name(const Service& service) {
  const View named = service[service.is_description ? "clusterArn" : "cluster"];
  if (named) return cluster_name(named.text());
  return service.is_description ? std::string_view{} : "default";
}

std::string cluster_key(const Service& service) {
  std::string symbol = symbol_of(service[service.is_description ? "clusterArn" : "cluster"].as_text().value);
  return symbol.empty() ? std::string(cluster_name(service)) : symbol;
}

bool is_cluster_name(std::string_view text) {
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::string_view partition_of_region(std::string_view region) {
  if (!iam::is_region(region)) return {};
  if (region.starts_with("cn-")) return "aws-cn";
  if (region.starts_with("us-gov-")) return "aws-us-gov";
  if (region.starts_with("us-iso") || region.starts_with("eu-iso") || region.starts_with("eusc-")) return {};
  return "aws";
}

}  // namespace rolecall
