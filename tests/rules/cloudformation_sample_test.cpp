// The setup of samples/quickstart in CloudFormation, as YAML and as JSON, gives the findings of its raw JSON, at the
// places of its own text.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "judge/judge.h"

namespace rolecall {
namespace {

Run checked(std::vector<std::string> paths) {
  Settings settings;
  settings.paths = std::move(paths);
  settings.today = "2026-01-01";
  return check(settings, builtin_rules(), builtin_profiles());
}

Run checked_as_yaml() {
  return checked({"samples/cloudformation"});
}
Run checked_as_json() {
  return checked({"tests/rules/cloudformation/template.json", "samples/cloudformation/ecs.config"});
}

/// Each finding's rule and entity, sorted; a file is named without its folders.
std::vector<std::string> findings_of(const Run& run) {
  std::vector<std::string> findings;
  for (const Finding& finding : run.findings) {
    const std::string name = finding.entity_name.substr(finding.entity_name.rfind('/') + 1);
    findings.push_back(std::string(finding.rule) + " " + finding.entity_kind + " " + name);
  }
  std::sort(findings.begin(), findings.end());
  return findings;
}

TEST_CASE("the quickstart in CloudFormation has the findings of its raw JSON") {
  const std::vector<std::string> expected = findings_of(checked({"samples/quickstart"}));
  CHECK(expected.size() > 10);
  CHECK(findings_of(checked_as_yaml()) == expected);
  CHECK(findings_of(checked_as_json()) == expected);
}

TEST_CASE("its findings stand where the template says it") {
  struct Row {
    std::string_view rule, yaml, json;
  };
  constexpr Row rows[] = {
      {"trust/ecs-instead-of-ecs-tasks", "ecs.amazonaws.com", "\"ecs.amazonaws.com\""},
      {"policy/invalid-action", "dynamodb:GetItems", "\"dynamodb:GetItems\""},
      {"role/execution-no-parameter", "arn:aws:ssm:eu-west-1:210987654321:parameter/shop/payment-key",
       "\"arn:aws:ssm:eu-west-1:210987654321:parameter/shop/payment-key\""},
      {"placement/strategy-field-case", "CPU", "\"CPU\""},
      {"placement/unknown-attribute", "attribute:esc.availability-zone", "attribute:esc.availability-zone"},
      {"role/execution-singular-get-parameter", "ssm:GetParameter", "\"ssm:GetParameter\""},
  };
  for (const Run& run : {checked_as_yaml(), checked_as_json()}) {
    for (const Row& row : rows) {
      CAPTURE(row.rule);
      const auto found = std::find_if(run.findings.begin(), run.findings.end(),
                                      [&](const Finding& finding) { return finding.rule == row.rule; });
      REQUIRE(found != run.findings.end());
      const Span place = run.sources.in_file(found->span);
      const bool is_json = run.sources[place.source].path.ends_with(".json");
      CHECK(run.sources.text(place) == (is_json ? row.json : row.yaml));
    }
  }
}

/// The rules and places of the errors in one template.
std::string errors_in(std::string template_text) {
  Source source;
  source.path = "app.yaml";
  source.text = std::move(template_text);
  const Run run = check_sources({std::move(source)}, {}, builtin_rules(), builtin_profiles());
  std::string errors;
  for (const Finding& finding : run.findings)
    if (finding.level == Level::error)
      errors +=
          std::string(finding.rule) + " " + std::string(run.sources.text(run.sources.in_file(finding.span))) + "; ";
  return errors;
}

/// A task that reads a secret, with an execution role that has these members.
std::string template_with(std::string_view role_members, std::string_view resources = {}) {
  return R"(
Parameters: {Env: {Type: String}, DbArn: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Db: {Type: AWS::SecretsManager::Secret}
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ExecutionRoleArn: !GetAtt Role.Arn
      ContainerDefinitions:
        - {Name: web, Image: "web:1", ReadonlyRootFilesystem: true, Secrets: [{Name: DB, ValueFrom: !Ref Db}]}
)" + std::string(resources) +
         R"(
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}]
)" + std::string(role_members);
}

TEST_CASE("a permission that is missing in a template is found, and none is missing where it comes by any route") {
  struct Row {
    std::string_view role_members, resources, errors;
  };
  constexpr std::string_view statement =
      "PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'secretsmanager:Get*', Resource: ";
  const std::string inline_policy = "      Policies: [{PolicyName: p, " + std::string(statement) + "!Ref Db}]}}]\n";
  const std::string by_parameter = "      Policies: [{PolicyName: p, " + std::string(statement) + "!Ref DbArn}]}}]\n";
  const std::string beside = "  Beside: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref Role], " +
                             std::string(statement) + "!Ref Db}]}}}\n";
  const std::string managed = "  Managed: {Type: AWS::IAM::ManagedPolicy, Properties: {" + std::string(statement) +
                              "'arn:aws:secretsmanager:*'}]}}}\n";
  const Row rows[] = {
      {"", "", "role/execution-no-secret !Ref Db; "},
      {"      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy']\n", "",
       "role/execution-no-secret !Ref Db; "},
      {"      ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonECSTaskExecutionRolePolicy']\n", "",
       ""},
      {"      ManagedPolicyArns:\n        - !Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/"
       "AmazonECSTaskExecutionRolePolicy'\n",
       "", "role/execution-no-secret !Ref Db; "},
      {inline_policy, "", ""},
      {by_parameter, "", ""},
      {"", beside, ""},
      {"      ManagedPolicyArns: [!Ref Managed]\n", managed, ""},
      {"      ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/SecretsManagerReadWrite']\n", "", ""},
      {"      ManagedPolicyArns: [!ImportValue shared]\n", "", ""},
      {"      ManagedPolicyArns: !If [IsProd, [], [x]]\n", "", ""},
      {"      Policies: !If [IsProd, [], []]\n", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.role_members);
    CAPTURE(row.resources);
    CHECK(errors_in(template_with(row.role_members, row.resources)) == row.errors);
  }
}

}  // namespace
}  // namespace rolecall
