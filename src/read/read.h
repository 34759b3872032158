// Bytes to a located tree, one reader for each format. A malformed file is a finding of family `input`.
#pragma once

#include <cstdint>
#include <optional>

#include "source/finding.h"
#include "source/source.h"
#include "source/tree.h"

namespace rolecall::read {

enum class Format : std::uint8_t { json, yaml, toml, env };

/// What hostile input meets. A file past one of these is a finding and is passed over.
inline constexpr std::uint32_t max_depth = 512;
inline constexpr std::size_t max_bytes = std::size_t{1} << 30;
inline constexpr std::size_t max_string = std::size_t{16} << 20;
/// TOML is written by hand and small, and toml++ takes quadratic time for many tables.
inline constexpr std::size_t max_toml_bytes = std::size_t{1} << 20;
inline constexpr std::uint32_t max_toml_depth = 128;

/// The aliases of a YAML file may stand for so many values that small files fill the memory.
inline constexpr std::size_t max_alias_values = std::size_t{1} << 18;

/// The format that a path's name tells: `.json`, `.yaml`/`.yml`, `.toml`, `.config`/`.env` and `ecs.config`. None for
/// others.
std::optional<Format> format_of(std::string_view path);

/// Reads one source. The tree points into the source's text, and must not outlive it. Nothing if the text is malformed:
/// then findings has one `input/...` more. Duplicate keys are kept. A BOM is passed over. Linear in the text.
///
/// Spans of JSON nest as its values do, and so do those of YAML but for aliases (read/yaml.h). In TOML, what has a
/// header (`[settings.ecs]`) is placed at the header, and a table that only a dotted key makes, at its part of the key;
/// both may have members elsewhere. Dates are strings.
std::optional<Tree> read(const Sources& sources, std::uint32_t source, Format format, Findings& findings);

/// An env file as the agent's service reads it (ecs.config): an object with one string member for each line with a `=`,
/// in the order of the file, nothing trimmed but the line, duplicates kept. Lines without `=` that are neither blank
/// nor start with `#` or `;` are members with Kind::null whose key is the whole line. Lines that start with `#` are
/// members too if they have a `=`, since the agent takes them so; the recogniser leaves them out. For the agent a byte
/// order mark is a part of the first name, and so it is here. (Amazon ECS container agent source, ecs-init,
/// getEnvVars.)

/// The text of a string value that holds a document of its own (a policy in a string): a new source that knows the span
/// it came from. `inside` is a string that read() made; percent-encoded text (it starts with `%7B`) is decoded once
/// more.
std::uint32_t embed(Sources& sources, const Node& inside);

}  // namespace rolecall::read
