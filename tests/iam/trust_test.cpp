#include "iam/trust.h"

#include <doctest/doctest.h>

#include <string_view>

#include "iam/policy_text.h"

namespace rolecall::iam {

TEST_CASE("a trust policy names the services that may assume the role") {
  constexpr Answer yes = Answer::yes, depends = Answer::depends, no = Answer::no;
  struct Row {
    std::string_view statements;
    Answer trusts;
  };
  constexpr Row rows[] = {
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"})", yes},
      {R"({"Effect": "Allow", "Principal": {"Service": ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]}, "Action": "sts:*"})",
       yes},
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs.amazonaws.com"}, "Action": "sts:AssumeRole"})", no},
      {R"({"Effect": "Allow", "Principal": {"AWS": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"})", no},
      {R"({"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"})", no},
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:TagSession"})", no},
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}})", no},
      {R"({"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"})", yes},
      {R"({"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"})", yes},
      {R"({"Effect": "Allow", "NotPrincipal": {"AWS": "1"}, "Action": "sts:AssumeRole"})", depends},
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole",
           "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}})",
       yes},
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"},
          {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"})",
       no},
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"},
          {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole",
           "Condition": {"StringNotEquals": {"aws:SourceAccount": "111122223333"}}})",
       depends},
      {R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"},
          {"Effect": "Deny", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"})",
       yes},
      {"", no},
  };
  for (const Row& row : rows) {
    CAPTURE(row.statements);
    CHECK(trusts_service(policy_of_statements(row.statements, PolicyType::trust), "ecs-tasks.amazonaws.com") ==
          row.trusts);
  }
}

TEST_CASE("a principal that is not known may be any") {
  Policy policy = policy_of_statements(
      R"({"Effect": "Allow", "Principal": {"Service": "ecs-tasks.x"}, "Action": "sts:AssumeRole"})", PolicyType::trust);
  Principals& principal = policy.statements.front().principal;
  principal.list.front().value = Text("ecs-tasks." + Text::symbol("AWS::URLSuffix").value);
  CHECK(trusts_service(policy, "ecs-tasks.amazonaws.com") == Answer::depends);
  CHECK(trusts_service(policy, "ec2.amazonaws.com") == Answer::no);
  principal.list.front().kind = "AWS";
  CHECK(trusts_service(policy, "ecs-tasks.amazonaws.com") == Answer::no);
  principal.list.front().value = Text::symbol("Anyone");
  CHECK(trusts_service(policy, "ecs-tasks.amazonaws.com") == Answer::depends);
  principal.list.clear();
  principal.is_unknown = true;
  CHECK(trusts_service(policy, "ecs-tasks.amazonaws.com") == Answer::depends);

  Policy unknown;
  unknown.is_unknown = true;
  CHECK(trusts_service(unknown, "ecs-tasks.amazonaws.com") == Answer::depends);
}

}  // namespace rolecall::iam
