// What resources of the AWS provider become, and where.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "recognise/terraform.h"

namespace rolecall {
namespace {

TEST_CASE("a role has its trust policy, its policies and what is attached to it, each in its place") {
  const Configuration configuration(R"(
resource "aws_iam_role" "task" {
  name                 = "task"
  path                 = "/team/"
  permissions_boundary = "arn:aws:iam::111122223333:policy/limits"
  managed_policy_arns  = ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"]
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  inline_policy {
    name   = "queue"
    policy = "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sqs:SendMessage\", \"Resource\": \"*\"}}"
  }
}
)");
  REQUIRE(configuration.entities.roles.size() == 1);
  const Role& role = configuration.entities.roles[0];
  CHECK(configuration.findings.list.empty());
  CHECK(role.name == "task");
  CHECK(role.arn.shown() == "arn:${partition}:iam::${account}:role/team/task");
  CHECK(configuration.words(role.span) == R"(resource "aws_iam_role" "task")");
  REQUIRE(role.trust);
  CHECK(role.trust->statements[0].principal.list[0].is_service("ecs-tasks.amazonaws.com"));
  CHECK(configuration.words(role.trust->statements[0].principal.list[0].value.span) == R"("ecs-tasks.amazonaws.com")");
  CHECK(configuration.words(role.trust->statements[0].effect_key_span) == "Effect");
  REQUIRE(role.inline_policies.size() == 1);
  CHECK(role.inline_policies[0].name == "queue");
  CHECK(configuration.words(role.inline_policies[0].statements[0].action.list[0].span) == R"(\"sqs:SendMessage\")");
  REQUIRE(role.attached.size() == 1);
  CHECK(role.attached[0].name == "AmazonSQSFullAccess");
  REQUIRE(role.boundary);
  CHECK(role.boundary->name == "limits");
}

TEST_CASE("what is attached apart is a part of the role, whatever is known of its name") {
  struct Row {
    std::string_view name, shown;
  };
  constexpr Row rows[] = {{"name = \"task\"", "task"},
                          {"name = \"${var.stage}-task\"", "${var.stage}-task"},
                          {"name_prefix = \"task-\"", "task-${aws_iam_role.task.name}"},
                          {"description = \"no name\"", "${aws_iam_role.task.name}"}};
  constexpr std::string_view references[] = {"aws_iam_role.task.name", "aws_iam_role.task.id"};
  for (const Row& row : rows)
    for (const std::string_view reference : references) {
      CAPTURE(row.name);
      CAPTURE(reference);
      const Configuration configuration(
          "resource \"aws_iam_role\" \"task\" {\n  " + std::string(row.name) +
          "\n}\nresource \"aws_iam_role_policy_attachment\" \"a\" {\n  role = " + std::string(reference) +
          "\n  policy_arn = \"arn:aws:iam::aws:policy/ReadOnlyAccess\"\n}\n"
          "resource \"aws_iam_role_policy\" \"p\" {\n  role = " +
          std::string(reference) + "\n  policy = jsonencode({ Statement = [] })\n}\n");
      REQUIRE(configuration.entities.roles.size() == 3);
      for (const Role& part : configuration.entities.roles) CHECK(part.name == row.shown);
      CHECK(configuration.entities.roles[1].attached[0].name == "ReadOnlyAccess");
      CHECK(configuration.entities.roles[2].inline_policies.size() == 1);
    }
}

TEST_CASE("a policy document in HCL is the policy that it makes") {
  const Configuration configuration(R"(
data "aws_iam_policy_document" "base" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::base/*"]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [jsonencode({ Statement = [{ Sid = "Write", Effect = "Deny", Action = "s3:*", Resource = "*" }] })]
  statement {
    sid           = "Write"
    not_actions   = ["s3:PutObject"]
    not_resources = ["*"]
  }
  statement {
    effect    = "Deny"
    actions   = ["sts:AssumeRole"]
    resources = ["arn:aws:s3:::home/&{aws:username}/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = ["eu-west-1", var.region]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["111122223333"]
    }
  }
}
resource "aws_iam_policy" "all" {
  name   = "all"
  policy = data.aws_iam_policy_document.all.json
}
)");
  REQUIRE(configuration.entities.managed_policies.size() == 1);
  const iam::Policy& policy = configuration.entities.managed_policies[0].policy;
  CHECK(policy.slips.empty());
  CHECK(policy.version->value == "2012-10-17");
  REQUIRE(policy.statements.size() == 3);
  CHECK(policy.statements[0].action.list[0].value == "s3:GetObject");
  CHECK(configuration.words(policy.statements[0].action.key_span) == "actions");
  CHECK(policy.statements[1].denies());
  const iam::Statement& last = policy.statements[2];
  CHECK(last.resource.list[0].value == "arn:aws:s3:::home/${aws:username}/*");
  REQUIRE(last.principal.list.size() == 2);
  CHECK(last.principal.list[0].is_anyone());
  CHECK(last.principal.list[1].is_service("ec2.amazonaws.com"));
  REQUIRE(last.conditions.size() == 2);
  CHECK(last.conditions[0].op.value == "StringEquals");
  CHECK(last.conditions[0].key.value == "aws:RequestedRegion");
  CHECK(configuration.words(last.conditions[0].key.span) == R"("aws:RequestedRegion")");
  CHECK(last.conditions[0].values.list[1].shown() == "${var.region}");
}

TEST_CASE("statements that a dynamic block makes are there; of unknown ones only that there may be some") {
  const Configuration configuration(R"(
variable "buckets" {
  default = ["a", "b"]
}
variable "more" {}
data "aws_iam_policy_document" "known" {
  dynamic "statement" {
    for_each = var.buckets
    content {
      actions   = ["s3:GetObject"]
      resources = ["arn:aws:s3:::${statement.value}/*"]
    }
  }
}
data "aws_iam_policy_document" "unknown" {
  dynamic "statement" {
    for_each = var.more
    content {
      actions   = [statement.value]
      resources = ["*"]
    }
  }
}
resource "aws_iam_policy" "known" {
  name   = "known"
  policy = data.aws_iam_policy_document.known.json
}
resource "aws_iam_policy" "unknown" {
  name   = "unknown"
  policy = data.aws_iam_policy_document.unknown.json
}
)");
  REQUIRE(configuration.entities.managed_policies.size() == 2);
  const iam::Policy& known = configuration.entities.managed_policies[0].policy;
  REQUIRE(known.statements.size() == 2);
  CHECK(known.statements[1].resource.list[0].value == "arn:aws:s3:::b/*");
  CHECK_FALSE(known.is_unknown);
  CHECK(configuration.entities.managed_policies[1].policy.is_unknown);
}

TEST_CASE("a policy in a heredoc stands where it is written") {
  const Configuration configuration(R"(
resource "aws_iam_policy" "p" {
  name   = "p"
  policy = <<-EOT
    {
      "Statement": [{
        "Effect": "Allow",
        "Action": "s3:Get",
        "Resource": "${aws_s3_bucket.b.arn}/*"
      }]
    }
  EOT
}
resource "aws_s3_bucket" "b" {
  bucket = "files"
}
)");
  REQUIRE(configuration.entities.managed_policies.size() == 1);
  const iam::Policy& policy = configuration.entities.managed_policies[0].policy;
  CHECK(configuration.words(policy.statements[0].action.list[0].span) == R"("s3:Get")");
  CHECK(policy.statements[0].resource.list[0].shown() == "arn:${partition}:s3:::files/*");
  CHECK(configuration.words(policy.statements[0].resource.list[0].span) == R"("${aws_s3_bucket.b.arn}/*")");
}

TEST_CASE("JSON that is wrong is told, unless a part of it is not known") {
  struct Row {
    std::string_view text;
    std::size_t findings;
  };
  constexpr Row rows[] = {{R"("{\"Statement\": [}")", 1}, {R"("{\"Statement\": ${var.s}")", 0}, {R"(var.policy)", 0}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Configuration configuration("resource \"aws_iam_policy\" \"p\" {\n  policy = " + std::string(row.text) +
                                      "\n}\n");
    CHECK(configuration.findings.list.size() == row.findings);
    CHECK(configuration.entities.managed_policies[0].policy.is_unknown);
  }
}

TEST_CASE("a task definition has the members of the API") {
  const Configuration configuration(R"(
resource "aws_ecs_task_definition" "t" {
  family                   = "web"
  cpu                      = 256
  requires_compatibilities = ["FARGATE"]
  execution_role_arn       = aws_iam_role.e.arn
  container_definitions = jsonencode([
    { name = "api", image = var.image, cpu = null, environment = [for k, v in { A = "1" } : { name = k, value = v }] },
  ])
  volume {
    name      = "data"
    host_path = "/data"
  }
  volume {
    name = "files"
    efs_volume_configuration {
      file_system_id = aws_efs_file_system.f.id
      authorization_config {
        iam = "ENABLED"
      }
    }
  }
  ephemeral_storage {
    size_in_gib = 30
  }
  proxy_configuration {
    container_name = "envoy"
    properties     = { AppPorts = "8080" }
  }
  tags = { team = "shop" }
}
resource "aws_iam_role" "e" {
  name = "exec"
}
)");
  REQUIRE(configuration.entities.task_definitions.size() == 1);
  const TaskDefinition& task = configuration.entities.task_definitions[0];
  CHECK(task.name == "web");
  CHECK(task["cpu"].is_string());
  CHECK(task["cpu"].text() == "256");
  CHECK(task["executionRoleArn"].as_text().shown() == "arn:${partition}:iam::${account}:role/exec");
  CHECK(configuration.words(task["executionRoleArn"].span()) == "aws_iam_role.e.arn");
  const View container = *task["containerDefinitions"].begin();
  CHECK(container["image"].is_unknown());
  CHECK_FALSE(container["cpu"]);
  CHECK((*container["environment"].begin())["value"].text() == "1");
  const View volumes = task["volumes"];
  REQUIRE(volumes.size() == 2);
  CHECK((*volumes.begin()).at("host.sourcePath").text() == "/data");
  CHECK((*++volumes.begin()).at("efsVolumeConfiguration.authorizationConfig.iam").text() == "ENABLED");
  CHECK(task["ephemeralStorage.sizeInGiB"].integer() == 30);
  CHECK((*task["proxyConfiguration.properties"].begin())["name"].text() == "AppPorts");
  CHECK((*task["tags"].begin())["key"].text() == "team");
}

TEST_CASE("services, clusters, capacity providers and repositories have the members of the API") {
  const Configuration configuration(R"(
resource "aws_ecs_service" "s" {
  name                   = "api"
  cluster                = aws_ecs_cluster.c.arn
  task_definition        = "${aws_ecs_task_definition.t.family}:7"
  enable_execute_command = true
  network_configuration {
    subnets          = var.subnets
    assign_public_ip = true
  }
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  ordered_placement_strategy {
    type  = "binpack"
    field = "cpu"
  }
}
resource "aws_ecs_cluster" "c" {
  name = "shop"
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}
resource "aws_ecs_cluster_capacity_providers" "c" {
  cluster_name       = aws_ecs_cluster.c.name
  capacity_providers = ["FARGATE"]
}
resource "aws_ecs_capacity_provider" "p" {
  name = "spot"
  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.a.arn
  }
}
resource "aws_ecr_repository" "r" {
  name                 = "api"
  image_tag_mutability = "MUTABLE"
}
resource "aws_ecs_task_definition" "t" {
  family = "web"
}
)");
  const Entities& entities = configuration.entities;
  REQUIRE(entities.services.size() == 1);
  const Service& service = entities.services[0];
  CHECK(service["serviceName"].text() == "api");
  CHECK(service["taskDefinition"].text() == "web:7");
  CHECK(service["networkConfiguration.awsvpcConfiguration.assignPublicIp"].text() == "ENABLED");
  CHECK(service["networkConfiguration.awsvpcConfiguration.subnets"].is_unknown());
  CHECK(service["deploymentConfiguration.deploymentCircuitBreaker.rollback"].is_true());
  CHECK((*service["placementStrategy"].begin())["field"].text() == "cpu");
  REQUIRE(entities.clusters.size() == 1);
  CHECK((*entities.clusters[0]["settings"].begin())["value"].text() == "enabled");
  CHECK((*entities.clusters[0]["capacityProviders"].begin()).text() == "FARGATE");
  CHECK(entities.capacity_providers[0].name == "spot");
  CHECK(entities.repositories[0]["imageTagMutability"].text() == "MUTABLE");
}

TEST_CASE("count and for_each make as many as they say, none for 0, one where they are not known") {
  struct Row {
    std::string_view argument;
    std::size_t roles;
    bool may_have_more;
  };
  constexpr Row rows[] = {{"count = 0", 0, false},
                          {"count = 3", 3, false},
                          {"count = false ? 1 : 0", 0, false},
                          {"count = var.create ? 1 : 0", 1, true},
                          {"for_each = toset([\"a\", \"b\"])", 2, false},
                          {"for_each = { a = 1, b = 2, c = 3 }", 3, false},
                          {"for_each = var.names", 1, true},
                          {"for_each = {}", 0, false}};
  for (const Row& row : rows) {
    CAPTURE(row.argument);
    const Configuration configuration("variable \"create\" {}\nresource \"aws_iam_role\" \"r\" {\n  " +
                                      std::string(row.argument) + "\n  name = \"r\"\n}\n");
    CHECK(configuration.entities.roles.size() == row.roles);
    if (!configuration.entities.roles.empty())
      CHECK(configuration.entities.roles[0].may_have_more == row.may_have_more);
  }
}

TEST_CASE("a role that a module from elsewhere is given by name may have more permissions") {
  struct Row {
    std::string_view argument;
    bool may_have_more;
  };
  constexpr Row rows[] = {{"role_name = aws_iam_role.r.name", true},
                          {"roles = [aws_iam_role.r.id]", true},
                          {"role = aws_iam_role.r", true},
                          {"task_role_arn = aws_iam_role.r.arn", false}};
  for (const Row& row : rows) {
    CAPTURE(row.argument);
    const Configuration configuration(
        "resource \"aws_iam_role\" \"r\" {\n  name = \"r\"\n}\nmodule \"m\" {\n"
        "  source = \"example/m/aws\"\n  " +
        std::string(row.argument) + "\n}\n");
    REQUIRE(configuration.entities.roles.size() == 1);
    CHECK(configuration.entities.roles[0].may_have_more == row.may_have_more);
  }
}

TEST_CASE("a module that is called twice makes what it makes twice") {
  const Configuration configuration(R"(-- main.tf --
module "a" {
  source = "./role"
  name   = "a"
}
module "b" {
  for_each = toset(["x", "y"])
  source   = "./role"
  name     = "b-${each.key}"
}
resource "aws_ecs_task_definition" "t" {
  family        = "t"
  task_role_arn = module.b["y"].arn
}
-- role/main.tf --
variable "name" {}
resource "aws_iam_role" "this" {
  name = var.name
}
output "arn" {
  value = aws_iam_role.this.arn
}
)");
  REQUIRE(configuration.entities.roles.size() == 3);
  CHECK(configuration.entities.roles[0].name == "a");
  CHECK(configuration.entities.roles[2].name == "b-y");
  CHECK(configuration.entities.task_definitions[0]["taskRoleArn"].as_text().shown() ==
        "arn:${partition}:iam::${account}:role/b-y");
}

TEST_CASE("after a syntax error roles may have more than was read") {
  const Configuration configuration(
      "resource \"aws_iam_role\" \"r\" {\n  name = \"r\"\n}\nresource \"aws_iam_role_policy\" "
      "\"p\" {\n  role = = aws_iam_role.r.name\n}\n");
  CHECK(configuration.findings.list.size() == 1);
  REQUIRE(configuration.entities.roles.size() == 1);
  CHECK(configuration.entities.roles[0].may_have_more);
}

}  // namespace
}  // namespace rolecall
