#include <doctest/doctest.h>

#include <vector>

#include "recognise/document.h"

namespace rolecall {

namespace {

std::vector<const EcsEntity*> all_of(const Entities& entities) {
  std::vector<const EcsEntity*> all;
  for (const auto& entity : entities.task_definitions) all.push_back(&entity);
  for (const auto& entity : entities.services) all.push_back(&entity);
  for (const auto& entity : entities.clusters) all.push_back(&entity);
  for (const auto& entity : entities.capacity_providers) all.push_back(&entity);
  for (const auto& entity : entities.container_instances) all.push_back(&entity);
  for (const auto& entity : entities.repositories) all.push_back(&entity);
  return all;
}

}  // namespace

TEST_CASE("requests and answers of the ECS API are entities of their kind") {
  struct Row {
    std::string_view text, dialect;
    EntityKind kind;
    std::string_view name;
    bool is_description;
  };
  using enum EntityKind;
  constexpr Row rows[] = {
      {R"({"family": "web", "containerDefinitions": []})", "register-task-definition", task_definition, "web", false},
      {R"({"containerDefinitions": [{}]})", "register-task-definition", task_definition, "", false},
      {R"({"family": "web", "networkMode": "awsvpc"})", "register-task-definition", task_definition, "web", false},
      {R"({"Family": "web", "ContainerDefinitions": []})", "register-task-definition", task_definition, "", false},
      {R"({"family": "web", "containerDefinition": []})", "register-task-definition", task_definition, "web", false},
      {R"({"family": "web", "containerDefinitions": [], "revision": 3})", "register-task-definition", task_definition,
       "web", true},
      {R"({"taskDefinition": {"family": "web", "containerDefinitions": []}, "tags": []})", "describe-task-definition",
       task_definition, "web", true},
      {R"({"serviceName": "web", "taskDefinition": "web:1"})", "create-service", service, "web", false},
      {R"({"service": "web", "taskDefinition": "web:1", "cluster": "prod"})", "update-service", service, "web", false},
      {R"({"service": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "desiredCount": 1})", "update-service",
       service, "web", false},
      {R"({"services": [{"serviceName": "web", "serviceArn": "x"}], "failures": []})", "describe-services", service,
       "web", true},
      {R"({"service": {"serviceName": "web", "serviceArn": "x"}})", "describe-service", service, "web", true},
      {R"({"clusterName": "prod", "settings": [{"name": "containerInsights", "value": "enabled"}]})", "create-cluster",
       cluster, "prod", false},
      {R"({"clusters": [{"clusterName": "prod", "clusterArn": "x"}]})", "describe-clusters", cluster, "prod", true},
      {R"({"name": "cp", "autoScalingGroupProvider": {}})", "create-capacity-provider", capacity_provider, "cp", false},
      {R"({"capacityProviders": [{"name": "cp", "capacityProviderArn": "x"}]})", "describe-capacity-providers",
       capacity_provider, "cp", true},
      {R"({"containerInstances": [{"containerInstanceArn": "x", "ec2InstanceId": "i-1"}], "failures": []})",
       "describe-container-instances", container_instance, "i-1", true},
      {R"({"repositories": [{"repositoryName": "team/web", "repositoryArn": "x"}]})", "describe-repositories",
       repository, "team/web", true},
      {R"({"repositoryName": "web", "imageTagMutability": "IMMUTABLE"})", "create-repository", repository, "web",
       false},
      {R"([{"family": "web", "containerDefinitions": []}])", "register-task-definition", task_definition, "web", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.add("x.json", std::string(row.text));
    CHECK(document.result.dialect == row.dialect);
    const std::vector<const EcsEntity*> all = all_of(document.entities());
    REQUIRE(all.size() == 1);
    CHECK(all[0]->kind == row.kind);
    CHECK(all[0]->name == row.name);
    CHECK(all[0]->is_description == row.is_description);
    CHECK(document.words(all[0]->span).front() == '{');
    CHECK(all[0]->root().is_object());
    CHECK(document.words(all[0]->root().span()) == document.words(all[0]->span));
  }
}

TEST_CASE("what only resembles an ECS document is none") {
  constexpr std::string_view rows[] = {
      R"({"family": "Arial"})",
      R"({"service": "api", "provider": {"name": "aws"}})",
      R"({"services": {"web": {}}})",
      R"({"services": [{"name": "web"}]})",
      R"({"serviceName": "web"})",
      R"({"clusterName": "x", "settings": {"a": 1}})",
      R"({"name": "x", "version": "1.0", "repository": {"type": "git", "url": "x"}})",
      R"({"cluster": "prod"})",
      R"({"tasks": [{"taskArn": "x", "taskDefinitionArn": "y", "containerInstanceArn": "z", "clusterArn": "c"}]})",
      R"({"taskArn": "x", "taskDefinitionArn": "y", "containerInstanceArn": "z", "clusterArn": "c"})",
      R"({"clusterArns": []})",
      R"({"services": []})",
      R"({"taskDefinition": 5})",
      R"({"services": [null, 5, []], "failures": []})",
      R"({"serviceName": {}, "desiredCount": 1})",
  };
  for (const std::string_view text : rows) {
    CAPTURE(text);
    Document document;
    document.add("x.json", std::string(text));
    CHECK(document.result.dialect.empty());
    CHECK(document.entities().empty());
    CHECK(document.findings.list.empty());
  }
}

TEST_CASE("what has no roles of its own is known all the same") {
  struct Row {
    std::string_view text, dialect;
  };
  constexpr Row rows[] = {
      {R"({"cluster": "prod", "taskDefinition": "web:1", "launchType": "FARGATE"})", "run-task"},
      {R"({"services": [], "failures": [{"arn": "x", "reason": "MISSING"}]})", "describe-services"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.add("x.json", std::string(row.text), {}, true);
    CHECK(document.result.dialect == row.dialect);
    CHECK(document.entities().empty());
    CHECK(document.findings.list.empty());
  }
}

TEST_CASE("an entity keeps its members, their places, and where it lives") {
  Document document;
  document.add("describe.json", R"({"taskDefinition": {
      "taskDefinitionArn": "arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/web:7", "family": "web",
      "containerDefinitions": [{"name": "api", "cpu": 10, "essential": true, "environment": [{"name": "A", "value": "é\n"}]}]}})");
  const TaskDefinition& task = document.entities().task_definitions.at(0);
  CHECK(task.partition == "aws-cn");
  CHECK(task.region == "cn-north-1");
  CHECK(task.account == "111122223333");
  const View container = task["containerDefinitions"].begin().operator*();
  CHECK(document.words(container["name"].span()) == R"("api")");
  CHECK(document.words(container["name"].key_span()) == R"("name")");
  CHECK(container["cpu"].integer() == 10);
  CHECK(container["essential"].is_true());
  CHECK(container["environment"].begin().operator*()["value"].text() == "é\n");

  document.add("service.json", R"({"serviceName": "web", "cluster": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
      "taskDefinition": "web"})");
  CHECK(document.entities().services.at(0).region == "eu-west-1");
  CHECK(document.entities().services[0]["cluster"].is_string());
}

TEST_CASE("a task definition with wrong types keeps what is written") {
  constexpr std::string_view rows[] = {
      R"({"family": 5, "containerDefinitions": null})",
      R"({"family": ["a"], "containerDefinitions": {}})",
      R"({"family": "a", "family": "b", "containerDefinitions": [null, 5, []]})",
      R"({"taskDefinition": {"family": null, "containerDefinitions": "x", "taskDefinitionArn": 5}})",
  };
  for (const std::string_view text : rows) {
    CAPTURE(text);
    Document document;
    document.add("x.json", std::string(text));
    REQUIRE(document.entities().task_definitions.size() == 1);
    CHECK(document.entities().task_definitions[0].root()["containerDefinitions"]);
  }
}

}  // namespace rolecall
