// What we agreed on about rules, so that nobody has to remember it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "judge/judge.h"
#include "judge/rule.h"

namespace rolecall {
namespace {

namespace fs = std::filesystem;

bool has_example(const Rule& rule, ExampleKind kind) {
  return std::any_of(rule.examples.begin(), rule.examples.end(), [&](const Example& e) { return e.kind == kind; });
}

TEST_CASE("a rule is in the file that its id names, and every page is a rule") {
  std::set<std::string> pages;
  for (const auto& entry : fs::recursive_directory_iterator("rules"))
    if (entry.path().extension() == ".toml" && entry.path().parent_path().filename() != "profiles")
      pages.insert(entry.path().lexically_relative("rules").replace_extension().generic_string());
  std::set<std::string> ids;
  for (const Rule& rule : builtin_rules()) ids.insert(std::string(rule.id));
  CHECK(pages == ids);
}

TEST_CASE("every check stands beside a page") {
  for (const auto& entry : fs::recursive_directory_iterator("rules")) {
    if (entry.path().extension() != ".cpp") continue;
    CAPTURE(entry.path().string());
    CHECK(fs::exists(fs::path(entry.path()).replace_extension(".toml")));
  }
}

TEST_CASE("a rule has exactly one judge, and both kinds of example") {
  for (const Rule& rule : builtin_rules()) {
    CAPTURE(rule.id);
    CHECK(int(rule.condition != nullptr) + int(rule.check != nullptr) + int(rule.is_by_reader) == 1);
    CHECK(has_example(rule, ExampleKind::bad));
    CHECK(has_example(rule, ExampleKind::good));
    CHECK(rule.level != Level::off);
  }
}

TEST_CASE("rules are sorted by id, and no name means two of them") {
  std::set<std::string_view> names;
  std::string_view before;
  for (const Rule& rule : builtin_rules()) {
    CAPTURE(rule.id);
    CHECK(before < rule.id);
    CHECK(names.insert(rule.id).second);
    for (const std::string_view alias : rule.aliases) {
      CAPTURE(alias);
      CHECK(names.insert(alias).second);
    }
    before = rule.id;
  }
}

TEST_CASE("a rule's title is a line without a full stop, its why and mend are sentences") {
  for (const Rule& rule : builtin_rules()) {
    CAPTURE(rule.id);
    CHECK(rule.title.find('\n') == rule.title.npos);
    CHECK_FALSE(rule.title.ends_with('.'));
    CHECK(rule.why.ends_with('.'));
    CHECK(rule.mend.ends_with('.'));
  }
}

TEST_CASE("a rule with a severity is one about security") {
  for (const Rule& rule : builtin_rules()) {
    CAPTURE(rule.id);
    const bool is_about_security = std::find(rule.tags.begin(), rule.tags.end(), "security") != rule.tags.end();
    if (rule.security_severity > 0) CHECK(is_about_security);
  }
}

TEST_CASE("the profiles name rules and families that exist") {
  for (const Profile& profile : builtin_profiles()) {
    CAPTURE(profile.name);
    for (const Profile::Entry& entry : profile.entries) {
      CAPTURE(entry.rule_or_family);
      CHECK(is_rule_name(entry.rule_or_family, builtin_rules()));
    }
  }
}

}  // namespace
}  // namespace rolecall
