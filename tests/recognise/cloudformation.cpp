// What CloudFormation's functions give, and the entities of templates.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "document.h"

using namespace rolecall;

namespace {

constexpr std::string_view around = R"(
Parameters:
  Env: {Type: String}
  Image: {Type: String, Default: "nginx:1"}
  Size: {Type: Number, Default: 256}
  Empty: {Type: String, Default: ''}
  Password: {Type: String, Default: secret, NoEcho: true}
  Key: {Type: AWS::SSM::Parameter::Value<String>, Default: /key}
  Names: {Type: CommaDelimitedList, Default: "a, b"}
  Subnets: {Type: List<AWS::EC2::Subnet::Id>}
Mappings:
  Sizes: {prod: {cpu: "1024", zones: [x, y]}}
Conditions:
  Always: !Equals [a, a]
  Never: !Not [!Condition Always]
  IsEmpty: !Equals [!Ref Empty, '']
  IsProd: !Equals [!Ref Env, prod]
  Both: !And [!Condition Always, !Condition IsProd]
  Neither: !And [!Condition Never, !Condition IsProd]
  Either: !Or [!Condition Always, !Condition IsProd]
  Loop: !Condition Loop
Resources:
  Role: {Type: AWS::IAM::Role, Properties: {RoleName: web, Path: /team/}}
  Other: {Type: AWS::IAM::Role}
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${Image}"}}
  Secret: {Type: AWS::SecretsManager::Secret}
  Db: {Type: AWS::SecretsManager::Secret, Properties: {Name: db}}
  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /ecs/x}}
  Images: {Type: AWS::ECR::Repository, Properties: {RepositoryName: shop}}
  Queue: {Type: AWS::SQS::Queue}
  First: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Second}}
  Second: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref First}}
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: )";

/// A value as it is shown: lists in brackets, "?" before what may be of any kind, "-" for none.
std::string shown(View value) {
  if (!value) return "-";
  if (value.is_unknown()) return "?" + value.as_text().shown();
  if (!value.is_array()) return Text::shown(value.text());
  std::string items;
  for (const View item : value) items += (items.empty() ? "" : ", ") + Text::shown(item.text());
  return "[" + items + "]";
}

}  // namespace

TEST_CASE("a function gives what is known before deployment, and symbols for the rest") {
  struct Row {
    std::string_view value, shown, place;
  };
  constexpr Row rows[] = {
      {"web", "web", "web"},
      {"!Ref Env", "${Env}", "!Ref Env"},
      {"!Ref Image", "nginx:1", "!Ref Image"},
      {"!Ref Size", "256", "!Ref Size"},
      {"!Ref Empty", "${Empty}", "!Ref Empty"},
      {"!Ref Password", "${Password}", "!Ref Password"},
      {"!Ref Key", "${Key}", "!Ref Key"},
      {"!Ref Names", "[a, b]", "!Ref Names"},
      {"!Ref AWS::Region", "${AWS::Region}", "!Ref AWS::Region"},
      {"!Ref AWS::NoValue", "-", ""},
      {"!Ref Role", "web", "!Ref Role"},
      {"!Ref Other", "${Other}", "!Ref Other"},
      {"!Ref Logs", "/ecs/x", "!Ref Logs"},
      {"!Ref Queue", "${Queue}", "!Ref Queue"},
      {"!Ref First", "${First}", "!Ref First"},
      {"!Ref Secret", "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${Secret}",
       "!Ref Secret"},
      {"!GetAtt Role.Arn", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/team/web", "!GetAtt Role.Arn"},
      {"!GetAtt [Role, Arn]", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/team/web", "!GetAtt [Role, Arn]"},
      {"!GetAtt Other.Arn", "${Other.Arn}", "!GetAtt Other.Arn"},
      {"!GetAtt Nested.Outputs.RoleArn", "${Nested.Outputs.RoleArn}", "!GetAtt Nested.Outputs.RoleArn"},
      {"!GetAtt Bucket.Arn", "arn:${AWS::Partition}:s3:::nginx:1", "!GetAtt Bucket.Arn"},
      {"!GetAtt Logs.Arn", "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/ecs/x:*",
       "!GetAtt Logs.Arn"},
      {"!GetAtt Images.RepositoryUri", "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/shop",
       "!GetAtt Images.RepositoryUri"},
      {"!Sub plain", "plain", "plain"},
      {"!Sub '${Env}-x'", "${Env}-x", "!Sub '${Env}-x'"},
      {"!Sub 'x-${ Image }'", "x-nginx:1", "!Sub 'x-${ Image }'"},
      {"!Sub '${!aws:username}/${Role.Arn}'",
       "${aws:username}/arn:${AWS::Partition}:iam::${AWS::AccountId}:role/team/web",
       "!Sub '${!aws:username}/${Role.Arn}'"},
      {"!Sub ['${A}-${Env}', {A: !Ref Size}]", "256-${Env}", "!Sub ['${A}-${Env}', {A: !Ref Size}]"},
      {"{'Fn::Sub': '${Image}'}", "nginx:1", "{'Fn::Sub': '${Image}'}"},
      {"!Join ['-', [a, !Ref Env, !Ref AWS::NoValue, b]]", "a-${Env}-b",
       "!Join ['-', [a, !Ref Env, !Ref AWS::NoValue, b]]"},
      {"!Join [',', !Ref Names]", "a,b", "!Join [',', !Ref Names]"},
      {"!Join [',', !Ref Subnets]", "?${Join}", "!Join [',', !Ref Subnets]"},
      {"!Split ['/', a/b/c]", "[a, b, c]", "!Split ['/', a/b/c]"},
      {"!Split ['/', !Ref Env]", "?${Split}", "!Split ['/', !Ref Env]"},
      {"!Select [1, !Split ['/', a/b]]", "b", "!Select [1, !Split ['/', a/b]]"},
      {"!Select ['1', [a, !Ref Size]]", "256", "!Ref Size"},
      {"!Select [7, [a]]", "?${Select}", "!Select [7, [a]]"},
      {"!If [Always, a, b]", "a", "a"},
      {"!If [Never, a, b]", "b", "b"},
      {"!If [IsEmpty, a, b]", "a", "a"},
      {"!If [IsProd, a, b]", "?${If}", "!If [IsProd, a, b]"},
      {"!If [IsProd, a, a]", "a", "a"},
      {"!If [Both, a, b]", "?${If}", "!If [Both, a, b]"},
      {"!If [Neither, a, b]", "b", "b"},
      {"!If [Either, a, b]", "a", "a"},
      {"!If [Loop, a, b]", "?${If}", "!If [Loop, a, b]"},
      {"!If [Never, a, !Ref AWS::NoValue]", "-", ""},
      {"!If [Always, !If [Never, a, !Ref Image], b]", "nginx:1", "!Ref Image"},
      {"!FindInMap [Sizes, prod, cpu]", "1024", "\"1024\""},
      {"!FindInMap [Sizes, prod, zones]", "[x, y]", "[x, y]"},
      {"!FindInMap [Sizes, !Ref Env, cpu]", "?${FindInMap}", "!FindInMap [Sizes, !Ref Env, cpu]"},
      {"!ImportValue shared", "${ImportValue shared}", "!ImportValue shared"},
      {"!GetAZs ''", "?${GetAZs}", "!GetAZs ''"},
      {"!Base64 x", "?${Base64}", "!Base64 x"},
      {"!Cidr [10.0.0.0/16, 2, 8]", "?${Cidr}", "!Cidr [10.0.0.0/16, 2, 8]"},
      {"{'Fn::Transform': {Name: AWS::Include}}", "?${Transform}", "{'Fn::Transform': {Name: AWS::Include}}"},
      {"!reference [a]", "?${!reference}", "!reference [a]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    Document document;
    document.add("app.yaml", fmt::format("{}{}\n", around, row.value));
    CHECK(document.findings.list.empty());
    REQUIRE(document.entities().task_definitions.size() == 1);
    const View value = document.entities().task_definitions[0]["family"];
    CHECK(shown(value) == row.shown);
    // The last byte is left out where the place is by chance as long as the text.
    const std::string_view place = document.words(value.span());
    CHECK(row.place.starts_with(place));
    CHECK(place.size() + 1 >= row.place.size());
  }
}

TEST_CASE("functions within each other beyond all measure are unknown") {
  std::string value = "x";
  for (int i = 0; i < 60; ++i) value = "{'Fn::Join': ['', [" + value + "]]}";
  Document document;
  document.add("app.yaml", std::string(around) + value + "\n");
  REQUIRE(document.entities().task_definitions.size() == 1);
  CHECK_FALSE(Text::is_known(document.entities().task_definitions[0]["family"].as_text().value));
}

namespace {

/// Every entity in a line: what a reader would want to know of it.
std::string summary(const Entities& entities) {
  std::string all;
  for (const Role& role : entities.roles) {
    all += fmt::format("role {}{}{}", role.name, role.arn.empty() ? "" : "*", role.trust ? " trust" : "");
    for (const iam::Policy& policy : role.inline_policies)
      all += fmt::format(" {}{}", policy.name, policy.is_unknown ? "?" : fmt::format("/{}", policy.statements.size()));
    for (const AttachedPolicy& attached : role.attached) all += " +" + attached.name;
    all += role.boundary ? " boundary " + role.boundary->name : "";
    all += role.may_have_more ? " more; " : "; ";
  }
  for (const ManagedPolicyDocument& managed : entities.managed_policies) all += "managed " + managed.name + "; ";
  for (const LoosePolicy& loose : entities.policies)
    all += fmt::format("policy {}{}; ", loose.policy.name, loose.repository.empty() ? "" : " of repository");
  for (const InstanceProfile& profile : entities.instance_profiles) {
    all += "profile " + profile.name;
    for (const std::string& role : profile.roles) all += " " + Text::shown(role);
    all += "; ";
  }
  for (const TaskDefinition& task : entities.task_definitions) all += "task " + task.name + "; ";
  for (const Service& service : entities.services) all += "service " + service.name + "; ";
  for (const Cluster& cluster : entities.clusters)
    all += fmt::format("cluster {}{}; ", cluster.name, cluster["capacityProviders"] ? " with providers" : "");
  for (const CapacityProvider& provider : entities.capacity_providers) all += "provider " + provider.name + "; ";
  for (const Repository& repository : entities.repositories) all += "repository " + repository.name + "; ";
  return all;
}

}  // namespace

TEST_CASE("resources are entities, called by their names or logical ids") {
  struct Row {
    std::string_view resources, entities;
  };
  constexpr Row rows[] = {
      {"A: {Type: AWS::IAM::Role, Properties: {RoleName: web}}", "role web; "},
      {"A: {Type: AWS::IAM::Role}", "role A*; "},
      {"A: {Type: AWS::IAM::Role, Properties: {RoleName: !Sub '${AWS::StackName}-x'}}", "role A*; "},
      {"A: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}", "role A* trust; "},
      {"A: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: '{\"Statement\": []}'}}", "role A* trust; "},
      {"A: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyName: p, PolicyDocument: {Statement: [{Effect: "
       "Allow}]}}]}}",
       "role A* p/1; "},
      {"A: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyName: p, PolicyDocument: !Ref Document}]}}",
       "role A* p?; "},
      {"A: {Type: AWS::IAM::Role, Properties: {Policies: !If [C, [], [{PolicyName: p}]]}}", "role A* more; "},
      {"A: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/X']}}",
       "role A* +X; "},
      {"A: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: !Split [',', !Ref Arns]}}", "role A* more; "},
      {"A: {Type: AWS::IAM::Role, Properties: {PermissionsBoundary: 'arn:aws:iam::aws:policy/B'}}",
       "role A* boundary B; "},
      {"P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref A], PolicyDocument: {Statement: []}}}\n"
       "  A: {Type: AWS::IAM::Role}",
       "role A*; role A* p/0; "},
      {"P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [web], PolicyDocument: {Statement: []}}}",
       "role web p/0; "},
      {"P: {Type: AWS::IAM::Policy, Properties: {Roles: [!ImportValue r], PolicyDocument: {Statement: []}}}",
       "policy P; "},
      {"P: {Type: AWS::IAM::RolePolicy, Properties: {PolicyName: p, RoleName: web, PolicyDocument: {Statement: []}}}",
       "role web p/0; "},
      {"P: {Type: AWS::IAM::ManagedPolicy, Properties: {Roles: [web], PolicyDocument: {Statement: []}}}",
       "role web +P; managed P; "},
      {"I: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [web, !Ref A]}}", "profile I web ${A}; "},
      {"T: {Type: AWS::ECS::TaskDefinition, Properties: {Family: web}}", "task web; "},
      {"T: {Type: AWS::ECS::TaskDefinition}", "task T; "},
      {"S: {Type: AWS::ECS::Service, Properties: {ServiceName: api}}", "service api; "},
      {"C: {Type: AWS::ECS::Cluster}\n"
       "  D: {Type: AWS::ECS::ClusterCapacityProviderAssociations, Properties: {Cluster: !Ref C, CapacityProviders: "
       "[FARGATE]}}",
       "cluster C with providers; "},
      {"C: {Type: AWS::ECS::CapacityProvider, Properties: {Name: spot}}", "provider spot; "},
      {"R: {Type: AWS::ECR::Repository, Properties: {RepositoryName: shop, RepositoryPolicyText: {Statement: []}}}",
       "policy shop of repository; repository shop; "},
      {"Q: {Type: AWS::SQS::Queue}", ""},
      {"F: {Type: AWS::Serverless::Function, Properties: {Handler: a}}", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.resources);
    Document document;
    document.add("app.yaml", fmt::format("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  {}\n", row.resources));
    CHECK(document.findings.list.empty());
    CHECK(document.result.dialect == "cloudformation");
    CHECK(summary(document.entities()) == row.entities);
  }
}

TEST_CASE("a resource whose condition is false is not there") {
  Document document;
  document.add("app.yaml", R"(
Parameters: {Env: {Type: String}}
Conditions: {Never: !Equals [a, b], Open: !Equals [!Ref Env, b]}
Resources:
  A: {Type: AWS::IAM::Role, Condition: Never}
  B: {Type: AWS::IAM::Role, Condition: Open}
)");
  CHECK(summary(document.entities()) == "role B*; ");
}

TEST_CASE("the members of ECS resources have the names of the API, and maps keep their keys") {
  Document document;
  document.add("app.json", R"({"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
    "ContainerDefinitions": [{"Name": "web", "Privileged": "true", "DockerLabels": {"Team": "x"},
      "LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": {"Ref": "G"}, "Enabled": "true"}}}],
    "Volumes": [{"EFSVolumeConfiguration": {"FilesystemId": "fs-1", "AuthorizationConfig": {"IAM": "ENABLED"}}}]}}}})");
  REQUIRE(document.entities().task_definitions.size() == 1);
  const TaskDefinition& task = document.entities().task_definitions[0];
  const View container = *task["containerDefinitions"].begin();
  CHECK(container["privileged"].is_true());
  CHECK(container.at("dockerLabels.Team").text() == "x");
  CHECK(container.at("logConfiguration.options.Enabled").is_string());
  CHECK(container.at("logConfiguration.options")["awslogs-group"].is_unknown());
  const View volume = *task["volumes"].begin();
  CHECK(volume.at("efsVolumeConfiguration.fileSystemId").text() == "fs-1");
  CHECK(volume.at("efsVolumeConfiguration.authorizationConfig.iam").text() == "ENABLED");
}

TEST_CASE("a policy in the text of Fn::Sub has true places and symbols") {
  Document document;
  document.add("app.yaml", R"(Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: !Sub |
        {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": {"AWS": "arn:aws:iam::${AWS::AccountId}:root"}}]}
)");
  REQUIRE(document.entities().roles.size() == 1);
  REQUIRE(document.entities().roles[0].trust);
  const iam::Policy& trust = *document.entities().roles[0].trust;
  REQUIRE(trust.statements.size() == 1);
  const Text& principal = trust.statements[0].principal.list.at(0).value;
  CHECK(principal.shown() == "arn:aws:iam::${AWS::AccountId}:root");
  CHECK(document.words(document.sources.in_file(principal.span)) == "\"arn:aws:iam::${AWS::AccountId}:root\"");
}

TEST_CASE("what is no template is none of ours") {
  for (const std::string_view text :
       {"a: 1", "Resources: none", "Resources: {A: {Type: x}}", "- 1", "", "version: '3'"}) {
    CAPTURE(text);
    Document document;
    document.add("app.yaml", std::string(text));
    CHECK(document.result.dialect.empty());
    CHECK(document.findings.list.empty());
  }
}
