// Conditions of rules, evaluated with three answers: what is not known is `depends`, and `depends` is silent.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "judge/condition.h"
#include "judge/value.h"
#include "source/answer.h"
#include "source/finding.h"

namespace rolecall {

/// The RE2 patterns of the conditions of a run. Each is compiled when it is first asked for, once, whatever the
/// threads.
class Patterns {
 public:
  explicit Patterns(std::span<const Condition* const> conditions);
  ~Patterns();
  Patterns(const Patterns&) = delete;
  Patterns& operator=(const Patterns&) = delete;

  /// Does the pattern match the whole text? The pattern must be one of a condition that was given; linear in the text.
  bool matches(std::string_view pattern, std::string_view text) const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

/// What a predicate says of the match. Nested predicates are few (the loader bounds their depth).
Answer evaluate(const Predicate& predicate, const Start& start, const Patterns& patterns);

/// Adds a finding for each match of `at` in the entity at which the condition certainly flags something.
void speak(const Condition& condition, const Entity& entity, const Workspace& workspace, const Patterns& patterns,
           Findings& findings);

}  // namespace rolecall
