#include "agent/settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  const Setting* region = config.find("AWS_DEFAULT_REGION");
  if (!config.find("ECS_EXTERNAL") || agent::is_on(config, "ECS_EXTERNAL") != Answer::yes) return;
  if (!region || region->value.empty())
    findings.add(agent::place_of(config, "ECS_EXTERNAL"),
                 "an external instance needs AWS_DEFAULT_REGION, or its agent does not start");
}

}  // namespace

extern constexpr Check agent_external_without_region = check;

}  // namespace rolecall::rules
