#include "catalog/agent_settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const std::string& name = setting.name.value;
    const std::string& value = setting.value.value;
    if (name.starts_with("export ") || name.starts_with("export\t")) continue;  // another rule's slip
    if (!name.empty() && is_blank(name.back())) {
      findings.add(setting.name.span, "the blank before the equals sign is part of the name \"{}\"", name);
      continue;
    }
    const auto known = catalog::find_agent_setting(name);
    if (known && known->read_by_agent && !known->is_trimmed && !value.empty() && is_blank(value.front()))
      findings.add(setting.value.span, "the blank behind the equals sign is part of the value of {}", name);
  }
}

}  // namespace

extern constexpr Check agent_space_around_equals = check;

}  // namespace rolecall::rules
