// Rule pages and profiles from TOML: the one loader, used by the build for the built-in rules and at run time for
// users'.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "judge/rule.h"
#include "source/finding.h"
#include "source/tree.h"

namespace rolecall {

/// A message is one line that starts with a small letter, unless with a name (`Amazon ECS`, `NotAction`, `RunTask`),
/// and ends without a full stop.
bool has_message_form(std::string_view message);

/// Whose a page is, and with that what may judge: a user's rule has a condition; a built-in one has a condition, a
/// check beside its page, or is `by = "reader"`. Built-in rules must have a bad and a good example.
enum class PageOrigin { user, builtin, builtin_with_check };

/// Rules that were loaded at run time, with the words and predicates they are made of.
class RuleStore {
 public:
  RuleStore() = default;
  RuleStore(RuleStore&&) = default;
  RuleStore& operator=(RuleStore&&) = default;

  /// Loads one page. Every mistake in it (unknown key, missing title, wrong type, bad path, bad RE2, no example, ...)
  /// is a finding `input/rule-page` at its place, with the reason; the rule is added only if there is none.
  /// `expected_id` is what the page's place says ("policy/unknown-action"); empty where it says nothing. Linear in the
  /// page.
  void load(View page, std::string_view expected_id, PageOrigin origin, Findings& findings);
  /// Loads a profile; a mistake in it is a finding like those of a page.
  void load_profile(View page, std::string_view name, Findings& findings);

  std::vector<Rule> rules;
  std::vector<Profile> profiles;

 private:
  std::deque<std::string> words_;
  std::deque<std::vector<std::string_view>> lists_;
  std::deque<std::vector<Predicate>> predicates_;
  std::deque<std::vector<Predicate::Entry>> contexts_;
  std::deque<std::vector<Example>> examples_;
  std::deque<std::vector<ExampleFile>> files_;
  std::deque<std::vector<Equivalent>> equivalents_;
  std::deque<std::vector<Profile::Entry>> entries_;
  std::deque<Condition> conditions_;

  friend class PageLoader;
};

}  // namespace rolecall
