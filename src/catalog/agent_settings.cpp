#include "catalog/agent_settings.h"

#include "catalog/data.h"
#include "catalog/order.h"
#include "source/nearest.h"

namespace rolecall::catalog {

namespace {

std::string_view text(std::uint32_t id) {
  return data::Texts{data::settings_text, data::settings_starts}[id];
}

std::optional<std::string_view> optional_text(std::uint32_t id) {
  if (id == 0) return std::nullopt;
  return text(id);
}

std::optional<Bound> bound(std::uint32_t id, std::int64_t value) {
  if (id == 0) return std::nullopt;
  return Bound{value, text(id)};
}

AgentSetting setting(const data::SettingRow& row) {
  AgentSetting result = {};
  result.name = text(row.name);
  result.type = static_cast<SettingType>(row.type);
  result.status = static_cast<SettingStatus>(row.status);
  result.on_invalid = static_cast<OnInvalid>(row.on_invalid);
  result.out_of_bounds = static_cast<OutOfBounds>(row.out_of_bounds);
  result.default_linux = optional_text(row.default_linux);
  result.default_windows = optional_text(row.default_windows);
  result.default_ecs_init = optional_text(row.default_ecs_init);
  result.minimum = bound(row.minimum, row.minimum_value);
  result.maximum = bound(row.maximum, row.maximum_value);
  for (const std::uint32_t value : data::list_at(data::settings_lists, row.values))
    result.values.push_back(text(value));
  result.any_case = row.flags & data::any_case;
  result.is_trimmed = row.flags & data::is_trimmed;
  result.on_linux = row.flags & data::on_linux;
  result.on_windows = row.flags & data::on_windows;
  result.read_by_agent = row.flags & data::read_by_agent;
  result.read_by_ecs_init = row.flags & data::read_by_ecs_init;
  result.exact_true_for_ecs_init = row.flags & data::exact_true_for_ecs_init;
  result.unknown_element_stops = row.flags & data::unknown_element_stops;
  result.is_secret = row.flags & data::is_secret;
  result.instead = optional_text(row.instead).value_or("");
  return result;
}

bool is_meant_to_be_set(const data::SettingRow& row) {
  return row.status == static_cast<std::uint32_t>(SettingStatus::current);
}

}  // namespace

std::vector<AgentSetting> agent_settings() {
  std::vector<AgentSetting> result;
  result.reserve(data::setting_count);
  for (std::uint32_t i = 0; i < data::setting_count; ++i) result.push_back(setting(data::settings[i]));
  return result;
}

std::optional<AgentSetting> find_agent_setting(std::string_view name) {
  const std::uint32_t place =
      first_of(0, data::setting_count, [&](std::uint32_t i) { return text(data::settings[i].name) >= name; });
  if (place == data::setting_count || text(data::settings[place].name) != name) return std::nullopt;
  return setting(data::settings[place]);
}

std::string_view nearest_agent_setting(std::string_view name) {
  if (const std::optional<AgentSetting> known = find_agent_setting(name))
    return known->is_read() ? known->name : known->instead;
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < data::setting_count; ++i)
    if (is_meant_to_be_set(data::settings[i])) names.push_back(text(data::settings[i].name));
  return nearest(name, names);
}

}  // namespace rolecall::catalog
