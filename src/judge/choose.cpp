#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "judge/judge.h"
#include "source/nearest.h"

namespace rolecall {

namespace {

bool has_alias(const Rule& rule, std::string_view name) {
  return std::find(rule.aliases.begin(), rule.aliases.end(), name) != rule.aliases.end();
}

// How exactly a name means a rule: not at all, as one of its family, or itself.
enum class Meaning { none, family, itself };

Meaning meaning(std::string_view name, const Rule& rule) {
  if (name == rule.id || has_alias(rule, name)) return Meaning::itself;
  return name == rule.family() ? Meaning::family : Meaning::none;
}

Meaning best_meaning(const std::vector<std::string>& names, const Rule& rule) {
  Meaning best = Meaning::none;
  for (const std::string& name : names) best = std::max(best, meaning(name, rule));
  return best;
}

Error unknown_rule(std::string_view name, std::span<const Rule> rules) {
  std::vector<std::string_view> names;
  for (const Rule& rule : rules) {
    names.push_back(rule.id);
    names.push_back(rule.family());
    names.insert(names.end(), rule.aliases.begin(), rule.aliases.end());
  }
  const std::string_view near = nearest(name, names);
  if (near.empty()) return {fmt::format("no rule or family is called \"{}\"", name)};
  return {fmt::format("no rule or family is called \"{}\"; did you mean \"{}\"?", name, near)};
}

std::optional<Error> unknown_name(std::span<const Rule> rules, const RuleChoice& choice) {
  std::vector<std::string_view> names(choice.select.begin(), choice.select.end());
  names.insert(names.end(), choice.ignore.begin(), choice.ignore.end());
  for (const RuleChoice::LevelChange& change : choice.levels) names.push_back(change.rule_or_family);
  for (const std::string_view name : names)
    if (!is_rule_name(name, rules)) return unknown_rule(name, rules);
  return std::nullopt;
}

const Profile* find_profile(std::span<const Profile> profiles, std::string_view name) {
  const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& p) { return p.name == name; });
  return found == profiles.end() ? nullptr : &*found;
}

Error unknown_profile(std::span<const Profile> profiles, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Profile& profile : profiles) names.push_back(profile.name);
  const std::string_view near = nearest(name, names);
  if (near.empty()) return {fmt::format("no profile is called \"{}\"", name)};
  return {fmt::format("no profile is called \"{}\"; did you mean \"{}\"?", name, near)};
}

// The level that a list of changes gives a rule: of those that mean it most exactly, the last.
template <class Changes>
Level changed(Level level, const Changes& changes, const Rule& rule) {
  Meaning best = Meaning::none;
  for (const auto& change : changes) {
    const Meaning now = meaning(change.rule_or_family, rule);
    if (now == Meaning::none || now < best) continue;
    best = now;
    level = change.level;
  }
  return level;
}

Level level_of(const Rule& rule, const Profile* profile, const RuleChoice& choice) {
  Level level = rule.level;
  if (profile) level = changed(level < profile->least ? Level::off : level, profile->entries, rule);
  level = changed(level, choice.levels, rule);
  const Meaning selected = best_meaning(choice.select, rule);
  // Who selects a rule by its name wants it, whatever the profile has. A file that cannot be read is always worth a
  // word.
  if (selected == Meaning::itself && level == Level::off) level = rule.level;
  if (!choice.select.empty() && selected == Meaning::none && rule.family() != "input") level = Level::off;
  if (best_meaning(choice.ignore, rule) != Meaning::none) level = Level::off;
  return level;
}

}  // namespace

bool means(std::string_view name, const Rule& rule) {
  return meaning(name, rule) != Meaning::none;
}

bool is_rule_name(std::string_view name, std::span<const Rule> rules) {
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return means(name, rule); });
}

Expected<std::vector<ActiveRule>> choose(std::span<const Rule> rules, std::span<const Profile> profiles,
                                         const RuleChoice& choice) {
  if (std::optional<Error> error = unknown_name(rules, choice)) return *error;
  const std::string_view name = choice.profile.empty() ? "default" : std::string_view(choice.profile);
  const Profile* profile = find_profile(profiles, name);
  if (!profile && !choice.profile.empty()) return unknown_profile(profiles, name);

  std::vector<ActiveRule> active;
  for (const Rule& rule : rules)
    if (const Level level = level_of(rule, profile, choice); level != Level::off) active.push_back({&rule, level});
  return active;
}

}  // namespace rolecall
