#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  const Setting* data = config.find("ECS_ENGINE_AUTH_DATA");
  if (!data || data->value.empty()) return;
  findings.add(data->name.span, "the registry credentials of the whole instance stand here in plain text").secret =
      data->value.span;
}

}  // namespace

extern constexpr Check agent_registry_credentials = check;

}  // namespace rolecall::rules
