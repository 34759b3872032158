#include "iam/condition.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "iam/pattern.h"
#include "iam/symbols.h"

namespace rolecall::iam {

namespace {

constexpr Answer yes = Answer::yes, depends = Answer::depends, no = Answer::no;

// "a|b" is two values, "" one that is empty, "none" an empty list.
std::vector<std::string> values_of(std::string_view text) {
  std::vector<std::string> values;
  if (text == "none") return values;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    values.push_back(with_symbols(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return values;
}

Condition condition_of(std::string_view op, std::string_view values) {
  Condition condition;
  condition.op = Text(std::string(op));
  condition.key = Text("aws:Key");
  for (std::string& value : values_of(values)) condition.values.list.emplace_back(std::move(value));
  return condition;
}

Answer holds_of(std::string_view op, std::string_view wanted, std::string_view given) {
  Context context;
  if (given == "absent")
    context.set_absent("aws:key");
  else if (given != "unknown")
    context.set("AWS:KEY", values_of(given));
  return holds(condition_of(op, wanted), context, true);
}

}  // namespace

TEST_CASE("an operator compares a value of the request with those of the policy") {
  struct Row {
    std::string_view op, wanted, given;
    Answer holds;
  };
  constexpr Row rows[] = {
      {"StringEquals", "a|b", "b", yes},
      {"StringEquals", "a|b", "c", no},
      {"StringEquals", "A", "a", no},
      {"StringEquals", "a*", "ab", no},
      {"StringEquals", "a*", "a*", yes},
      {"stringequals", "a", "a", yes},
      {"StringNotEquals", "a|b", "b", no},
      {"StringNotEquals", "a|b", "c", yes},
      {"StringEqualsIgnoreCase", "ABC", "abc", yes},
      {"StringNotEqualsIgnoreCase", "ABC", "abc", no},
      {"StringNotEqualsIgnoreCase", "ABC", "abd", yes},
      {"StringLike", "ecs-*|x", "ecs-tasks", yes},
      {"StringLike", "ecs-?", "ecs-tasks", no},
      {"StringLike", "ECS-*", "ecs-tasks", no},
      {"StringNotLike", "ecs-*|x", "ecs-tasks", no},
      {"StringNotLike", "ecs-*|x", "ec2", yes},
      {"NumericEquals", "1.0", "1", yes},
      {"NumericEquals", "10|20", "20", yes},
      {"NumericNotEquals", "10|20", "20", no},
      {"NumericNotEquals", "10|20", "30", yes},
      {"NumericLessThan", "300", "299", yes},
      {"NumericLessThan", "300", "300", no},
      {"NumericLessThanEquals", "300", "300", yes},
      {"NumericLessThanEquals", "300", "300.5", no},
      {"NumericGreaterThan", "-1", "0", yes},
      {"NumericGreaterThan", "0", "0", no},
      {"NumericGreaterThanEquals", "1e3", "1000", yes},
      {"NumericGreaterThanEquals", "5", "4", no},
      {"NumericLessThan", "many", "1", depends},
      {"NumericLessThan", "10", "few", depends},
      {"NumericEquals", "nan", "nan", depends},
      {"DateEquals", "2026-11-23T00:00:00Z", "1795392000", yes},
      {"DateNotEquals", "2026-11-23", "2026-11-23T00:00:00Z", no},
      {"DateLessThan", "2026-11-23T00:00:00Z", "2026-11-22T23:59:59Z", yes},
      {"DateLessThan", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", no},
      {"DateLessThanEquals", "2026-11-23", "2026-11-23", yes},
      {"DateGreaterThan", "2026-11-23T00:00:00+01:00", "2026-11-22T23:30:00Z", yes},
      {"DateGreaterThanEquals", "2026-11-23", "2026-11-22", no},
      {"DateLessThan", "soon", "2026-11-23", depends},
      {"Bool", "true", "true", yes},
      {"Bool", "true", "True", yes},
      {"Bool", "false", "true", no},
      {"Bool", "yes", "true", depends},
      {"BinaryEquals", "QmluYXJ5", "QmluYXJ5", yes},
      {"BinaryEquals", "QmluYXJ5", "qmluyxj5", no},
      {"IpAddress", "203.0.113.0/24|2001:db8::/32", "203.0.113.9", yes},
      {"IpAddress", "203.0.113.0/24|2001:db8::/32", "2001:db8::9", yes},
      {"IpAddress", "203.0.113.0/24|2001:db8::/32", "10.0.0.1", no},
      {"NotIpAddress", "203.0.113.0/24", "203.0.113.9", no},
      {"NotIpAddress", "203.0.113.0/24", "10.0.0.1", yes},
      {"IpAddress", "10.0.0.0/99", "10.0.0.1", depends},
      {"ArnEquals", "arn:aws:ecs:*:1:*", "arn:aws:ecs:r:1:task/c/t", yes},
      {"ArnLike", "arn:aws:ecs:*:1:*", "arn:aws:ecs:r:1:task/c/t", yes},
      {"ArnLike", "arn:aws:ecs:*:2:*", "arn:aws:ecs:r:1:task/c/t", no},
      {"ArnNotEquals", "arn:aws:ecs:*:1:*", "arn:aws:ecs:r:1:task/c/t", no},
      {"ArnNotLike", "arn:aws:ecs:*:2:*", "arn:aws:ecs:r:1:task/c/t", yes},
      {"StringEqual", "a", "a", depends},
      {"{Op}", "a", "a", depends},
  };
  for (const Row& row : rows) {
    CAPTURE(row.op);
    CAPTURE(row.wanted);
    CAPTURE(row.given);
    CHECK(holds_of(row.op, row.wanted, row.given) == row.holds);
  }
}

TEST_CASE("a key that is not in the request makes a test false, a negated one true") {
  for (int i = 0; i < static_cast<int>(Comparison::null); ++i) {
    const std::string name(name_of(static_cast<Comparison>(i)));
    CAPTURE(name);
    CHECK(holds_of(name, "1", "absent") == answer(name.find("Not") != name.npos));
    CHECK(holds_of(name, "1", "none") == answer(name.find("Not") != name.npos));
    CHECK(holds_of(name + "IfExists", "1", "absent") == yes);
    CHECK(holds_of("ForAllValues:" + name, "1", "absent") == yes);
    CHECK(holds_of("ForAnyValue:" + name, "1", "absent") == no);
    CHECK(holds_of("ForAllValues:" + name + "IfExists", "1", "absent") == yes);
    CHECK(holds_of("ForAnyValue:" + name + "IfExists", "1", "absent") == depends);
    CHECK(holds_of(name, "1", "unknown") == depends);
  }
}

TEST_CASE("the set operators look at every value of the request") {
  struct Row {
    std::string_view op, wanted, given;
    Answer holds;
  };
  constexpr Row rows[] = {
      {"ForAllValues:StringEquals", "a|b", "a|b", yes},
      {"ForAllValues:StringEquals", "a|b", "a", yes},
      {"ForAllValues:StringEquals", "a|b", "a|c", no},
      {"ForAllValues:StringEquals", "a|b", "", yes},
      {"ForAllValues:StringNotEquals", "a|b", "c|d", yes},
      {"ForAllValues:StringNotEquals", "a|b", "a|d", no},
      {"ForAnyValue:StringEquals", "a|b", "c|b", yes},
      {"ForAnyValue:StringEquals", "a|b", "c|d", no},
      {"ForAnyValue:StringEquals", "a|b", "", no},
      {"ForAnyValue:StringNotEquals", "a|b", "a|c", yes},
      {"ForAnyValue:StringNotEquals", "a|b", "a|b", no},
      {"ForAnyValue:StringLike", "a*", "b|ab", yes},
      {"ForAllValues:ArnLike", "arn:aws:sns:*:1:*", "arn:aws:sns:r:1:t|arn:aws:sns:r:2:t", no},
      {"ForAnyValue:NumericGreaterThan", "5", "1|6", yes},
      {"ForAnyValue:StringEqualsIfExists", "a", "a", yes},
      {"ForAllValues:StringEquals", "a|b", "a|{S}", depends},
      {"ForAllValues:StringEquals", "a|b", "c|{S}", no},
      {"ForAnyValue:StringEquals", "a|b", "a|{S}", yes},
      // Without one, AWS does not say which of several values counts.
      {"StringEquals", "a|b", "a|b", yes},
      {"StringEquals", "a", "a|b", depends},
      {"StringEquals", "a", "b|c", no},
  };
  for (const Row& row : rows) {
    CAPTURE(row.op);
    CAPTURE(row.wanted);
    CAPTURE(row.given);
    CHECK(holds_of(row.op, row.wanted, row.given) == row.holds);
  }
}

TEST_CASE("Null looks at the presence of a key") {
  CHECK(holds_of("Null", "true", "absent") == yes);
  CHECK(holds_of("Null", "false", "absent") == no);
  CHECK(holds_of("Null", "true", "a") == no);
  CHECK(holds_of("Null", "FALSE", "a") == yes);
  CHECK(holds_of("Null", "true", "none") == yes);
  CHECK(holds_of("Null", "true", "unknown") == depends);
  CHECK(holds_of("Null", "true|false", "a") == yes);
  CHECK(holds_of("Null", "{S}", "a") == depends);
  CHECK(holds_of("ForAllValues:Null", "true", "a") == depends);
}

TEST_CASE("symbols in values leave open what they may") {
  CHECK(holds_of("StringEquals", "{Account}", "{Account}") == yes);
  CHECK(holds_of("StringNotEquals", "{Account}", "{Account}") == no);
  CHECK(holds_of("StringEquals", "{Account}", "111122223333") == depends);
  CHECK(holds_of("StringEquals", "x{S}|b", "b") == yes);
  CHECK(holds_of("StringEquals", "x{S}", "b") == no);
  CHECK(holds_of("StringLike", "*", "{S}") == yes);
  CHECK(holds_of("NumericLessThan", "{S}", "1") == depends);
  CHECK(holds_of("IpAddress", "{S}/8", "10.0.0.1") == depends);
  CHECK(holds_of("ArnLike", "arn:aws:ecs:{R}:{A}:*", "arn:aws:ecs:r:1:task/c/t") == depends);
  CHECK(holds_of("ArnLike", "arn:aws:ecs:{R}:{A}:*", "arn:aws:ecr:r:1:repository/x") == no);

  Condition condition = condition_of("StringEquals", "none");
  condition.values.is_unknown = true;
  Context context;
  context.set("aws:Key", {"a"});
  CHECK(holds(condition, context, true) == depends);
  condition.values.is_unknown = false;
  CHECK(holds(condition, context, true) == depends);
}

TEST_CASE("all tests of a statement must hold") {
  Statement statement;
  Context context;
  context.set("aws:Key", {"a"});
  CHECK(conditions_hold(statement, context, true) == yes);
  statement.conditions = {condition_of("StringEquals", "a"), condition_of("StringLike", "a*")};
  CHECK(conditions_hold(statement, context, true) == yes);
  statement.condition_is_unknown = true;
  CHECK(conditions_hold(statement, context, true) == depends);
  statement.conditions.push_back(condition_of("StringEquals", "b"));
  CHECK(conditions_hold(statement, context, true) == no);
  statement = {};
  statement.condition_span = {0, 1, 2};  // written, but nothing of it could be read
  CHECK(conditions_hold(statement, context, true) == depends);
}

TEST_CASE("policy variables are replaced") {
  Context context;
  context.set("aws:username", {"ann"});
  context.set("aws:PrincipalTag/team", {"a*b?"});
  context.set("aws:TagKeys", {"x", "y"});
  context.set("aws:SourceIp", {with_symbols("{Ip*}")});
  context.set_absent("aws:userid");
  struct Row {
    std::string_view text, replaced;
  };
  constexpr Row rows[] = {
      {"home/${aws:username}/x", "home/ann/x"},
      {"${AWS:UserName}${aws:username}", "annann"},
      {"${aws:PrincipalTag/team}",
       "a\xFD"
       "b\xFC"},
      {"${*}-${?}-${$}{a}", "\xFD-\xFC-${a}"},
      {"${aws:userid, 'nobody'}", "nobody"},
      {"${aws:username, 'nobody'}", "ann"},
      {"${aws:userid, 'no}body'}", "no}body"},
      {"${aws:userid, 'no*'}",
       "\xFF"
       "aws:userid, 'no*'\xFE"},
      {"${aws:userid, nobody}",
       "\xFF"
       "aws:userid, nobody\xFE"},
      {"${aws:PrincipalTag/Other}",
       "\xFF"
       "aws:principaltag/other\xFE"},
      {"${aws:TagKeys}",
       "\xFF"
       "aws:tagkeys\xFE"},
      {"${aws:SourceIp}", "\xFFIp*\xFE"},
      {"${aws:username", "${aws:username"},
      {"$${aws:username}", "$ann"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(replace_variables(row.text, context) == std::string(row.replaced));
  }
  const std::string symbol = with_symbols("{Name}");
  CHECK(replace_variables("a$" + symbol, context) == "a$" + symbol);
  CHECK(replace_variables("${tag/" + symbol + "}", context) == with_symbols("{") + "tag/${name}" + with_symbols("}"));
  CHECK_FALSE(replace_variables("home/${aws:userid}", context));
}

TEST_CASE("variables count in string and ARN tests of the current language version") {
  Context context;
  context.set("aws:Key", {"team-a"});
  context.set("aws:PrincipalTag/team", {"team-a"});
  context.set("aws:username", {"team-*"});
  context.set_absent("aws:userid");
  const auto holds_with = [&](std::string_view op, std::string_view value, bool has_variables = true) {
    Condition condition = condition_of(op, "none");
    condition.values.list.emplace_back(std::string(value));
    return holds(condition, context, has_variables);
  };
  CHECK(holds_with("StringEquals", "${aws:PrincipalTag/team}") == yes);
  CHECK(holds_with("StringEquals", "${aws:PrincipalTag/team}", false) == no);
  CHECK(holds_with("StringLike", "${aws:username}") == no);  // its star is no wildcard
  CHECK(holds_with("StringLike", "team-${*}") == no);
  CHECK(holds_with("StringLike", "${aws:PrincipalTag/other}") == depends);
  // Nothing is equal to a variable without a value, so what is negated holds.
  CHECK(holds_with("StringEquals", "${aws:userid}") == no);
  CHECK(holds_with("StringNotEquals", "${aws:userid}") == yes);
}

TEST_CASE("a key is present, absent or not known, in any case of letters") {
  Context context;
  context.set("aws:SourceAccount", {"1"});
  context.set_absent("aws:SourceArn");
  CHECK(context.find("AWS:sourceaccount").present == yes);
  CHECK(context.find("aws:SourceAccount").values->front() == "1");
  CHECK(context.find("aws:sourcearn").present == no);
  CHECK(context.find("aws:username").present == depends);
  context.close();
  CHECK(context.find("aws:username").present == no);
  CHECK(context.find("aws:SourceAccount").present == yes);
}

}  // namespace rolecall::iam
