// What a path of a condition leads to.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "entity/entity.h"
#include "link/workspace.h"
#include "needs/needs.h"

namespace rolecall {

/// There may be a value, and nobody knows which: it is not in the files, or known only after deployment.
struct Unknown {};

using Value = std::variant<Unknown, View, Text, const LinkedRole*, const iam::Policy*, const iam::Statement*,
                           const AgentConfig*, const needs::Need*>;

/// What a condition is judged on.
using Entity = std::variant<const iam::Policy*, const LinkedRole*, const AgentConfig*, const TaskDefinition*,
                            const Service*, const Cluster*, const CapacityProvider*, const needs::Need*>;

/// The entity as the start of a path.
Value value_of(const Entity& entity);

/// Where a path starts: an entity, and the match of `at` in it.
struct Start {
  const Workspace* workspace = nullptr;
  Entity entity;
  Value match;
};

/// The values at a path, in the order of the text. None: it leads to nothing. Linear in the members on its way.
std::vector<Value> values_at(std::string_view path, const Start& start);

/// What a report underlines for a value; nowhere if no file says it.
Span span_of(const Value& value);
/// The words of a scalar, with symbols for what is not known; empty for anything else.
Text text_of(const Value& value);

}  // namespace rolecall
