#include "link/references.h"

#include <algorithm>

#include "iam/arn.h"
#include "source/text.h"

namespace rolecall {

TaskDefinitionReference task_definition_reference(std::string_view text) {
  if (!Text::is_known(text)) return {};
  const Expected<iam::Arn> arn = iam::parse_arn(text);
  const std::string_view name = arn ? iam::last_segment(arn->resource) : text;
  const std::size_t colon = name.find(':');
  if (colon == name.npos) return {name, {}};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

std::string_view family_of(const TaskDefinition& task) {
  const std::string_view family = task["family"].text();
  return family.empty() ? task_definition_reference(task["taskDefinitionArn"].text()).family : family;
}

std::string_view cluster_name(std::string_view name_or_arn) {
  if (!Text::is_known(name_or_arn)) return {};
  const Expected<iam::Arn> arn = iam::parse_arn(name_or_arn);
  return arn ? iam::last_segment(arn->resource) : name_or_arn;
}

std::string_view cluster_name(const Service& service) {
  const View named = service[service.is_description ? "clusterArn" : "cluster"];
  if (named) return cluster_name(named.text());
  return service.is_description ? std::string_view{} : "default";
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
