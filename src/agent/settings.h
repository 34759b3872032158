// How the container agent and ecs-init read their settings: Go's booleans and durations, and the value that applies
// where a file says nothing. (Amazon ECS container agent source: agent/config, ecs-init; developer guide: Amazon ECS
// container agent configuration.)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/agent_settings.h"
#include "entity/entity.h"
#include "source/answer.h"

namespace rolecall::agent {

/// Go's strconv.ParseBool, with blanks around allowed: 1 t T TRUE true True 0 f F FALSE false False.
std::optional<bool> parse_boolean(std::string_view text);

/// Go's time.ParseDuration, in nanoseconds: `90s`, `1h30m`, `-1.5h`, `0`. None for anything else, and past 292 years.
std::optional<std::int64_t> parse_duration(std::string_view text);

/// The value that applies to a boolean setting on this instance: the file's last word, else what ecs-init injects, else
/// the agent's own default. A value that is no boolean counts as if the agent's own default stood there, and so does an
/// empty one, which takes the place of ecs-init's. `depends` where the platform, and so the default, is not known.
Answer is_on(const AgentConfig& config, std::string_view name);

/// The log drivers that the agent offers: the file's list, else the default of the platform; a list that does not parse
/// falls back to the agent's own default. None if the platform is not known.
std::optional<std::vector<std::string>> log_drivers(const AgentConfig& config);

/// How the setting came to its value, for a message: `is set to "no"`, `is emptied`, `is not set`.
std::string how_it_stands(const AgentConfig& config, std::string_view name);

/// Where a finding about a setting points: its value (the whole line where the value is empty), else the file's first
/// setting. The line of the setting that counts.
Span place_of(const AgentConfig& config, std::string_view name);

}  // namespace rolecall::agent
