// From the names that CloudFormation gives to the members of ECS resources to those of the ECS API.
#pragma once

#include <string>
#include <string_view>

#include "source/tree.h"

namespace rolecall::recognise::cloudformation {

/// `ContainerDefinitions` becomes `containerDefinitions`, and what is spelt otherwise its name in the API; the keys of
/// maps (log options, labels) stay what they are. The text of a boolean, which CloudFormation takes for one, becomes
/// one.
Tree canonical(Tree tree);

/// Adds a copy of a member to the object at the root.
void add_member(Tree& tree, View member);

}  // namespace rolecall::recognise::cloudformation
