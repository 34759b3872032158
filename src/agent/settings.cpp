#include "agent/settings.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace rolecall::agent {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

struct Unit {
  std::string_view name;
  double nanoseconds;
};
// Longer names first: `ms` is not `m` and an `s`.
constexpr std::array units = {
    Unit{"ns", 1},   Unit{"us", 1e3}, Unit{"\xC2\xB5s", 1e3}, Unit{"\xCE\xBCs", 1e3},
    Unit{"ms", 1e6}, Unit{"s", 1e9},  Unit{"m", 6e10},        Unit{"h", 3.6e12},
};

// Takes a decimal number off the front; none if there is no digit.
std::optional<double> take_number(std::string_view& text) {
  double value = 0, scale = 1;
  std::size_t at = 0;
  bool has_digit = false, is_fraction = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && !is_fraction) {
      is_fraction = true;
    } else if (c >= '0' && c <= '9') {
      has_digit = true;
      if (is_fraction)
        value += (c - '0') * (scale /= 10);
      else
        value = value * 10 + (c - '0');
    } else {
      break;
    }
  }
  text.remove_prefix(at);
  return has_digit ? std::optional(value) : std::nullopt;
}

std::optional<double> take_unit(std::string_view& text) {
  for (const auto& [name, nanoseconds] : units) {
    if (!text.starts_with(name)) continue;
    text.remove_prefix(name.size());
    return nanoseconds;
  }
  return std::nullopt;
}

using Default = std::optional<std::string_view>;

// The text that stands for the setting when the file does not: what ecs-init injects, then what the agent assumes.
Default default_of(const AgentConfig& config, const catalog::AgentSetting& setting) {
  switch (config.platform) {
    case AgentConfig::Platform::unknown:
      return std::nullopt;
    case AgentConfig::Platform::windows:
      return setting.default_windows.value_or("");
    case AgentConfig::Platform::other_linux:
    case AgentConfig::Platform::bottlerocket:
      return setting.default_linux.value_or("");
    case AgentConfig::Platform::ecs_init:
      return setting.default_ecs_init ? *setting.default_ecs_init : setting.default_linux.value_or("");
  }
  return std::nullopt;
}

// What the agent assumes where it is given nothing it can use: not what ecs-init would have injected.
Default agent_default(const AgentConfig& config, const catalog::AgentSetting& setting) {
  if (config.platform == AgentConfig::Platform::unknown) return std::nullopt;
  return (config.platform == AgentConfig::Platform::windows ? setting.default_windows : setting.default_linux)
      .value_or("");
}

Answer as_answer(const Default& text) {
  return text ? answer(parse_boolean(*text).value_or(false)) : Answer::depends;
}

}  // namespace

std::optional<bool> parse_boolean(std::string_view text) {
  static constexpr std::array<std::string_view, 6> yes = {"1", "t", "T", "TRUE", "true", "True"};
  static constexpr std::array<std::string_view, 6> no = {"0", "f", "F", "FALSE", "false", "False"};
  const std::string_view word = trimmed(text);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return 0;
  if (text.empty()) return std::nullopt;
  double sum = 0;
  while (!text.empty()) {
    const std::optional<double> number = take_number(text);
    const std::optional<double> unit = number ? take_unit(text) : std::nullopt;
    if (!unit) return std::nullopt;
    sum += *number * *unit;
  }
  if (sum >= static_cast<double>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  const std::int64_t nanoseconds = std::llround(sum);
  return is_negative ? -nanoseconds : nanoseconds;
}

Answer is_on(const AgentConfig& config, std::string_view name) {
  const std::optional<catalog::AgentSetting> known = catalog::find_agent_setting(name);
  if (!known) return Answer::depends;
  const Setting* setting = config.find(name);
  if (!setting) return as_answer(default_of(config, *known));
  if (!setting->value.is_known()) return Answer::depends;
  if (const std::optional<bool> value = parse_boolean(setting->value.value)) return answer(*value);
  return as_answer(agent_default(config, *known));
}

std::optional<std::vector<std::string>> log_drivers(const AgentConfig& config) {
  constexpr std::string_view name = "ECS_AVAILABLE_LOGGING_DRIVERS";
  const std::optional<catalog::AgentSetting> known = catalog::find_agent_setting(name);
  const Setting* setting = config.find(name);
  std::vector<std::string> drivers;
  if (setting && !setting->value.is_known()) return std::nullopt;
  if (setting && setting->json.root().is_array() && setting->json.root().size() > 0) {
    for (const View driver : setting->json.root()) drivers.emplace_back(driver.text());
    return drivers;
  }
  const Default list = !known ? std::nullopt : setting ? agent_default(config, *known) : default_of(config, *known);
  if (!list) return std::nullopt;
  // The catalog's defaults are flat lists of plain words: ["json-file","none"].
  for (std::size_t open = list->find('"'); open != list->npos;) {
    const std::size_t close = list->find('"', open + 1);
    if (close == list->npos) break;
    drivers.emplace_back(list->substr(open + 1, close - open - 1));
    open = list->find('"', close + 1);
  }
  return drivers;
}

std::string how_it_stands(const AgentConfig& config, std::string_view name) {
  const Setting* setting = config.find(name);
  if (!setting) return fmt::format("{} is not set", name);
  if (setting->value.empty()) return fmt::format("{} is emptied", name);
  return fmt::format("{} is set to \"{}\"", name, setting->value.shown());
}

Span place_of(const AgentConfig& config, std::string_view name) {
  const Setting* setting = config.find(name);
  if (!setting) return config.settings.empty() ? config.span : config.settings.front().line;
  return setting->value.empty() ? setting->line : setting->value.span;
}

}  // namespace rolecall::agent
