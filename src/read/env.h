// Env files, as the service that starts the container agent reads ecs.config.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source/finding.h"
#include "source/tree.h"

namespace rolecall::read {

/// As read() in read.h says. An empty file is an empty object: the agent takes its defaults.
std::optional<Tree> read_env(std::string_view text, std::uint32_t source, Findings& findings);

}  // namespace rolecall::read
