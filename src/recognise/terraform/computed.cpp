#include "recognise/terraform/computed.h"

#include <algorithm>
#include <array>
#include <string>

#include "iam/arn.h"
#include "recognise/terraform/json_text.h"
#include "recognise/terraform/policy_document.h"

namespace rolecall::recognise::terraform {

namespace {

/// `{x}` is the argument x of the resource; `{account}`, `{region}` and `{partition}` are where it is; `{path}` is "/"
/// if it is not given; `{/name}` begins with a slash.
struct Made {
  std::string_view type, attribute, from;
};
constexpr std::array<Made, 45> made_attributes = {{
    {"aws_iam_role", "arn", "arn:{partition}:iam::{account}:role{path}{name}"},
    {"aws_iam_role", "id", "{name}"},
    {"aws_iam_role", "name", "{name}"},
    {"aws_iam_policy", "arn", "arn:{partition}:iam::{account}:policy{path}{name}"},
    {"aws_iam_policy", "id", "arn:{partition}:iam::{account}:policy{path}{name}"},
    {"aws_iam_policy", "name", "{name}"},
    {"aws_iam_instance_profile", "arn", "arn:{partition}:iam::{account}:instance-profile{path}{name}"},
    {"aws_iam_instance_profile", "id", "{name}"},
    {"aws_iam_instance_profile", "name", "{name}"},
    {"aws_ecs_cluster", "arn", "arn:{partition}:ecs:{region}:{account}:cluster/{name}"},
    {"aws_ecs_cluster", "id", "arn:{partition}:ecs:{region}:{account}:cluster/{name}"},
    {"aws_ecs_task_definition", "arn", "arn:{partition}:ecs:{region}:{account}:task-definition/{family}:{revision}"},
    {"aws_ecs_task_definition", "arn_without_revision",
     "arn:{partition}:ecs:{region}:{account}:task-definition/{family}"},
    {"aws_ecs_task_definition", "id", "{family}"},
    {"aws_ecs_capacity_provider", "arn", "arn:{partition}:ecs:{region}:{account}:capacity-provider/{name}"},
    {"aws_ecs_capacity_provider", "id", "arn:{partition}:ecs:{region}:{account}:capacity-provider/{name}"},
    {"aws_ecr_repository", "arn", "arn:{partition}:ecr:{region}:{account}:repository/{name}"},
    {"aws_ecr_repository", "repository_url", "{account}.dkr.ecr.{region}.amazonaws.com/{name}"},
    {"aws_ecr_repository", "registry_id", "{account}"},
    {"aws_ecr_repository", "id", "{name}"},
    {"aws_cloudwatch_log_group", "arn", "arn:{partition}:logs:{region}:{account}:log-group:{name}"},
    {"aws_cloudwatch_log_group", "name", "{name}"},
    {"aws_cloudwatch_log_group", "id", "{name}"},
    {"aws_secretsmanager_secret", "arn", "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{suffix}"},
    {"aws_secretsmanager_secret", "id", "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{suffix}"},
    {"aws_secretsmanager_secret", "name", "{name}"},
    {"aws_secretsmanager_secret_version", "arn", "{secret_id}"},
    {"aws_secretsmanager_secret_version", "secret_id", "{secret_id}"},
    {"aws_ssm_parameter", "arn", "arn:{partition}:ssm:{region}:{account}:parameter{/name}"},
    {"aws_ssm_parameter", "id", "{name}"},
    {"aws_kms_key", "arn", "arn:{partition}:kms:{region}:{account}:key/{key_id}"},
    {"aws_kms_key", "id", "{key_id}"},
    {"aws_s3_bucket", "arn", "arn:{partition}:s3:::{bucket}"},
    {"aws_s3_bucket", "id", "{bucket}"},
    {"aws_s3_bucket", "bucket", "{bucket}"},
    {"aws_sqs_queue", "arn", "arn:{partition}:sqs:{region}:{account}:{name}"},
    {"aws_sns_topic", "arn", "arn:{partition}:sns:{region}:{account}:{name}"},
    {"aws_sns_topic", "id", "arn:{partition}:sns:{region}:{account}:{name}"},
    {"aws_dynamodb_table", "arn", "arn:{partition}:dynamodb:{region}:{account}:table/{name}"},
    {"aws_lambda_function", "arn", "arn:{partition}:lambda:{region}:{account}:function:{function_name}"},
    {"aws_efs_file_system", "arn", "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}"},
    {"aws_efs_access_point", "arn", "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}"},
    {"aws_kms_alias", "arn", "arn:{partition}:kms:{region}:{account}:{name}"},
    {"aws_kms_alias", "name", "{name}"},
    {"aws_ecs_service", "name", "{name}"},
}};

/// The same for data sources, whose argument is what is looked for.
constexpr std::array<Made, 23> found_attributes = {{
    {"aws_caller_identity", "account_id", "{account}"},
    {"aws_caller_identity", "id", "{account}"},
    {"aws_region", "name", "{region}"},
    {"aws_region", "region", "{region}"},
    {"aws_region", "id", "{region}"},
    {"aws_partition", "partition", "{partition}"},
    {"aws_partition", "id", "{partition}"},
    {"aws_iam_role", "arn", "arn:{partition}:iam::{account}:role/{name}"},
    {"aws_iam_role", "id", "{name}"},
    {"aws_iam_policy", "arn", "arn:{partition}:iam::{account}:policy/{name}"},
    {"aws_secretsmanager_secret", "arn", "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{suffix}"},
    {"aws_secretsmanager_secret", "id", "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{suffix}"},
    {"aws_secretsmanager_secret_version", "arn", "{secret_id}"},
    {"aws_ssm_parameter", "arn", "arn:{partition}:ssm:{region}:{account}:parameter{/name}"},
    {"aws_ecs_cluster", "arn", "arn:{partition}:ecs:{region}:{account}:cluster/{cluster_name}"},
    {"aws_ecs_cluster", "id", "arn:{partition}:ecs:{region}:{account}:cluster/{cluster_name}"},
    {"aws_ecr_repository", "arn", "arn:{partition}:ecr:{region}:{account}:repository/{name}"},
    {"aws_ecr_repository", "repository_url", "{account}.dkr.ecr.{region}.amazonaws.com/{name}"},
    {"aws_cloudwatch_log_group", "arn", "arn:{partition}:logs:{region}:{account}:log-group:{name}"},
    {"aws_s3_bucket", "arn", "arn:{partition}:s3:::{bucket}"},
    {"aws_s3_bucket", "id", "{bucket}"},
    {"aws_sqs_queue", "arn", "arn:{partition}:sqs:{region}:{account}:{name}"},
    {"aws_sns_topic", "arn", "arn:{partition}:sns:{region}:{account}:{name}"},
}};

bool is_place(std::string_view field) {
  return field == "account" || field == "region" || field == "partition";
}

// Terraform puts something of its own behind the prefix.
std::string argument_words(Evaluator& evaluator, const Instance& instance, std::string_view field) {
  const std::string symbol = Text::symbol(instance.address + "." + std::string(field)).value;
  const Value given = evaluator.argument(instance, field);
  if (given.kind != Kind::null) return words_of(given).value_or(symbol);
  if (field == "path") return "/";
  const Value prefix = evaluator.argument(instance, std::string(field) + "_prefix");
  return words_of(prefix).value_or("") + symbol;
}

std::string field_words(Evaluator& evaluator, const Instance& instance, std::string_view field) {
  if (is_place(field)) return evaluator.place(*instance.scope.module, field);
  if (field == "suffix") return Text::symbol(field).value;
  if (!field.starts_with('/')) return argument_words(evaluator, instance, field);
  std::string words = argument_words(evaluator, instance, field.substr(1));
  return words.starts_with('/') ? words : "/" + words;
}

Value made_from(std::string_view form, Evaluator& evaluator, const Instance& instance) {
  std::string text;
  while (!form.empty()) {
    const std::size_t open = std::min(form.find('{'), form.size());
    text += form.substr(0, open);
    form.remove_prefix(open);
    if (form.empty()) break;
    const std::size_t close = form.find('}');
    text += field_words(evaluator, instance, form.substr(1, close - 1));
    form.remove_prefix(close + 1);
  }
  const bool is_symbol = text.starts_with(Text::symbol_begin) && text.find(Text::symbol_end) == text.size() - 1;
  if (is_symbol) return unknown_value(text.substr(1, text.size() - 2), instance.span());
  return string_value(std::move(text), instance.span());
}

template <std::size_t size>
const Made* find(const std::array<Made, size>& all, std::string_view type, std::string_view attribute) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Made& made) { return made.type == type && made.attribute == attribute; });
  return found == all.end() ? nullptr : &*found;
}

// data "template_file", from before templatefile().
Value rendered(Evaluator& evaluator, const Instance& instance) {
  const Value text = evaluator.argument(instance, "template");
  Value values = evaluator.argument(instance, "vars");
  if (values.kind == Kind::null) values = object_value({}, instance.span());
  const bool is_file = text.kind == Kind::string && text.span.is_somewhere() && text.is_known() &&
                       evaluator.sources[text.span.source].text.size() == text.text.size();
  if (!is_file) return unknown_value(instance.address + ".rendered", instance.span());
  return evaluator.file_template(instance.scope, evaluator.sources[text.span.source].path, values, instance.span());
}

std::optional<Value> data_attribute(Evaluator& evaluator, const Instance& instance, std::string_view name) {
  const std::string_view type = instance.type();
  if (type == "aws_iam_policy_document" && (name == "json" || name == "minified_json"))
    return policy_document_json(evaluator, instance);
  if (type == "template_file" && name == "rendered") return rendered(evaluator, instance);
  // What is looked for by its ARN has that one.
  if (name == "arn" || name == "id")
    if (const Value arn = evaluator.argument(instance, "arn"); arn.kind != Kind::null) return arn;
  if (type == "aws_partition" && name == "dns_suffix") {
    const std::string partition = evaluator.place(*instance.scope.module, "partition");
    if (partition == "aws") return string_value("amazonaws.com", instance.span());
  }
  if (const Made* made = find(found_attributes, type, name)) return made_from(made->from, evaluator, instance);
  return std::nullopt;
}

// The partition of the Regions that everybody has (AWS General Reference: Service endpoints).
Value partition_of(std::string_view region) {
  constexpr std::array<std::string_view, 9> commercial = {"af-", "ap-", "ca-", "eu-", "il-",
                                                          "me-", "mx-", "sa-", "us-"};
  if (region.starts_with("cn-")) return string_value("aws-cn", {});
  if (region.starts_with("us-gov-")) return string_value("aws-us-gov", {});
  const bool is_isolated = region.find("iso") != region.npos;
  const bool is_commercial = std::any_of(commercial.begin(), commercial.end(),
                                         [&](std::string_view prefix) { return region.starts_with(prefix); });
  return is_commercial && !is_isolated ? string_value("aws", {}) : Value();
}

}  // namespace

std::optional<Value> computed_attribute(Evaluator& evaluator, const Instance& instance, std::string_view name) {
  if (instance.is_data()) return data_attribute(evaluator, instance, name);
  const Made* made = find(made_attributes, instance.type(), name);
  if (!made) return std::nullopt;
  return made_from(made->from, evaluator, instance);
}

Value provider_place(const Value& argument, std::string_view what) {
  if (what == "account") {
    const bool is_one = argument.is_array() && !argument.is_open && argument.items().size() == 1;
    const Value account = is_one ? argument.items()[0].value : Value();
    return account.is_scalar() && iam::is_account_id(account.text) ? string_value(account.text, {}) : Value();
  }
  if (argument.kind != Kind::string || !iam::is_region(argument.text)) return Value();
  return what == "region" ? argument : partition_of(argument.text);
}

}  // namespace rolecall::recognise::terraform
