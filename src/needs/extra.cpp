#include "needs/extra.h"

#include <algorithm>
#include <array>
#include <span>

#include "source/text.h"

namespace rolecall::needs {

namespace {

using Services = std::span<const std::string_view>;

// Of the agent, or Fargate, while it prepares a task (Amazon ECS developer guide: Amazon ECS task execution IAM role).
constexpr std::array<std::string_view, 6> for_execution = {"ecr", "kms", "logs", "s3", "secretsmanager", "ssm"};
// Of the ECS agent, and of the other agents that usually run on a host: Systems Manager, CloudWatch, X-Ray, Auto
// Scaling hooks, domain join, file systems, scanners.
constexpr std::array<std::string_view, 20> for_instance = {
    "autoscaling",       "cloudwatch", "ds",          "ec2",        "ec2messages", "ecr",  "ecr-public", "ecs",
    "elasticfilesystem", "fsx",        "guardduty",   "inspector2", "kms",         "logs", "s3",         "ssm",
    "secretsmanager",    "sts",        "ssmmessages", "xray"};

Services services_of(RoleUse use) {
  switch (use) {
    case RoleUse::execution:
      return for_execution;
    case RoleUse::instance:
      return for_instance;
    case RoleUse::task:
    case RoleUse::service:
    case RoleUse::infrastructure:
    case RoleUse::scheduler:
    case RoleUse::deployer:
    case RoleUse::external_instance:
      return {};
  }
  return {};
}

/// Files are read from S3, and nothing is written there.
bool only_reads(std::string_view name) {
  return name.starts_with("Get") || name.starts_with("List");
}

bool is_beyond(std::string_view pattern, Services services) {
  const std::size_t colon = pattern.find(':');
  if (!Text::is_known(pattern) || colon == pattern.npos) return false;
  const std::string_view service = pattern.substr(0, colon);
  if (service.find_first_of("*?") != service.npos) return false;
  if (service == "s3") return !only_reads(pattern.substr(colon + 1));
  return std::find(services.begin(), services.end(), service) == services.end();
}

Span place_of(const LinkedRole& role, const iam::Policy& policy, const Text& action) {
  if (action.span.is_somewhere()) return action.span;
  for (const AttachedPolicy& attached : role.role->attached)
    if (attached.name == policy.name && attached.arn.span.is_somewhere()) return attached.arn.span;
  return role.place();
}

}  // namespace

std::vector<ExtraRight> extra_rights(const LinkedRole& role, RoleUse use) {
  std::vector<ExtraRight> extra;
  const Services services = services_of(use);
  if (services.empty()) return extra;
  for (const iam::Policy* policy : role.permissions.identity)
    for (const iam::Statement& statement : policy->statements) {
      if (!statement.allows()) continue;
      for (const Text& action : statement.action.list)
        if (is_beyond(action.value, services)) extra.push_back({action.value, place_of(role, *policy, action)});
    }
  return extra;
}

}  // namespace rolecall::needs
