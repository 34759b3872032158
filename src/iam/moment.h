// Dates and times as conditions write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace rolecall::iam {

/// Nanoseconds since 1970-01-01T00:00:00Z. Takes the forms of the W3C's profile of ISO 8601 (`2026-11-23`,
/// `2026-11-23T09:30Z`, `2026-11-23T09:30:00.5+01:00`) and the seconds of the epoch (IAM JSON policy elements:
/// Condition operators). A date without a time is its first moment in UTC. Four digits alone are none: they may be a
/// year or seconds. Years from 1678 to 2261.
std::optional<std::int64_t> parse_moment(std::string_view text);

}  // namespace rolecall::iam
