#include "needs/load.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace rolecall::needs {

namespace {

constexpr std::array<std::pair<std::string_view, Bearer>, 6> bearers = {{
    {"execution", Bearer::execution},
    {"execution-or-instance", Bearer::execution_or_instance},
    {"task", Bearer::task},
    {"instance", Bearer::instance},
    {"infrastructure", Bearer::infrastructure},
    {"deployer", Bearer::deployer},
}};

struct TextMember {
  std::string_view key;
  std::string_view Feature::*place;
};
constexpr std::array<TextMember, 5> text_members = {{{"title", &Feature::title},
                                                     {"rule", &Feature::rule},
                                                     {"cause", &Feature::cause},
                                                     {"resource", &Feature::resource},
                                                     {"source", &Feature::source}}};

bool is_known_key(std::string_view key) {
  return key == "bearer" || key == "actions" ||
         std::any_of(text_members.begin(), text_members.end(),
                     [&](const TextMember& member) { return member.key == key; });
}

std::optional<Bearer> bearer_of(std::string_view name) {
  for (const auto& [candidate, bearer] : bearers)
    if (candidate == name) return bearer;
  return std::nullopt;
}

/// `service:Action` without wildcards.
bool is_action(View value) {
  const std::string_view text = value.text();
  const std::size_t colon = text.find(':');
  return value.is_string() && colon != 0 && colon != text.npos && colon + 1 < text.size() &&
         text.find_first_of("*?", colon) == text.npos;
}

}  // namespace

void FeatureStore::load(View page, Findings& findings) {
  std::vector<View> tables(page.begin(), page.end());
  std::stable_sort(tables.begin(), tables.end(), [](View a, View b) { return a.key_span() < b.key_span(); });
  for (View table : tables) load_feature(table, findings);
}

void FeatureStore::load_feature(View table, Findings& findings) {
  const std::size_t before = findings.list.size();
  const Span place = table.key_span().is_somewhere() ? table.key_span() : table.span();
  Feature feature{};
  feature.id = keep(table.key());
  if (!table.is_object()) findings.add(place, "feature \"{}\" is no table", table.key());
  for (const auto& [key, member] : text_members) {
    const View value = table[key];
    if (!value.is_string() || value.text().empty()) findings.add(place, "feature \"{}\" has no {}", table.key(), key);
    feature.*member = keep(value.text());
  }
  for (View member : table)
    if (!is_known_key(member.key())) findings.add(member.key_span(), "features have no member \"{}\"", member.key());

  const std::optional<Bearer> bearer = bearer_of(table["bearer"].text());
  if (!bearer) findings.add(place, "feature \"{}\" has no bearer that is a kind of role", table.key());
  feature.bearer = bearer.value_or(Bearer::execution);

  std::vector<std::string_view>& actions = lists_.emplace_back();
  for (View action : table["actions"]) {
    if (!is_action(action)) findings.add(action.span(), "\"{}\" is no action", action.text());
    actions.push_back(keep(action.text()));
  }
  if (actions.empty()) findings.add(place, "feature \"{}\" has no actions", table.key());
  feature.actions = actions;
  if (findings.list.size() == before) features.push_back(feature);
}

}  // namespace rolecall::needs
