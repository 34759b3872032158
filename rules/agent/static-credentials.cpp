#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const std::string& name = setting.name.value;
    if (name != "AWS_ACCESS_KEY_ID" && name != "AWS_SECRET_ACCESS_KEY" && name != "AWS_SESSION_TOKEN") continue;
    if (!setting.value.empty())
      findings.add(setting.name.span, "{} takes the place of the instance role's credentials", name).secret =
          setting.value.span;
  }
}

}  // namespace

extern constexpr Check agent_static_credentials = check;

}  // namespace rolecall::rules
