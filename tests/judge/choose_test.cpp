#include <doctest/doctest.h>

#include <string>

#include "judge/judge.h"

namespace rolecall {
namespace {

constexpr std::string_view old_names[] = {"task/old"};
const Rule rules[] = {
    {.id = "input/binary", .level = Level::error}, {.id = "policy/a", .level = Level::warning},
    {.id = "policy/b", .level = Level::note},      {.id = "task/c", .level = Level::error, .aliases = old_names},
    {.id = "task/d", .level = Level::off},
};
constexpr Profile::Entry quiet_entries[] = {
    {"policy/b", Level::error}, {"policy", Level::off}, {"input", Level::warning}};
constexpr Profile::Entry severe_entries[] = {{"task/d", Level::note}};
const Profile profiles[] = {
    {"quiet", "", Level::note, quiet_entries},
    {"severe", "", Level::error, severe_entries},
};

std::string chosen(const RuleChoice& choice) {
  const Expected<std::vector<ActiveRule>> active = choose(rules, profiles, choice);
  if (!active) return active.error();
  std::string names;
  for (const ActiveRule& rule : *active)
    names += (names.empty() ? "" : " ") + std::string(rule.rule->id) + "=" + std::to_string(int(rule.level));
  return names;
}

TEST_CASE("the choice says which rules are on, and at what level (1 note, 2 warning, 3 error)") {
  struct Row {
    RuleChoice choice;
    std::string_view active;
  };
  const Row rows[] = {
      {{}, "input/binary=3 policy/a=2 policy/b=1 task/c=3"},
      {{.profile = "quiet"}, "input/binary=2 policy/b=3 task/c=3"},
      {{.profile = "severe"}, "input/binary=3 task/c=3 task/d=1"},
      {{.select = {"policy"}}, "input/binary=3 policy/a=2 policy/b=1"},
      {{.select = {"task/old"}}, "input/binary=3 task/c=3"},
      {{.profile = "quiet", .select = {"policy/a"}}, "input/binary=2 policy/a=2"},
      {{.profile = "quiet", .select = {"policy"}}, "input/binary=2 policy/b=3"},
      {{.ignore = {"policy", "task/c"}}, "input/binary=3"},
      {{.ignore = {"input"}}, "policy/a=2 policy/b=1 task/c=3"},
      {{.levels = {{"policy/a", Level::error}, {"policy", Level::note}}},
       "input/binary=3 policy/a=3 policy/b=1 task/c=3"},
      {{.levels = {{"task", Level::off}, {"task/d", Level::note}}}, "input/binary=3 policy/a=2 policy/b=1 task/d=1"},
      {{.profile = "quit"}, "no profile is called \"quit\"; did you mean \"quiet\"?"},
      {{.select = {"polcy"}}, "no rule or family is called \"polcy\"; did you mean \"policy\"?"},
      {{.ignore = {"task/old-thing"}}, "no rule or family is called \"task/old-thing\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.active);
    CHECK(chosen(row.choice).starts_with(row.active));
  }
}

}  // namespace
}  // namespace rolecall
