// TOML 1.0 to a located tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source/finding.h"
#include "source/tree.h"

namespace rolecall::read {

/// As read() in read.h. An empty text is an empty object.
std::optional<Tree> read_toml(std::string_view text, std::uint32_t source, Findings& findings);

}  // namespace rolecall::read
