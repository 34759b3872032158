// Needs: which action on which resource a setup requires of a role, and the line that causes it. The table of features
// is policies/needs; this folder finds what causes a feature and fills in the resource.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "link/workspace.h"

namespace rolecall::needs {

/// Which role a feature asks.
enum class Bearer : std::uint8_t {
  execution,              ///< the execution role
  execution_or_instance,  ///< the execution role; on EC2, where none is named, the instance role
  task,
  instance,
  infrastructure,
  deployer
};

/// One row of policies/needs: a feature. Constant data.
struct Feature {
  std::string_view id;     ///< "secret"
  std::string_view title;  ///< "reads secret {resource} from Secrets Manager"
  std::string_view rule;   ///< whose finding a missing permission is: "role/execution-no-secret"
  std::string_view cause;  ///< what in the setup causes it, by the name of a finder in causes.cpp
  Bearer bearer;
  std::span<const std::string_view> actions;
  std::string_view resource;  ///< with `{name}`s that the cause fills:
                              ///< "arn:{partition}:ecr:{region}:{account}:repository/{repository}"
  std::string_view source;    ///< the AWS page's title
};

/// All rows, in the order of the table. Compiled in.
std::span<const Feature> features();

/// A concrete need: some actions on one resource, required of one role for one reason.
struct Need {
  const Feature* feature = nullptr;
  std::string_view rule;
  Span cause;                         ///< the value that causes it
  std::vector<Span> also_caused_by;   ///< the same need of the same role elsewhere in the same entity
  const EcsEntity* entity = nullptr;  ///< the task definition or service; null for an agent configuration
  const AgentConfig* agent = nullptr;
  std::string subject;           ///< `container "api"`, `volume "data"`, `service "web"`, `the agent`
  std::string what;              ///< the feature's title, filled in: `reads secret .../prod/db from Secrets Manager`
  std::string resource;          ///< as a policy would name it: REGION or ACCOUNT for what is not known, `*` for any
  std::string request_resource;  ///< as the request has it: with symbols (source/text.h) for what is not known
  std::vector<std::string_view> actions;
  RoleReference role;  ///< of which it is required; role.role is null if it is not in the workspace
  RoleUse use;
  iam::Context context;  ///< what is known of the request (iam:PassedToService)

  /// What was found: the actions that the role may not call, certainly. Empty: satisfied, or not known.
  std::vector<std::string_view> missing;
  /// The statement that explicitly denies one of them; null if what is missing is an allow.
  const iam::Statement* denied_by = nullptr;
  const iam::Policy* denied_in = nullptr;
};

/// Every need of the workspace, answered against the linked roles, in the order of the sources. Linear in the entities
/// and in the statements of their roles. What a resource policy of the workspace may grant is not missing.
std::vector<Need> needs_of(const Workspace& workspace);
/// Those that one task definition causes by itself.
std::vector<Need> needs_of(const Workspace& workspace, const TaskDefinition& task);

/// The statement that would add what is missing (all of it, if nothing is), as JSON text of several lines, for help.
std::string statement_for(const Need& need);

}  // namespace rolecall::needs
