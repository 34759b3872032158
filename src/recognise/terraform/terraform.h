// Terraform and OpenTofu configurations to entities. A module is a folder, so this looks at all files of a run
// together.
#pragma once

#include <cstdint>
#include <vector>

#include "recognise/recognise.h"
#include "recognise/terraform/configuration.h"
#include "recognise/terraform/evaluator.h"

namespace rolecall::recognise::terraform {

/// What the resources of a run's files are, for each file in their order: an entity is with the file that has its
/// block. A folder that no module of the run calls is a module of its own; what its callers or a plan decide is a
/// symbol. Modules that are not in the run are not known, and a role whose name they are given may have more
/// permissions. Steps and depth are bounded; past that, values are unknown.
std::vector<Recognised> recognise(Sources& sources, const std::vector<const ConfigFile*>& files, const OpenFile& open,
                                  Findings& findings);

}  // namespace rolecall::recognise::terraform
