#include <string_view>
#include <unordered_map>

#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  std::unordered_map<std::string_view, const Setting*> latest;
  for (const Setting& setting : config.settings) {
    const Setting*& earlier = latest[setting.name.value];
    if (earlier)
      findings.add(setting.name.span, "{} is set twice; the last one counts", setting.name.shown())
          .related.push_back({earlier->line, "this line does not count"});
    earlier = &setting;
  }
}

}  // namespace

extern constexpr Check agent_duplicate_key = check;

}  // namespace rolecall::rules
