#include "iam/arn.h"
#include "judge/check.h"
#include "link/role_fields.h"

#include <optional>
#include <string>
#include <vector>

namespace rolecall::rules {

namespace {

std::vector<RoleField> fields_of(const EcsEntity& entity) {
  switch (entity.kind) {
    case EntityKind::task_definition:
      return role_fields(static_cast<const TaskDefinition&>(entity));
    case EntityKind::service:
      return role_fields(static_cast<const Service&>(entity));
    case EntityKind::capacity_provider:
      return role_fields(static_cast<const CapacityProvider&>(entity));
    case EntityKind::policy:
    case EntityKind::role:
    case EntityKind::instance_profile:
    case EntityKind::agent_config:
    case EntityKind::cluster:
    case EntityKind::container_instance:
    case EntityKind::repository:
      return {};
  }
  return {};
}

/// Why a text is no ARN of a role; none if it is one, or a bare name (IAM user guide: IAM identifiers).
std::optional<std::string> reason_against(std::string_view text) {
  if (!Text::is_known(text)) return std::nullopt;
  if (!text.starts_with("arn:")) {
    if (text.find(':') == text.npos) return std::nullopt;
    return "it does not start with arn:";
  }
  const Expected<iam::Arn> arn = iam::parse_arn(text);
  if (!arn) return arn.error();
  if (arn->service == "sts" && arn->resource.starts_with("assumed-role/"))
    return "it is a session of a role, not the role";
  if (arn->service != "iam") return "it is of " + std::string(arn->service) + ", not of iam";
  if (!arn->region.empty()) return "roles have no Region";
  if (!iam::is_account_id(arn->account)) return "its account does not have 12 digits";
  if (arn->resource.starts_with("instance-profile/")) return "it is an instance profile, not the role in it";
  if (!arn->resource.starts_with("role/")) return "its resource does not start with role/";
  return std::nullopt;
}

void check(const EcsEntity& entity, Findings& findings) {
  for (const RoleField& field : fields_of(entity))
    if (const std::optional<std::string> reason = reason_against(field.value.text()))
      findings.add(field.value.span(), "\"{}\" is no ARN of a role: {}", field.value.text(), *reason);
}

}  // namespace

extern constexpr Check role_arn_format = check;

}  // namespace rolecall::rules
