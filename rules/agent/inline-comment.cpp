#include "catalog/agent_settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const std::string& value = setting.value.value;
    const auto known = catalog::find_agent_setting(setting.name.value);
    const std::size_t sign = value.find(" #");
    if (!known || sign == value.npos || value.starts_with('{') || value.starts_with('[')) continue;
    const std::size_t blanks = value.find_last_not_of(' ', sign) + 1;
    Span place = setting.value.span;
    place.begin += static_cast<std::uint32_t>(blanks);
    findings.add(place, "the text behind the value is part of it: {} is \"{}\"", known->name, setting.value.shown());
  }
}

}  // namespace

extern constexpr Check agent_inline_comment = check;

}  // namespace rolecall::rules
