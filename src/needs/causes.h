// What in a setup causes a need: the finders that the table of features (policies/needs) names.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "iam/condition.h"
#include "link/workspace.h"
#include "source/span.h"
#include "source/tree.h"

namespace rolecall::needs {

/// One place that causes a need.
struct Cause {
  Span span;            ///< the value that causes it
  std::string subject;  ///< `container "api"`
  /// What fills the `{name}`s of a feature's title and resource; a value may have symbols. What is not here comes from
  /// the entity's home (partition, region, account), or is not known.
  std::vector<std::pair<std::string_view, std::string>> fields;
  iam::Context context;  ///< what is known of the request
  View role;             ///< the member that names the role, for an infrastructure role
};
using Causes = std::vector<Cause>;

/// The type of its first parameter says what a finder looks at.
using TaskFinder = Causes (*)(const TaskDefinition&, const Workspace&);
using ServiceFinder = Causes (*)(const Service&, const Workspace&);
using AgentFinder = Causes (*)(const AgentConfig&);
using Finder = std::variant<TaskFinder, ServiceFinder, AgentFinder>;

/// None if nothing has this name. The causes of `pass-role` are found where deployers are (needs.cpp).
const Finder* find_cause(std::string_view name);

}  // namespace rolecall::needs
