#include "catalog/agent_settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

using Type = catalog::SettingType;

bool is_list(Type type) {
  return type == Type::json_strings || type == Type::json_ports || type == Type::json_cidrs;
}

void check_elements(const catalog::AgentSetting& known, View root, Findings& findings) {
  for (const View element : root) {
    if (known.type == Type::json_object && !element.is_string())
      findings.add(element.span(), "the value of \"{}\" in {} is no string", element.key(), known.name);
    else if ((known.type == Type::json_strings || known.type == Type::json_cidrs) && !element.is_string())
      findings.add(element.span(), "{} takes a list of strings", known.name);
    else if (known.type == Type::json_ports && !element.is_number())
      findings.add(element.span(), "{} takes a list of port numbers", known.name);
  }
}

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& setting : config.settings) {
    const auto known = catalog::find_agent_setting(setting.name.value);
    if (!known || !known->read_by_agent || setting.value.empty() || !setting.value.is_known()) continue;
    if (!is_list(known->type) && known->type != Type::json_object && known->type != Type::json_auth) continue;
    const std::string& value = setting.value.value;
    if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') continue;  // agent/quoted-value tells it
    const View root = setting.json.root();
    if (!root)
      findings.add(setting.value.span, "the value of {} is no JSON", known->name);
    else if (is_list(known->type) && !root.is_array())
      findings.add(setting.value.span, "{} takes a JSON list, such as [\"a\",\"b\"]", known->name);
    else if (!is_list(known->type) && !root.is_object())
      findings.add(setting.value.span, "{} takes a JSON object, such as {{\"name\":\"value\"}}", known->name);
    else
      check_elements(*known, root, findings);
  }
}

}  // namespace

extern constexpr Check agent_invalid_json = check;

}  // namespace rolecall::rules
