#include "cli/rule_names.h"

#include <algorithm>

namespace rolecall::cli {

template <class Test>
static std::vector<const Rule*> rules_that(std::span<const Rule> rules, Test test) {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules)
    if (test(rule)) found.push_back(&rule);
  return found;
}

std::vector<const Rule*> rules_called(std::string_view word, std::span<const Rule> rules) {
  const auto is_called = [&](const Rule& rule) {
    return rule.id == word || std::find(rule.aliases.begin(), rule.aliases.end(), word) != rule.aliases.end();
  };
  const auto is_named = [&](const Rule& rule) { return rule.id.substr(rule.family().size() + 1) == word; };
  const auto begins = [&](const Rule& rule) { return rule.id.starts_with(word); };
  if (auto found = rules_that(rules, is_called); !found.empty()) return found;
  if (auto found = rules_that(rules, is_named); !found.empty()) return found;
  return rules_that(rules, begins);
}

}  // namespace rolecall::cli
