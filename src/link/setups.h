// The setups of one run: a repository often keeps the same setup several times, a folder for each stage or team.
#pragma once

#include <vector>

#include "entity/entity.h"
#include "source/source.h"

namespace rolecall {

/// Divides the entities into setups that are linked each on its own. Folders are different setups where each has what a
/// setup has only once: a file of the same name with a policy of the same role, a trust policy of the same role, a task
/// definition of one family, or a service of one name. `dev/` and `prod/` are two setups if both have
/// `ecsTaskExecutionRole/trust-policy.json`. What stands outside of these folders belongs to all of them. Linear in the
/// entities times the depth of their folders; where that would copy too much, and where nothing is there twice, it is
/// one setup.
std::vector<Entities> setups_in(Entities entities, const Sources& sources);

}  // namespace rolecall
