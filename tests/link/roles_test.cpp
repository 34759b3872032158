#include <doctest/doctest.h>

#include <string>

#include "link/setup.h"

namespace rolecall {

namespace {

std::string names_of(const std::vector<const iam::Policy*>& policies) {
  std::string names;
  for (const iam::Policy* policy : policies) names += (names.empty() ? "" : " ") + policy->name;
  return names;
}

}  // namespace

TEST_CASE("the parts of one role in several files are one role") {
  const Setup setup(R"(
-- get-role.json --
{"Role": {"RoleName": "web", "Arn": "arn:aws:iam::210987654321:role/web", "Path": "/",
 "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
  "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}}}}
-- get-role-policy.json --
{"RoleName": "web", "PolicyName": "files", "PolicyDocument": {"Version": "2012-10-17",
 "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}}
-- web/list-attached-role-policies.json --
{"AttachedPolicies": [{"PolicyName": "AmazonSQSFullAccess", "PolicyArn": "arn:aws:iam::aws:policy/AmazonSQSFullAccess"}]}
)");
  REQUIRE(setup.workspace.roles.size() == 1);
  const LinkedRole& role = setup.workspace.roles.front();
  CHECK(role.role->account == "210987654321");
  CHECK(role.role->trust.has_value());
  CHECK(names_of(role.permissions.identity) == "files AmazonSQSFullAccess");
  CHECK(role.permissions.are_complete);
  CHECK(role.may("sqs:SendMessage", "arn:aws:sqs:us-east-1:210987654321:jobs").allowed == Answer::yes);
  CHECK(role.may("sns:Publish", "arn:aws:sns:us-east-1:210987654321:jobs").allowed == Answer::no);
}

TEST_CASE("roles of one name in two accounts are two roles") {
  const Setup setup(R"(
-- a.json --
{"Role": {"RoleName": "web", "Arn": "arn:aws:iam::210987654321:role/web", "Path": "/"}}
-- b.json --
{"Role": {"RoleName": "web", "Arn": "arn:aws:iam::109876543210:role/web", "Path": "/"}}
)");
  REQUIRE(setup.workspace.roles.size() == 2);
  CHECK(setup.role("web") == nullptr);  // which of them is not said
  CHECK(setup.role("arn:aws:iam::109876543210:role/web")->role->account == "109876543210");
  CHECK(setup.role("arn:aws:iam::999999999999:role/web") == nullptr);
  CHECK(setup.role("Web") == nullptr);
}

TEST_CASE("a loose policy goes to the role that its file's name tells, if that role exists otherwise") {
  struct Row {
    std::string_view files;
    bool is_role;
  };
  constexpr std::string_view policy =
      R"({"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}})";
  constexpr std::string_view trust =
      R"({"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}})";
  const std::string alone = "\n-- billing.json --\n" + std::string(policy) + "\n";
  const std::string named = alone + R"(-- task-definition.json --
{"family": "web", "taskRoleArn": "billing", "containerDefinitions": [{"name": "web", "image": "web:1"}]}
)";
  const std::string trusted = alone + "-- billing-trust-policy.json --\n" + std::string(trust) + "\n";
  const std::string usual = "\n-- ecsTaskExecutionRole.json --\n" + std::string(policy) + "\n";
  const Row rows[] = {{alone, false}, {named, true}, {trusted, true}, {usual, true}};
  for (const Row& row : rows) {
    CAPTURE(row.files);
    const Setup setup(row.files);
    CHECK(setup.workspace.roles.size() == (row.is_role ? 1 : 0));
    CHECK(setup.workspace.entities.policies.size() == (row.is_role ? 0 : 1));
    CHECK(setup.workspace.policies.size() >= 1);
    if (row.is_role) CHECK(setup.workspace.roles.front().permissions.are_complete);
  }
}

TEST_CASE("the permissions of a role are complete if some file says them and nothing known is missing") {
  struct Row {
    std::string_view file;
    bool are_complete;
  };
  const Row rows[] = {
      {R"({"Role": {"RoleName": "web", "Arn": "arn:aws:iam::210987654321:role/web", "Path": "/"}})", false},
      {R"({"RoleName": "web", "PolicyName": "p", "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}})",
       true},
      {R"({"RoleDetailList": [{"RoleName": "web", "Arn": "arn:aws:iam::210987654321:role/web", "RolePolicyList": [], "AttachedManagedPolicies": []}]})",
       true},
      {R"({"RoleDetailList": [{"RoleName": "web", "Arn": "arn:aws:iam::210987654321:role/web", "RolePolicyList": [],
           "AttachedManagedPolicies": [{"PolicyName": "own", "PolicyArn": "arn:aws:iam::210987654321:policy/own"}]}]})",
       false},
      {R"({"RoleDetailList": [{"RoleName": "web", "Arn": "arn:aws:iam::210987654321:role/web", "RolePolicyList": [],
           "AttachedManagedPolicies": [{"PolicyName": "own", "PolicyArn": "arn:aws:iam::210987654321:policy/own"}]}],
           "Policies": [{"PolicyName": "own", "Arn": "arn:aws:iam::210987654321:policy/own", "DefaultVersionId": "v1",
            "PolicyVersionList": [{"VersionId": "v1", "IsDefaultVersion": true, "Document":
             {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}}]}]})",
       true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    const Setup setup("\n-- answer.json --\n" + std::string(row.file) + "\n");
    REQUIRE(setup.workspace.roles.size() == 1);
    CHECK(setup.workspace.roles.front().permissions.are_complete == row.are_complete);
    CHECK(setup.workspace.roles.front().unresolved.empty() ==
          (row.file.find("policy/own") == row.file.npos || row.are_complete));
  }
}

TEST_CASE("an AWS managed policy is made once, in the partition of the ARN that attaches it") {
  const Setup setup(R"(
-- a/list-attached-role-policies.json --
{"AttachedPolicies": [{"PolicyName": "AmazonECS_FullAccess", "PolicyArn": "arn:aws:iam::aws:policy/AmazonECS_FullAccess"}]}
-- b/list-attached-role-policies.json --
{"AttachedPolicies": [{"PolicyName": "AmazonECS_FullAccess", "PolicyArn": "arn:aws:iam::aws:policy/AmazonECS_FullAccess"}]}
-- c/list-attached-role-policies.json --
{"AttachedPolicies": [{"PolicyName": "AmazonEC2ContainerServiceforEC2Role",
  "PolicyArn": "arn:aws-cn:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"}]}
)");
  REQUIRE(setup.workspace.roles.size() == 3);
  CHECK(setup.workspace.catalog_policies.size() == 2);
  CHECK(setup.role("a")->permissions.identity == setup.role("b")->permissions.identity);
  CHECK_FALSE(setup.role("a")->permissions.identity.front()->span.is_somewhere());
  const LinkedRole& china = *setup.role("c");
  CHECK(china.may("ecs:ListTagsForResource", "arn:aws-cn:ecs:cn-north-1:210987654321:task/shop/1").allowed ==
        Answer::yes);
  CHECK(china.may("ecs:ListTagsForResource", "arn:aws:ecs:us-east-1:210987654321:task/shop/1").allowed == Answer::no);
}

TEST_CASE("what a role is used for follows from all files") {
  const Setup setup(R"(
-- task-definition.json --
{"family": "web", "taskRoleArn": "web", "executionRoleArn": "arn:aws:iam::210987654321:role/web-execution",
 "containerDefinitions": [{"name": "web", "image": "web:1"}]}
-- service.json --
{"serviceName": "web", "taskDefinition": "web:3", "desiredCount": 1,
 "volumeConfigurations": [{"name": "data", "managedEBSVolume": {"roleArn": "arn:aws:iam::210987654321:role/volumes"}}]}
-- ecs.config --
ECS_CLUSTER=shop
-- answer.json --
{"RoleDetailList": [
 {"RoleName": "web", "RolePolicyList": [], "AttachedManagedPolicies": []},
 {"RoleName": "web-execution", "RolePolicyList": [], "AttachedManagedPolicies": []},
 {"RoleName": "volumes", "RolePolicyList": [], "AttachedManagedPolicies": []},
 {"RoleName": "hosts", "RolePolicyList": [], "AttachedManagedPolicies": [],
  "AssumeRolePolicyDocument": {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}}}},
 {"RoleName": "ci", "AttachedManagedPolicies": [],
  "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "ecs:Register*", "Resource": "*"}}}]},
 {"RoleName": "admin", "AttachedManagedPolicies": [],
  "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}}]},
 {"RoleName": "scaler", "AttachedManagedPolicies": [],
  "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "ecs:UpdateService", "Resource": "*"}}}]},
 {"RoleName": "cron", "AttachedManagedPolicies": [],
  "AssumeRolePolicyDocument": {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "events.amazonaws.com"}}},
  "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "ecs:RunTask", "Resource": "*"}}}]}]}
)");
  struct Row {
    std::string_view role, use, words;
  };
  constexpr Row rows[] = {{"web", "task role", R"("web")"},
                          {"web-execution", "execution role", R"("arn:aws:iam::210987654321:role/web-execution")"},
                          {"volumes", "infrastructure role", R"("arn:aws:iam::210987654321:role/volumes")"},
                          {"hosts", "instance role", "ECS_CLUSTER=shop\n"},
                          {"ci", "deployer role", {}},
                          {"cron", "scheduler role", {}},
                          {"admin", {}, {}},
                          {"scaler", {}, {}}};
  for (const Row& row : rows) {
    CAPTURE(row.role);
    const LinkedRole* role = setup.role(row.role);
    REQUIRE(role != nullptr);
    REQUIRE(role->uses.size() == (row.use.empty() ? 0 : 1));
    if (row.use.empty()) continue;
    CHECK(name_of(role->uses.front().use) == row.use);
    if (!row.words.empty()) CHECK(setup.words(role->uses.front().span) == row.words);
  }
}

}  // namespace rolecall
