// Which tasks meet which agent: the join of task definitions and agent configurations.
#pragma once

#include <functional>

#include "link/workspace.h"
#include "source/finding.h"

namespace rolecall::agent {

/// The cluster that an instance with this configuration joins; empty if that is not known, or what stands there can be
/// no name.
std::string_view cluster_of(const AgentConfig& config);

/// May tasks of this definition run on an instance with this configuration? `no` where they run on Fargate or on
/// external instances only, and where all services that run them are in another cluster.
Answer may_host(const AgentConfig& config, const TaskDefinition& task, const Workspace& workspace);

/// Calls `look` for every task definition that this configuration may host.
void for_each_hosted(const AgentConfig& config, const Workspace& workspace,
                     const std::function<void(const TaskDefinition&)>& look);

/// Why a task wants a setting on: the value in its definition, or nothing.
using Wants = View (*)(const TaskDefinition& task);

/// Adds one finding where a boolean setting is off on instances that may host tasks which want it on; `outcome` says of
/// the first of them what comes of that. Each of them is a related place.
void find_off(const AgentConfig& config, const Workspace& workspace, std::string_view setting, Wants wants,
              std::string_view outcome, Findings& findings);

}  // namespace rolecall::agent
