// What a check is: a plain function without state; the type of its first parameter says what it looks at.
#pragma once

#include <span>
#include <variant>

#include "entity/entity.h"
#include "iam/policy.h"
#include "link/workspace.h"
#include "needs/needs.h"
#include "source/finding.h"

namespace rolecall {

/// A check may ask for the workspace where it needs the other side. `Workspace` alone as first parameter is for what no
/// single entity has.
using Check = std::variant<
    void (*)(const iam::Policy&, Findings&), void (*)(const iam::Policy&, const Workspace&, Findings&),
    void (*)(const LinkedRole&, Findings&), void (*)(const LinkedRole&, const Workspace&, Findings&),
    void (*)(const AgentConfig&, Findings&), void (*)(const AgentConfig&, const Workspace&, Findings&),
    // Every entity of the ECS API, whatever its kind: for what task definitions and services have in common.
    void (*)(const EcsEntity&, Findings&), void (*)(const EcsEntity&, const Workspace&, Findings&),
    void (*)(const TaskDefinition&, Findings&), void (*)(const TaskDefinition&, const Workspace&, Findings&),
    void (*)(const Service&, Findings&), void (*)(const Service&, const Workspace&, Findings&),
    void (*)(const Cluster&, Findings&), void (*)(const Cluster&, const Workspace&, Findings&),
    void (*)(const CapacityProvider&, Findings&), void (*)(const CapacityProvider&, const Workspace&, Findings&),
    // All needs of the setup, answered. They are worked out once for all rules of a run.
    void (*)(std::span<const needs::Need>, const Workspace&, Findings&), void (*)(const Workspace&, Findings&)>;

}  // namespace rolecall
