// What expressions of the Terraform language are worth before a plan.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "recognise/terraform.h"

namespace rolecall {
namespace {

/// The family of the only task definition of a configuration, symbols as `${name}`.
std::string family_in(const Configuration& configuration) {
  if (configuration.entities.task_definitions.size() != 1) return "no task definition";
  return configuration.entities.task_definitions[0]["family"].as_text().shown();
}

TEST_CASE("an expression is worth what Terraform makes of it, or a symbol") {
  struct Row {
    std::string_view expression, value;
  };
  constexpr Row rows[] = {
      {R"("web")", "web"},
      {R"("${"web"}-${1 + 2}")", "web-3"},
      {R"(local.name)", "shop"},
      {R"("${local.name}-${var.stage}")", "shop-${var.stage}"},
      {R"(var.stage)", "${var.stage}"},
      {R"(var.region)", "eu-west-1"},
      {R"(lower("WEB"))", "web"},
      {R"(upper(local.name))", "SHOP"},
      {R"(lower(var.stage))", "${lower(var.stage)}"},
      {R"(join("-", ["a", "b", local.name]))", "a-b-shop"},
      {R"(join("-", ["a", var.stage]))", "a-${var.stage}"},
      {R"(format("%s-%d", local.name, 3))", "shop-3"},
      {R"(format("%s-%s", local.name, var.stage))", "shop-${var.stage}"},
      {R"(replace("a_b_c", "_", "-"))", "a-b-c"},
      {R"(split("/", "a/b/c")[1])", "b"},
      {R"(element(["a", "b"], 3))", "b"},
      {R"(lookup({ a = "x" }, "a", "y"))", "x"},
      {R"(lookup({ a = "x" }, "b", "y"))", "y"},
      {R"(merge({ a = "x" }, { a = "y" }).a)", "y"},
      {R"(concat(["a"], ["b"])[1])", "b"},
      {R"(coalesce(null, "", "b"))", "b"},
      {R"(try(local.absent.name, "b"))", "b"},
      {R"(try(local.map.absent, local.map.a))", "x"},
      {R"(one(["a"]))", "a"},
      {R"(tostring(length([1, 2, 3])))", "3"},
      {R"(trimsuffix("web.", "."))", "web"},
      {R"(trimspace(" web "))", "web"},
      {R"(substr("shop-api", 0, 4))", "shop"},
      {R"(keys({ b = 1, a = 2 })[0])", "a"},
      {R"(values({ b = "y", a = "x" })[0])", "x"},
      {R"(tolist(toset(["b", "a", "b"]))[0])", "a"},
      {R"(jsondecode("{\"a\": \"x\"}").a)", "x"},
      {R"(jsondecode(jsonencode({ a = var.stage })).a)", "${var.stage}"},
      {R"(true ? "a" : "b")", "a"},
      {R"(local.name == "shop" ? "a" : "b")", "a"},
      {R"(var.stage == "prod" ? "a" : "a")", "a"},
      {R"(var.stage == var.stage ? "a" : "b")", "a"},
      {R"(var.stage == "prod" ? "a" : "b")", R"(${var.stage == "prod" ? "a" . "b"})"},
      {R"(false && var.flag ? "a" : "b")", "b"},
      {R"([for x in ["a", "b"] : upper(x)][1])", "B"},
      {R"([for x in ["a", "b"] : x if x != "a"][0])", "b"},
      {R"([for k, v in { a = "x" } : "${k}${v}"][0])", "ax"},
      {R"({ for x in ["a", "b"] : x => upper(x) }.b)", "B"},
      {R"(([{ n = "a" }, { n = "b" }][*].n)[1])", "b"},
      {R"(local.list.*.n[0])", "p"},
      {R"("%{ if local.name == "shop" }yes%{ else }no%{ endif }")", "yes"},
      {R"("%{ for x in ["a", "b"] }${x}.%{ endfor }")", "a.b."},
      {R"(local.map["a"])", "x"},
      {R"(local.map[var.stage])", R"(${local.map[var.stage]})"},
      {R"(local.same[var.stage])", "z"},
      {R"(unheard_of("a"))", R"(${unheard_of("a")})"},
      {R"(data.aws_region.current.name)", "${region}"},
      {R"(data.aws_caller_identity.current.account_id)", "${account}"},
      {R"(aws_sqs_queue.orders.arn)", "arn:${partition}:sqs:${region}:${account}:orders"},
      {R"(aws_vpc.main.id)", "${aws_vpc.main.id}"},
      {R"(aws_sqs_queue.many[1].name)", "queue-1"},
      {R"(aws_sqs_queue.each["a"].name)", "queue-a"},
      {R"(join(",", aws_sqs_queue.many[*].name))", "queue-0,queue-1"},
      {R"(local.round)", "${local.round}"},
      {R"(terraform.workspace)", "${terraform.workspace}"},
      {R"(path.module)", "."},
      {R"("$${literal}")", "${literal}"},
      {"<<-EOT\n    web\n  EOT\n", "web\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    const Configuration configuration(R"(
variable "stage" {}
variable "flag" {}
variable "region" {
  default = "eu-west-1"
}
locals {
  name  = "shop"
  map   = { a = "x", b = "y" }
  same  = { a = "z", b = "z" }
  list  = [{ n = "p" }]
  round = local.about
  about = local.round
}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}
resource "aws_vpc" "main" {}
resource "aws_sqs_queue" "orders" {
  name = "orders"
}
resource "aws_sqs_queue" "many" {
  count = 2
  name  = "queue-${count.index}"
}
resource "aws_sqs_queue" "each" {
  for_each = toset(["a", "b"])
  name     = "queue-${each.key}"
}
resource "aws_ecs_task_definition" "t" {
  family = )" + std::string(row.expression) +
                                      "\n}\n");
    CHECK(configuration.findings.list.empty());
    CHECK(family_in(configuration) == row.value);
  }
}

TEST_CASE("what a provider says of account and Region is known") {
  const Configuration configuration(R"(
provider "aws" {
  region              = "cn-north-1"
  allowed_account_ids = ["111122223333"]
}
resource "aws_ecs_task_definition" "t" {
  family = aws_sqs_queue.q.arn
}
resource "aws_sqs_queue" "q" {
  name = "q"
}
)");
  CHECK(family_in(configuration) == "arn:aws-cn:sqs:cn-north-1:111122223333:q");
}

TEST_CASE("with several providers nobody knows the Region") {
  const Configuration configuration(R"(
provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "other"
  region = "us-east-1"
}
data "aws_region" "r" {}
resource "aws_ecs_task_definition" "t" {
  family = data.aws_region.r.name
}
)");
  CHECK(family_in(configuration) == "${region}");
}

TEST_CASE("variables have the values that Terraform loads, and defaults where nobody gives others") {
  struct Row {
    std::string_view files, value;
  };
  constexpr std::string_view uses = "resource \"aws_ecs_task_definition\" \"t\" {\n  family = var.name\n}\n";
  constexpr Row rows[] = {
      {"-- variables.tf --\nvariable \"name\" {}\n-- terraform.tfvars --\nname = \"loaded\"\n", "loaded"},
      {"-- variables.tf --\nvariable \"name\" {\n  default = \"a\"\n}\n-- x.auto.tfvars --\nname = \"auto\"\n", "auto"},
      {"-- variables.tf --\nvariable \"name\" {\n  default = \"a\"\n}\n-- prod.tfvars --\nname = \"prod\"\n",
       "${var.name}"},
      {"-- variables.tf --\nvariable \"name\" {\n  default = \"a\"\n}\n-- env/prod.tfvars --\nname = \"a\"\n", "a"},
      {"-- variables.tf --\nvariable \"name\" {\n  default = \"\"\n}\n", "${var.name}"},
      {"-- variables.tf --\nvariable \"name\" {\n  default = null\n}\n", "${var.name}"},
      {"-- a.tf --\nvariable \"name\" {}\n-- terraform.tfvars --\nname = \"t\"\n-- a.auto.tfvars --\nname = \"u\"\n",
       "u"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.files);
    const Configuration configuration(std::string(row.files) + "-- main.tf --\n" + std::string(uses));
    CHECK(family_in(configuration) == row.value);
  }
}

TEST_CASE("local modules take inputs and give outputs") {
  const Configuration configuration(R"(-- main.tf --
module "names" {
  source = "./modules/names"
  stage  = "prod"
}
module "task" {
  source = "./modules/task"
  family = module.names.family
}
-- modules/names/main.tf --
variable "stage" {}
variable "team" {
  default = "shop"
}
output "family" {
  value = "${var.team}-${var.stage}"
}
-- modules/task/main.tf --
variable "family" {}
resource "aws_ecs_task_definition" "this" {
  family = var.family
}
)");
  CHECK(family_in(configuration) == "shop-prod");
}

TEST_CASE("modules from elsewhere are symbols, and two modules without a caller have different ones") {
  const Configuration configuration(R"(-- a/main.tf --
module "names" {
  source = "example/names/aws"
}
resource "aws_ecs_task_definition" "this" {
  family = module.names.family
}
-- b/main.tf --
resource "aws_ecs_task_definition" "this" {
  family = var.family
}
)");
  REQUIRE(configuration.entities.task_definitions.size() == 2);
  CHECK(configuration.entities.task_definitions[0]["family"].as_text().shown() == "${a.module.names.family}");
  CHECK(configuration.entities.task_definitions[1]["family"].as_text().shown() == "${b.var.family}");
}

TEST_CASE("a file of a template is read where it is at hand") {
  const Configuration configuration(R"(-- main.tf --
resource "aws_ecs_task_definition" "t" {
  family                = "t"
  container_definitions = templatefile("${path.module}/tasks/api.json.tpl", { image = "nginx:1", port = var.port })
}
-- tasks/api.json.tpl --
[{"name": "api", "image": "${image}", "portMappings": [{"containerPort": ${port}}]}]
)");
  REQUIRE(configuration.entities.task_definitions.size() == 1);
  const TaskDefinition& task = configuration.entities.task_definitions[0];
  CHECK(configuration.findings.list.empty());
  const View container = *task["containerDefinitions"].begin();
  CHECK(container["image"].text() == "nginx:1");
  CHECK(configuration.path(container["name"].span()) == "tasks/api.json.tpl");
  CHECK(configuration.words(container["name"].span()) == "\"api\"");
  CHECK((*container["portMappings"].begin())["containerPort"].is_unknown());
}

TEST_CASE("what has no end is unknown and soon done") {
  std::string doubled = "locals {\n  a0 = \"0123456789\"\n  l0 = [1]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = std::to_string(i - 1), here = std::to_string(i);
    doubled += "  a" + here + " = \"${local.a" + before + "}${local.a" + before + "}\"\n";
    doubled += "  l" + here + " = [local.l" + before + ", local.l" + before + "]\n";
  }
  doubled += "}\n";
  const Configuration configuration(doubled +
                                    "resource \"aws_ecs_task_definition\" \"t\" {\n  family = local.a59\n"
                                    "  container_definitions = jsonencode(local.l59)\n}\n");
  CHECK(family_in(configuration).starts_with("${"));
}

}  // namespace
}  // namespace rolecall
