#include "judge/grant.h"

#include <fmt/core.h>

#include <algorithm>

#include "iam/arn.h"
#include "iam/pattern.h"
#include "source/letter_case.h"
#include "source/wildcard.h"

namespace rolecall {

namespace {

// By the custom of the API's names what begins so only reads, so that there is nothing to look up.
bool only_reads(std::string_view pattern) {
  const std::string_view name = pattern.substr(pattern.find(':') + 1);
  return name.starts_with("Describe") || name.starts_with("List") || name.starts_with("Get");
}

// Tells of nearly every word that it does not cover the action.
bool begin_alike(std::string_view pattern, std::string_view action) {
  return !pattern.empty() && !action.empty() &&
         (pattern[0] == '*' || pattern[0] == '?' || lower(pattern[0]) == lower(action[0]));
}

void add_unlimited(std::vector<catalog::Action>& found, catalog::Action action, catalog::AccessLevel level) {
  if (action.level() == level && !action.takes_only_star()) found.push_back(action);
}

}  // namespace

const Text* covering(const iam::Words& actions, std::string_view action) {
  const auto word = std::find_if(actions.list.begin(), actions.list.end(), [&](const Text& text) {
    return begin_alike(text.value, action) && wildcard_match_any_case(text.value, action) && text.is_known();
  });
  return word == actions.list.end() ? nullptr : &*word;
}

const Text* star_of(const iam::Words& words) {
  const auto word =
      std::find_if(words.list.begin(), words.list.end(), [](const Text& text) { return text.value == "*"; });
  return word == words.list.end() ? nullptr : &*word;
}

const Text* all_roles_of(const iam::Words& resources) {
  for (const Text& text : resources.list) {
    if (text.value == "*") return &text;
    const Expected<iam::Arn> arn = iam::parse_arn(text.value);
    if (arn && iam::matches(arn->service, "iam") == Answer::yes &&
        iam::subsumes(arn->resource, "role/*") == Answer::yes)
      return &text;
  }
  return nullptr;
}

bool is_every_action(std::string_view pattern) {
  return pattern == "*" || pattern == "*:*";
}

std::string_view whole_service(std::string_view pattern) {
  if (!pattern.ends_with(":*")) return {};
  const std::string_view prefix = pattern.substr(0, pattern.size() - 2);
  return iam::has_wildcards(prefix) ? std::string_view{} : prefix;
}

bool is_unconditional(const iam::Statement& statement) {
  return statement.conditions.empty() && !statement.condition_is_unknown && !statement.condition_span.is_somewhere();
}

bool tests_key(const iam::Statement& statement, std::string_view key) {
  return std::any_of(statement.conditions.begin(), statement.conditions.end(),
                     [&](const iam::Condition& test) { return wildcard_match_any_case(key, test.key.value); });
}

bool allows_unconditionally(const iam::Policy& policy, const iam::Statement& statement) {
  return policy.type == iam::PolicyType::identity && statement.allows() && is_unconditional(statement);
}

std::vector<catalog::Action> unlimited_actions(const iam::Policy& policy, const iam::Statement& statement,
                                               catalog::AccessLevel level) {
  std::vector<catalog::Action> found;
  if (!allows_unconditionally(policy, statement) || !star_of(statement.resource)) return found;
  for (const Text& word : statement.action.list) {
    if (!iam::has_wildcards(word.value)) {
      if (const auto action = catalog::find_action(word.value)) add_unlimited(found, *action, level);
      continue;
    }
    if (!word.is_known() || is_every_action(word.value) || !whole_service(word.value).empty()) continue;
    if (level > catalog::AccessLevel::read && !only_reads(word.value)) {
      for (const catalog::Action action : catalog::actions_matching(word.value)) add_unlimited(found, action, level);
    }
  }
  return found;
}

std::string enumerated(const std::vector<catalog::Action>& actions) {
  if (actions.empty()) return {};
  const std::string_view first = actions.front().full_name();
  if (actions.size() == 1) return fmt::format("\"{}\"", first);
  if (actions.size() == 2) return fmt::format("\"{}\" and \"{}\"", first, actions.back().full_name());
  return fmt::format("\"{}\" and {} more", first, actions.size() - 1);
}

}  // namespace rolecall
