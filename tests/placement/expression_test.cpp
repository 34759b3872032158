#include "placement/expression.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace rolecall::placement {
namespace {

std::string steps_of(const Expression& expression) {
  std::string shown;
  std::size_t next = 0;
  for (const Expression::Step step : expression.steps) {
    if (!shown.empty()) shown += ' ';
    switch (step) {
      case Expression::Step::test:
        shown += expression.tests[next++].subject.text;
        break;
      case Expression::Step::no:
        shown += "not";
        break;
      case Expression::Step::both:
        shown += "and";
        break;
      case Expression::Step::either:
        shown += "or";
        break;
    }
  }
  return shown;
}

TEST_CASE("an expression is read into its tests and how they are joined") {
  struct Row {
    std::string_view text, steps;
  };
  constexpr Row rows[] = {
      {"attribute:stack == prod", "attribute:stack"},
      {"attribute:stack==prod", "attribute:stack"},
      {"attribute:ecs.instance-type =~ t3.*", "attribute:ecs.instance-type"},
      {"attribute:ecs.instance-type =~ (t3|m5)\\.[a-z]+", "attribute:ecs.instance-type"},
      {"attribute:ecs.availability-zone in [us-east-1a, us-east-1b]", "attribute:ecs.availability-zone"},
      {"attribute:ecs.availability-zone !in [us-east-1a]", "attribute:ecs.availability-zone"},
      {"attribute:gpu exists", "attribute:gpu"},
      {"attribute:gpu !exists", "attribute:gpu"},
      {"attribute:gpu not_exists and runningTasksCount < 3", "attribute:gpu runningTasksCount and"},
      {"not(task:group == database)", "task:group not"},
      {"!(runningTasksCount > 10)", "runningTasksCount not"},
      {"agentConnected == true or agentVersion >= 1.105.0 and registeredAt < 2026-01-01",
       "agentConnected agentVersion registeredAt and or"},
      {"(agentConnected == true || agentVersion >= 1.105.0) && task:group != x",
       "agentConnected agentVersion or task:group and"},
      {"not attribute:a exists and attribute:b exists", "attribute:a not attribute:b and"},
      {"((attribute:a exists))", "attribute:a"},
      {"ec2InstanceId in ['i-abcd1234', \"i-wxyx7890\"]", "ec2InstanceId"},
      {"registeredAt > 2018-06-18T22:28:28+00:00", "registeredAt"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto parsed = parse(row.text);
    REQUIRE(std::holds_alternative<Expression>(parsed));
    CHECK(steps_of(std::get<Expression>(parsed)) == row.steps);
  }
}

TEST_CASE("the arguments of a test are its values without quotes") {
  const auto parsed = parse("ec2InstanceId in ['i-1', i-2]");
  REQUIRE(std::holds_alternative<Expression>(parsed));
  const Test& test = std::get<Expression>(parsed).tests.at(0);
  REQUIRE(test.arguments.size() == 2);
  CHECK(test.arguments[0].text == "i-1");
  CHECK(test.arguments[1].text == "i-2");
  CHECK(test.arguments[1].begin == 25);
}

TEST_CASE("a slip in an expression is told with its place") {
  struct Row {
    std::string_view text, place, message;
  };
  constexpr Row rows[] = {
      {"", "", "the expression is empty"},
      {"   ", "", "the expression is empty"},
      {"attribute:ecs.instance-type = t3.micro", "=", "\"=\" is no operator; \"==\" compares"},
      {"ecs.instance-type == t3.micro", "ecs.instance-type",
       "\"ecs.instance-type\" is no subject; did you mean \"attribute:ecs.instance-type\"?"},
      {"attribute:ecs.instance-type in t3.micro, t3.small", "t3.micro",
       "\"in\" takes a list in square brackets: [a, b]"},
      {"attribute:z in [us-east-1a us-east-1b]", "us-east-1b", "expected a comma before \"us-east-1b\""},
      {"attribute:z in []", "]", "the list is empty"},
      {"attribute:z in [a", "[", "this bracket is never closed"},
      {"attribute:z in", "in", "\"in\" takes a list in square brackets: [a, b]"},
      {"(attribute:stack == prod", "(", "this bracket is never closed"},
      {"attribute:stack == prod)", ")", "this bracket was never opened"},
      {"attribute:stack ==", "==", "\"==\" takes a value"},
      {"attribute:stack", "", "the expression ends where an operator is expected"},
      {"attribute:stack like x", "like", "\"like\" is no operator of the cluster query language"},
      {"attribute:a exists attribute:b exists", "attribute:b",
       "expected and, or, or the end of the expression before \"attribute:b\""},
      {"attribute:a exists AND attribute:b exists", "AND", "\"AND\" is no operator: and, or are written in lower case"},
      {"attribute:a exists and", "", "the expression ends where a test is expected"},
      {"task.group == web", "task.group", "\"task.group\" is no subject; did you mean \"task:group\"?"},
      {"group == web", "group", "\"group\" is no subject; did you mean \"task:group\"?"},
      {"attribute: == x",
       "attribute:", "an attribute's name has 1 to 128 letters, digits, and the characters . _ - / \\"},
      {"attribute:a == 'x", "'x", "this quote is never closed"},
      {"memberOf(attribute:a == b)", "memberOf", "\"memberOf\" is no subject of the cluster query language"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto parsed = parse(row.text);
    REQUIRE(std::holds_alternative<SyntaxError>(parsed));
    const SyntaxError& error = std::get<SyntaxError>(parsed);
    CHECK(row.text.substr(error.begin, error.end - error.begin) == row.place);
    CHECK(error.message == row.message);
  }
}

TEST_CASE("nesting costs no stack") {
  const std::string deep = std::string(200'000, '(') + "attribute:a exists" + std::string(200'000, ')');
  CHECK(std::holds_alternative<Expression>(parse(deep)));
  CHECK(std::holds_alternative<SyntaxError>(parse(std::string(200'000, '('))));
  CHECK(std::holds_alternative<SyntaxError>(parse(std::string(200'000, '!'))));
}

TEST_CASE("an operator goes with the subjects that the guide names") {
  CHECK(takes_operator("agentVersion", Operator::greater_than));
  CHECK_FALSE(takes_operator("agentVersion", Operator::matches));
  CHECK(takes_operator("agentConnected", Operator::in));
  CHECK_FALSE(takes_operator("agentConnected", Operator::less_than));
  CHECK_FALSE(takes_operator("runningTasksCount", Operator::exists));
  CHECK(takes_operator("attribute:x", Operator::less_than));
}

TEST_CASE("a misspelt attribute finds the one that is meant") {
  CHECK(nearest_attribute("esc.availability-zone") == "ecs.availability-zone");
  CHECK(nearest_attribute("ecs.az") == "ecs.availability-zone");
  CHECK(nearest_attribute("ecs.instance_type") == "ecs.instance-type");
  CHECK(nearest_attribute("ecs.availabilityZone") == "ecs.availability-zone");
  CHECK(nearest_attribute("stack") == "");
  CHECK(is_known_attribute("ecs.capability.task-eni"));
  CHECK_FALSE(is_known_attribute("esc.os-type"));
}

}  // namespace
}  // namespace rolecall::placement
