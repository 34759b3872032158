// Policies in tests, from their JSON.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "iam/policy.h"
#include "read/read.h"
#include "recognise/recognise.h"

namespace rolecall::iam {

/// `<name>` becomes a symbol.
inline void put_symbols(Words& words) {
  for (Text& word : words.list) {
    std::replace(word.value.begin(), word.value.end(), '<', Text::symbol_begin);
    std::replace(word.value.begin(), word.value.end(), '>', Text::symbol_end);
  }
}

/// Reads a policy. What stands in `<` and `>` in an action, a resource or a condition's value is a symbol.
inline Policy policy_of(std::string text, PolicyType type = PolicyType::identity) {
  Sources sources;
  Findings findings("input/test");
  Source source;
  source.text = std::move(text);
  const std::optional<Tree> tree = read::read(sources, sources.add(std::move(source)), read::Format::json, findings);
  Policy policy = tree ? recognise::policy_from(tree->root(), type, "test") : Policy();
  for (Statement& statement : policy.statements) {
    for (Words* words : {&statement.action, &statement.not_action, &statement.resource, &statement.not_resource})
      put_symbols(*words);
    for (Condition& condition : statement.conditions) put_symbols(condition.values);
  }
  return policy;
}

/// A policy of these statements.
inline Policy policy_of_statements(std::string_view statements, PolicyType type = PolicyType::identity) {
  return policy_of(R"({"Version": "2012-10-17", "Statement": [)" + std::string(statements) + "]}", type);
}

}  // namespace rolecall::iam
