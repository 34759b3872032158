// Paths and globs to sources. Respects .gitignore, skips .git, node_modules and .terraform; reads what was named
// whatever its name; follows no link out of the named paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/expected.h"
#include "source/finding.h"

namespace rolecall::discover {

/// A file that a run looks at.
struct Found {
  std::string path;        ///< with '/', relative if it was named so; "-" is standard input
  bool was_named = false;  ///< itself, or by a glob; not just found in a folder
};

/// The files that a run looks at, in the order of their paths, each once. A folder is walked for the files whose names
/// `is_wanted`; a name with `*`, `?` or `[` that no file has is a glob. What was named and is not there is a
/// notification; so is a folder that cannot be read. Links that are met on a walk are not followed: what they lead to
/// inside of the folder is met anyway.
std::vector<Found> discover(std::span<const std::string> paths,
                            const std::function<bool(std::string_view path)>& is_wanted,
                            std::vector<Notification>& notifications);

/// The bytes of one file, or of standard input for "-"; no more than `most`, where a device without an end could do
/// harm. Fails, with the system's reason.
Expected<std::string> bytes_of(const std::string& path, std::size_t most = SIZE_MAX);

/// Does a glob (`*`, `?`, `**`, `[a-z]`, as .gitignore has them) match a path, or a folder that the path is in? Without
/// a slash but at its end, it matches at any depth. At worst glob x path steps.
bool glob_matches(std::string_view glob, std::string_view path);

}  // namespace rolecall::discover
