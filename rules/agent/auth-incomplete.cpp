#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  const Setting* type = config.find("ECS_ENGINE_AUTH_TYPE");
  const Setting* data = config.find("ECS_ENGINE_AUTH_DATA");
  const bool has_type = type && !type->value.empty(), has_data = data && !data->value.empty();
  if (has_data && !has_type)
    findings.add(data->name.span, "ECS_ENGINE_AUTH_DATA counts for nothing without ECS_ENGINE_AUTH_TYPE");
  else if (has_type && !has_data)
    findings.add(type->name.span, "ECS_ENGINE_AUTH_TYPE counts for nothing without ECS_ENGINE_AUTH_DATA");
  else if (has_type && type->value.is_known() && type->value.value != "docker" && type->value.value != "dockercfg")
    findings.add(type->value.span, "ECS_ENGINE_AUTH_TYPE is docker or dockercfg, not \"{}\"", type->value.shown());
}

}  // namespace

extern constexpr Check agent_auth_incomplete = check;

}  // namespace rolecall::rules
