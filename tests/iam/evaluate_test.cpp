#include "iam/evaluate.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "iam/policy_text.h"
#include "iam/symbols.h"

namespace rolecall::iam {

namespace {

constexpr Answer yes = Answer::yes, depends = Answer::depends, no = Answer::no;

Request request_of(std::string_view action, std::string_view resource) {
  Request request{action, resource, {}};
  request.context.set("aws:SourceVpc", {"vpc-1"});
  request.context.set_absent("aws:userid");
  return request;
}

Answer evaluated(std::string_view statements, std::string_view action, std::string_view resource) {
  const Policy policy = policy_of_statements(statements);
  const std::string words = with_symbols(resource);
  return evaluate({{&policy}, {}}, request_of(action, words)).allowed;
}

}  // namespace

TEST_CASE("statements allow and deny") {
  constexpr std::string_view object = "arn:aws:s3:::b/k", get = "s3:GetObject";
  struct Row {
    std::string_view statements;
    Answer allowed;
  };
  constexpr Row rows[] = {
      {R"({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"})", yes},
      {R"({"Effect": "Allow", "Action": ["s3:Put*", "S3:GET*"], "Resource": ["x", "*"]})", yes},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*"})", yes},
      {R"({"Effect": "Allow", "Action": "*:*", "Resource": "*"})", yes},
      {R"({"Effect": "Allow", "Action": "s3*", "Resource": "*"})", no},
      {R"({"Effect": "Allow", "Action": "s3:Put*", "Resource": "*"})", no},
      {R"({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::c/*"})", no},
      {R"({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"})", yes},
      {R"({"Effect": "Allow", "NotAction": ["iam:*", "s3:*"], "Resource": "*"})", no},
      {R"({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::c/*"})", yes},
      {R"({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/*"})", no},
      // An explicit deny wins, wherever it stands.
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:*", "Resource": "*"})",
       no},
      {R"({"Effect": "Deny", "Action": "s3:*", "Resource": "*"}, {"Effect": "Allow", "Action": "*", "Resource": "*"})",
       no},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "iam:*", "Resource": "*"})",
       yes},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "NotAction": "ecs:*", "Resource": "*"})",
       no},
      // Conditions.
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}})",
       yes},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-2"}}})",
       no},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpce": "e"}}})",
       depends},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": "none"})", depends},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*"},
          {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-2"}}})",
       yes},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*"},
          {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": false}}})",
       depends},
      // What is not known.
      {R"({"Effect": "Allow", "Action": "*", "Resource": "arn:<P>:s3:::b/*"})", depends},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "arn:<P>:s3:::c/*"})", no},
      {R"({"Effect": "Allow", "Action": "<Service>:Get*", "Resource": "*"})", depends},
      {R"({"Effect": "Allow", "Action": "<Action>", "Resource": "*"})", depends},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "*", "Resource": "<Arn>"})",
       depends},
      {R"({"Effect": "Deny", "Action": "*", "Resource": "<Arn>"})", no},
      {R"({"Effect": "Allow", "Action": "*", "Resource": ["<Arn>", "arn:aws:s3:::b/k"]})", yes},
      // Policy variables.
      {R"({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b/${aws:username}"})", depends},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::c/${aws:username}"})", no},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b/${aws:userid}*"})", no},
      {R"({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b/${aws:userid, 'k'}"})", yes},
      {R"({"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::c/${aws:userid}"})", depends},
      // What IAM would not accept grants nothing that is sure.
      {R"({"Action": "*", "Resource": "*"})", no},
      {R"({"Effect": "allow", "Action": "*", "Resource": "*"})", no},
      {R"({"Effect": "Allow", "Resource": "*"})", no},
      {R"({"Effect": "Allow", "Action": "*"})", no},
      {R"({"Effect": "Allow", "NotAction": [], "Resource": "*"})", no},
      {R"({"Effect": "Allow", "Action": "*", "NotAction": "iam:*", "Resource": "*"})", depends},
      {"", no},
  };
  for (const Row& row : rows) {
    CAPTURE(row.statements);
    CHECK(evaluated(row.statements, get, object) == row.allowed);
  }
}

TEST_CASE("the resource of a request may be a pattern, unknown in part, or none") {
  struct Row {
    std::string_view pattern, resource;
    Answer allowed, denied;
  };
  constexpr Row rows[] = {
      {"arn:aws:logs:r:1:log-group:/ecs/*", "arn:aws:logs:r:1:log-group:/ecs/x:*", yes, no},
      {"arn:aws:logs:r:1:log-group:/ecs/x", "arn:aws:logs:r:1:log-group:/ecs/x:*", no, yes},
      {"arn:aws:logs:r:1:log-group:/ecs/x:log-stream:y", "arn:aws:logs:r:1:log-group:/ecs/x:*", depends, depends},
      {"arn:aws:s3:::b/*", "arn:aws:s3:::b/{Key}", yes, no},
      {"arn:aws:s3:::b/*", "arn:{P}:s3:::b/k", depends, depends},
      {"arn:*:s3:::b/*", "arn:{P}:s3:::b/k", yes, no},
      {"*", "*", yes, no},
      {"arn:aws:ecr:*:*:*", "*", no, yes},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.resource);
    const std::string reach = R"("Action": "*", "Resource": ")" + std::string(row.pattern) + "\"}";
    const std::string everything = R"({"Effect": "Allow", "Action": "*", "Resource": "*"}, )";
    CHECK(evaluated(R"({"Effect": "Allow", )" + reach, "s3:GetObject", row.resource) == row.allowed);
    CHECK(evaluated(everything + R"({"Effect": "Deny", )" + reach, "s3:GetObject", row.resource) == row.denied);
  }
}

TEST_CASE("a boundary limits what the identity policies allow") {
  const Policy all = policy_of_statements(R"({"Effect": "Allow", "Action": "*", "Resource": "*"})");
  const Policy ecs = policy_of_statements(R"({"Effect": "Allow", "Action": "ecs:*", "Resource": "*"})");
  const Policy no_stop = policy_of_statements(R"({"Effect": "Allow", "Action": "*", "Resource": "*"},
      {"Sid": "NoStop", "Effect": "Deny", "Action": "ecs:StopTask", "Resource": "*"})",
                                              PolicyType::boundary);
  const Request run = request_of("ecs:RunTask", "*"), stop = request_of("ecs:StopTask", "*"),
                get = request_of("s3:GetObject", "*");

  CHECK(evaluate({{&all}, {&ecs}}, run).allowed == yes);
  CHECK(evaluate({{&all}, {&ecs}}, get).allowed == no);
  CHECK(evaluate({{&ecs}, {&all}}, get).allowed == no);
  CHECK(evaluate({{}, {&all}}, run).allowed == no);
  CHECK(evaluate({{&all}, {&no_stop}}, run).allowed == yes);

  const Verdict denied = evaluate({{&all}, {&no_stop}}, stop);
  CHECK(denied.allowed == no);
  CHECK(denied.explicitly_denied);
  CHECK(denied.policy == &no_stop);
  REQUIRE(denied.statement);
  CHECK(denied.statement->sid.value == "NoStop");

  const Verdict implicit = evaluate({{&all}, {&ecs}}, get);
  CHECK_FALSE(implicit.explicitly_denied);
  CHECK(implicit.statement == nullptr);

  Permissions unread_boundary{{&all}, {}, true, false};
  CHECK(evaluate(unread_boundary, run).allowed == depends);
  unread_boundary.identity = {&ecs};
  CHECK(evaluate(unread_boundary, get).allowed == no);
}

TEST_CASE("policies that nobody read make a no unsure, but not an explicit deny") {
  const Policy policy = policy_of_statements(R"({"Effect": "Allow", "Action": "ecs:*", "Resource": "*"},
      {"Effect": "Deny", "Action": "ecs:StopTask", "Resource": "*"})");
  const Permissions permissions{{&policy}, {}, false};
  CHECK(evaluate(permissions, request_of("ecs:RunTask", "*")).allowed == yes);
  CHECK(evaluate(permissions, request_of("s3:GetObject", "*")).allowed == depends);
  CHECK(evaluate(permissions, request_of("ecs:StopTask", "*")).allowed == no);

  Policy unknown;
  unknown.is_unknown = true;
  CHECK(evaluate({{&unknown}, {}}, request_of("s3:GetObject", "*")).allowed == depends);
  CHECK(evaluate({{&policy, &unknown}, {}}, request_of("ecs:RunTask", "*")).allowed == depends);
  CHECK(evaluate({{&policy, &unknown}, {}}, request_of("ecs:StopTask", "*")).allowed == no);
  CHECK(evaluate({{&policy}, {&unknown}}, request_of("ecs:RunTask", "*")).allowed == depends);
}

TEST_CASE("the statement that decides is named") {
  const Policy policy = policy_of_statements(R"(
      {"Sid": "Maybe", "Effect": "Allow", "Action": "ecs:*", "Resource": "<Arn>"},
      {"Sid": "Sure", "Effect": "Allow", "Action": "ecs:RunTask", "Resource": "*"},
      {"Sid": "Doubt", "Effect": "Deny", "Action": "ecs:ListTasks", "Resource": "*", "Condition": {"Bool": {"aws:Mfa": "true"}}},
      {"Sid": "List", "Effect": "Allow", "Action": "ecs:List*", "Resource": "*"})");
  const auto decided_by = [&](std::string_view action) {
    const Verdict verdict = evaluate({{&policy}, {}}, request_of(action, "*"));
    CHECK(verdict.policy == &policy);
    return verdict.statement ? verdict.statement->sid.value : "";
  };
  CHECK(decided_by("ecs:RunTask") == "Sure");
  CHECK(decided_by("ecs:StopTask") == "Maybe");
  CHECK(decided_by("ecs:ListTasks") == "Doubt");
  CHECK(decided_by("ecs:ListClusters") == "List");
}

TEST_CASE("an effect that is a symbol may be either") {
  Policy policy = policy_of_statements(R"({"Effect": "Allow", "Action": "*", "Resource": "*"})");
  policy.statements.front().effect.reset();
  CHECK(evaluate({{&policy}, {}}, request_of("ecs:RunTask", "*")).allowed == depends);
  CHECK(has_effect(policy, policy.statements.front(), Effect::deny) == depends);
}

TEST_CASE("variables are replaced in the current language version only") {
  const std::string statement =
      R"("Statement": {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b/${aws:userid, 'k'}"}})";
  const Policy current = policy_of(R"({"Version": "2012-10-17", )" + statement);
  const Policy old = policy_of(R"({"Version": "2008-10-17", )" + statement), none = policy_of("{" + statement);
  CHECK(has_variables(current));
  CHECK_FALSE(has_variables(old));
  CHECK_FALSE(has_variables(none));
  const Request request = request_of("s3:GetObject", "arn:aws:s3:::b/k");
  CHECK(evaluate({{&current}, {}}, request).allowed == yes);
  CHECK(evaluate({{&old}, {}}, request).allowed == no);
}

}  // namespace rolecall::iam
