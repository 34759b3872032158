#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (std::size_t i = 1; i < config.settings.size(); ++i) {
    const Setting& setting = config.settings[i];
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (!(config.settings[earlier].name == setting.name)) continue;
      findings.add(setting.name.span, "{} is set twice; the last one counts", setting.name.shown())
          .related.push_back({config.settings[earlier].line, "this line does not count"});
      break;
    }
  }
}

}  // namespace

extern constexpr Check agent_duplicate_key = check;

}  // namespace rolecall::rules
