// The Cluster Query Language: the expressions of memberOf constraints, read with positions.
// (Amazon ECS developer guide: Cluster query language; Task placement constraints.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rolecall::placement {

enum class Operator : std::uint8_t {
  exists,
  not_exists,
  equals,
  not_equals,
  greater_than,
  greater_than_equal,
  less_than,
  less_than_equal,
  in,
  not_in,
  matches,
  not_matches
};

/// A word of the expression and its place in it, in bytes.
struct Word {
  std::string_view text;
  std::uint32_t begin = 0, end = 0;
};

/// `attribute:ecs.instance-type =~ t3.*`: a subject, an operator, and the argument that it takes.
struct Test {
  Word subject;
  Word op_word;
  Operator op = Operator::exists;
  std::vector<Word> arguments;  ///< none for exists; one; several for in. Quotes are taken off.

  /// The name behind `attribute:`; empty for other subjects.
  std::string_view attribute() const;
};

/// The tests in the order of the text, and how they are joined, in postfix order: a test's step pushes its answer, `no`
/// turns the last answer over, `both` and `either` join the last two.
struct Expression {
  enum class Step : std::uint8_t { test, no, both, either };
  std::vector<Test> tests;
  std::vector<Step> steps;
};

/// What is wrong and where; `text` may be empty at the end of the expression.
struct SyntaxError {
  std::uint32_t begin = 0, end = 0;
  std::string message;
};

/// The longest expression that the API takes, in characters (Amazon ECS API: PlacementConstraint).
inline constexpr std::size_t max_length = 2000;

/// Reads an expression. The words point into the text. Linear, without recursion. `and` binds closer than `or`.
std::variant<Expression, SyntaxError> parse(std::string_view text);

/// The operators that the guide documents for a subject; any for attributes and task:group.
bool takes_operator(std::string_view subject, Operator op);

/// Is it a subject: `agentConnected`, ..., `task:group`, or `attribute:NAME` with a well-formed name?
bool is_subject(std::string_view text);

/// The attributes that ECS itself sets on every EC2 instance, sorted: "ecs.ami-id", "ecs.availability-zone", ...
std::vector<std::string_view> built_in_attributes();
/// Is the name one that ECS or the agent sets: built in, or a capability (`ecs.capability.*`, `com.amazonaws.ecs.*`)?
bool is_known_attribute(std::string_view name);
/// The built-in attribute that a misspelt one means (`esc.availability-zone`, `ecs.az`); empty if none.
std::string_view nearest_attribute(std::string_view name);

}  // namespace rolecall::placement
