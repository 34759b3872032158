// The condition language of rule pages (rules/README.md), as constant data, and its evaluation with three answers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace rolecall {

enum class PredicateKind : std::uint8_t {
  all,
  any,
  none,  // of `parts`
  equals,
  in,
  matches,
  exists,
  missing,
  less_than,
  more_than,
  longer_than,  // of the values at `path`
  allows,
  denies  // of the role at `path`, over its effective permissions
};

/// One node of a predicate; constant data for the built-in rules, owned by RuleStore for a user's.
struct Predicate {
  PredicateKind kind = PredicateKind::all;
  std::string_view path;                       ///< "a.b[*].c", "/a.b", "role:execution", "service.desiredCount"
  std::span<const std::string_view> operands;  ///< equals: one; in: several; matches: the pattern
  double number = 0;                           ///< less-than, more-than, longer-than
  std::string_view action, resource;           ///< allows, denies; resource "*" if not given
  struct Entry {
    std::string_view key, value;
  };
  std::span<const Entry> context;
  std::span<const Predicate> parts;
};

/// What a condition is `on`: an entity kind, or "need" (src/needs): one whose missing permissions are this rule's
/// findings.
enum class Subject : std::uint8_t {
  policy,
  role,
  agent_config,
  task_definition,
  service,
  cluster,
  capacity_provider,
  need
};

struct Condition {
  Subject on = Subject::task_definition;
  std::string_view at;  ///< empty: the entity itself
  const Predicate* where = nullptr;
  const Predicate* flag = nullptr;  ///< null only on a need: an action is missing
  std::string_view covers;          ///< optional path from the match: what the finding covers, if not the match itself
  std::string_view message;         ///< with {path}
};

}  // namespace rolecall
