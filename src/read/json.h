// JSON (RFC 8259) to a located tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source/finding.h"
#include "source/tree.h"

namespace rolecall::read {

/// As read() in read.h; the text is neither empty nor too large.
std::optional<Tree> read_json(std::string_view text, std::uint32_t source, Findings& findings);

}  // namespace rolecall::read
