#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "link/setup.h"
#include "needs/causes.h"
#include "needs/needs.h"

namespace rolecall::needs {

namespace {

constexpr std::string_view everything = R"(
-- task-definition.json --
{"family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
 "executionRoleArn": "arn:aws:iam::210987654321:role/web-execution", "taskRoleArn": "arn:aws:iam::210987654321:role/web-task",
 "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0a1b2c3d", "transitEncryption": "ENABLED",
  "authorizationConfig": {"iam": "ENABLED"}}}],
 "containerDefinitions": [{"name": "web", "image": "210987654321.dkr.ecr.us-east-1.amazonaws.com/web:1",
  "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
  "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::shop/web.env"}],
  "secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:us-east-1:210987654321:secret:db-aB3dE9"},
              {"name": "B", "valueFrom": "/prod/db"}],
  "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web", "awslogs-region": "us-east-1",
   "awslogs-stream-prefix": "web", "awslogs-create-group": "true"}}},
  {"name": "router", "image": "registry.example.com/router:1",
   "repositoryCredentials": {"credentialsParameter": "arn:aws:secretsmanager:us-east-1:210987654321:secret:hub-aB3dE9"},
   "firelensConfiguration": {"type": "fluentbit", "options": {"config-file-type": "s3",
    "config-file-value": "arn:aws:s3:::shop-logs/fluent.conf"}}}]}
-- service.json --
{"serviceName": "web", "cluster": "arn:aws:ecs:us-east-1:210987654321:cluster/shop", "taskDefinition": "web", "desiredCount": 1,
 "launchType": "FARGATE", "enableExecuteCommand": true,
 "volumeConfigurations": [{"name": "disk", "managedEBSVolume": {"sizeInGiB": 20,
  "roleArn": "arn:aws:iam::210987654321:role/web-volumes"}}]}
-- cluster.json --
{"clusterName": "shop", "configuration": {"executeCommandConfiguration": {"logging": "OVERRIDE",
 "kmsKeyId": "arn:aws:kms:us-east-1:210987654321:key/0a1b2c3d-1111-2222-3333-444455556666",
 "logConfiguration": {"cloudWatchLogGroupName": "/ecs/exec", "s3BucketName": "shop-audit"}}}}
-- ecs.config --
ECS_CLUSTER=shop
ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM=ec2_instance
ECS_CONTAINER_INSTANCE_TAGS={"team": "shop"}
)";

/// The instance role is named by no member, so that without its file nobody knows its name.
std::string role_of(const Need& need) {
  return need.role.name.empty() ? "ecsInstanceRole" : need.role.name;
}

/// The files of every role with what its needs ask for, but one action of one of them.
std::string roles_without(const std::vector<Need>& needs, const Need* robbed, std::string_view stolen) {
  std::map<std::string, std::string> statements;
  for (const Need& need : needs) {
    Need granted = need;
    if (&need == robbed) std::erase(granted.actions, stolen);
    if (granted.actions.empty()) continue;
    std::string& list = statements[role_of(need)];
    list += (list.empty() ? "" : ",\n") + statement_for(granted);
  }
  std::string files;
  for (const auto& [role, list] : statements)
    files += "-- " + role + ".json --\n{\"Version\": \"2012-10-17\", \"Statement\": [" + list + "]}\n";
  return files;
}

}  // namespace

TEST_CASE("every cause that the table names can be found") {
  for (const Feature& feature : features()) {
    CAPTURE(feature.id);
    CHECK((feature.bearer == Bearer::deployer || find_cause(feature.cause) != nullptr));
  }
  CHECK(find_cause("no such cause") == nullptr);
}

TEST_CASE("a role with the statements of its needs lacks nothing, and without one action lacks just that") {
  const Setup bare(everything);
  const std::vector<Need> needs = needs_of(bare.workspace);
  std::size_t features_seen = 0;
  for (const Feature& feature : features())
    features_seen +=
        std::any_of(needs.begin(), needs.end(), [&](const Need& need) { return need.feature == &feature; });
  CHECK(features_seen + 2 == features().size());  // all but the two of deployers

  const Setup whole(std::string(everything) + roles_without(needs, nullptr, {}));
  for (const Need& need : needs_of(whole.workspace)) {
    CAPTURE(need.resource);
    CHECK(need.role.role != nullptr);
    CHECK(need.missing.empty());
  }
  for (const Need& robbed : needs)
    for (std::string_view stolen : robbed.actions) {
      CAPTURE(robbed.feature->id);
      CAPTURE(stolen);
      const Setup setup(std::string(everything) + roles_without(needs, &robbed, stolen));
      std::vector<Need> lacking = needs_of(setup.workspace);
      std::erase_if(lacking, [](const Need& need) { return need.missing.empty(); });
      REQUIRE(lacking.size() == 1);
      CHECK(lacking.front().feature == robbed.feature);
      CHECK(lacking.front().missing == std::vector{stolen});
      CHECK(setup.words(lacking.front().cause) == bare.words(robbed.cause));
    }
}

TEST_CASE("one need of a task definition is one need, however many containers have it") {
  const Setup setup(R"(
-- task-definition.json --
{"family": "web", "executionRoleArn": "arn:aws:iam::210987654321:role/x", "containerDefinitions": [
 {"name": "a", "image": "a:1", "secrets": [{"name": "A", "valueFrom": "/prod/db"}]},
 {"name": "b", "image": "b:1", "secrets": [{"name": "B", "valueFrom": "prod/db"}]}]}
)");
  const std::vector<Need> needs = needs_of(setup.workspace);
  REQUIRE(needs.size() == 1);
  CHECK(needs.front().subject == "container \"a\"");
  CHECK(needs.front().what == "reads parameter /prod/db from Parameter Store");
  CHECK(needs.front().resource == "arn:aws:ssm:REGION:210987654321:parameter/prod/db");
  REQUIRE(needs.front().also_caused_by.size() == 1);
  CHECK(setup.words(needs.front().also_caused_by.front()) == "\"prod/db\"");
  CHECK(statement_for(needs.front()) == R"({
  "Sid": "Parameter",
  "Effect": "Allow",
  "Action": ["ssm:GetParameters"],
  "Resource": "arn:aws:ssm:REGION:210987654321:parameter/prod/db"
})");
}

}  // namespace rolecall::needs
