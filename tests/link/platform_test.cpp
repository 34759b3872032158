#include <doctest/doctest.h>

#include <string>

#include "link/setup.h"

namespace rolecall {

namespace {

std::string task(std::string_view members) {
  return "\n-- task-definition.json --\n{\"family\": \"web\", " + std::string(members) +
         "\n \"containerDefinitions\": [{\"name\": \"web\", \"image\": \"web:1\"}]}\n";
}

std::string service(std::string_view members) {
  return "-- service.json --\n{\"serviceName\": \"web\", \"desiredCount\": 1" + std::string(members) +
         ", \"taskDefinition\": \"web\"}\n";
}

}  // namespace

TEST_CASE("where a task runs is decided by its definition and the services that name it") {
  constexpr Answer no = Answer::no, depends = Answer::depends, yes = Answer::yes;
  struct Row {
    std::string files;
    Answer ec2, fargate, external;
  };
  const std::string any = task("");
  const std::string fargate = task(R"("requiresCompatibilities": ["FARGATE"],)");
  const std::string both = task(R"("requiresCompatibilities": ["EC2", "FARGATE"],)");
  const Row rows[] = {
      {any, depends, depends, depends},
      {fargate, no, yes, no},
      {both, yes, yes, no},
      {task(R"("requiresCompatibilities": ["EXTERNAL"],)"), no, no, yes},
      {task(R"("requiresCompatibilities": ["MANAGED_INSTANCES"],)"), no, no, no},
      {any + service(R"(, "launchType": "EC2")"), yes, no, no},
      {any + service(R"(, "launchType": "FARGATE")"), no, yes, no},
      {both + service(R"(, "launchType": "EC2")"), yes, no, no},
      {any + service(R"(, "capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT", "weight": 1}])"), no, yes,
       no},
      {any + service(R"(, "capacityProviderStrategy": [{"capacityProvider": "hosts", "weight": 1}])"), depends, no, no},
      {any + service(""), depends, depends, depends},
      {both + service(""), depends, depends, no},
      {fargate + service(""), no, yes, no},
      {any + service(R"(, "cluster": "shop")") +
           "-- cluster.json --\n{\"clusterName\": \"shop\", \"capacityProviders\": [\"FARGATE\"], "
           "\"defaultCapacityProviderStrategy\": [{\"capacityProvider\": \"FARGATE\"}]}\n",
       no, yes, no},
  };
  for (const Row& row : rows) {
    CAPTURE(row.files);
    const Setup setup(row.files);
    REQUIRE(setup.workspace.entities.task_definitions.size() == 1);
    const TaskDefinition& web = setup.workspace.entities.task_definitions.front();
    CHECK(setup.workspace.runs_on_ec2(web) == row.ec2);
    CHECK(setup.workspace.runs_on_fargate(web) == row.fargate);
    CHECK(setup.workspace.runs_on_external(web) == row.external);
  }
}

TEST_CASE("a service is linked to the revision that it names, where the revision is known") {
  const std::string described =
      "\n-- described.json --\n{\"taskDefinition\": {\"taskDefinitionArn\": "
      "\"arn:aws:ecs:us-east-1:210987654321:task-definition/web:3\", \"family\": \"web\", \"revision\": 3, "
      "\"containerDefinitions\": [{\"name\": \"web\", \"image\": \"web:1\"}], \"status\": \"ACTIVE\"}}\n";
  struct Row {
    std::string_view named;
    bool is_linked;
  };
  constexpr Row rows[] = {{"web", true},
                          {"web:3", true},
                          {"web:4", false},
                          {"batch", false},
                          {"arn:aws:ecs:us-east-1:210987654321:task-definition/web:3", true}};
  for (const Row& row : rows) {
    CAPTURE(row.named);
    const Setup setup(described +
                      "-- service.json --\n{\"serviceName\": \"web\", \"desiredCount\": 1, \"taskDefinition\": \"" +
                      std::string(row.named) + "\"}\n");
    REQUIRE(setup.workspace.entities.services.size() == 1);
    const TaskDefinition* web = setup.workspace.task_definition(setup.workspace.entities.services.front());
    CHECK((web != nullptr) == row.is_linked);
    CHECK(setup.workspace.services_of(setup.workspace.entities.task_definitions.front()).size() ==
          (row.is_linked ? 1 : 0));
  }
}

TEST_CASE("account, Region and partition come from what the entity itself names") {
  struct Row {
    std::string files, partition, region, account;
  };
  const Row rows[] = {
      {task(""), "", "", ""},
      {task(R"("executionRoleArn": "arn:aws:iam::210987654321:role/x",)"), "aws", "", "210987654321"},
      {task("") + service(R"(, "cluster": "arn:aws-cn:ecs:cn-north-1:210987654321:cluster/shop")"), "aws-cn",
       "cn-north-1", "210987654321"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.files);
    const Setup setup(row.files);
    const Workspace::Home home = setup.workspace.home(setup.workspace.entities.task_definitions.front());
    CHECK(home.partition == row.partition);
    CHECK(home.region == row.region);
    CHECK(home.account == row.account);
  }
}

}  // namespace rolecall
