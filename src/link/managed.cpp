#include "link/managed.h"

#include <span>
#include <string>
#include <vector>

namespace rolecall {

namespace {

std::string in_partition(std::string_view text, std::string_view partition) {
  constexpr std::string_view commercial = "arn:aws:";
  if (!text.starts_with(commercial)) return std::string(text);
  return "arn:" + std::string(partition) + ":" + std::string(text.substr(commercial.size()));
}

iam::Words words_from(std::span<const std::string_view> texts, std::string_view partition) {
  iam::Words words;
  words.list.reserve(texts.size());
  for (std::string_view text : texts) words.list.emplace_back(in_partition(text, partition));
  return words;
}

iam::Statement statement_from(const catalog::ManagedStatement& managed, std::string_view partition) {
  iam::Statement statement;
  statement.sid.value = managed.sid;
  statement.effect = managed.allows ? iam::Effect::allow : iam::Effect::deny;
  (managed.is_not_action ? statement.not_action : statement.action) = words_from(managed.actions, partition);
  (managed.is_not_resource ? statement.not_resource : statement.resource) = words_from(managed.resources, partition);
  for (const catalog::ManagedCondition& condition : managed.conditions)
    statement.conditions.push_back(
        {Text(std::string(condition.op)), Text(std::string(condition.key)), words_from(condition.values, partition)});
  return statement;
}

}  // namespace

iam::Policy policy_from(catalog::ManagedPolicy managed, std::string_view partition) {
  iam::Policy policy;
  policy.type = iam::PolicyType::identity;
  policy.name = managed.name();
  policy.version = Text(std::string(managed.language()));
  policy.is_aws_managed = true;
  for (const catalog::ManagedStatement& statement : managed.statements())
    policy.statements.push_back(statement_from(statement, partition));
  return policy;
}

}  // namespace rolecall
