// Paths and globs to sources. Respects .gitignore, skips .git, node_modules and .terraform; reads what was named
// whatever its name; follows no link out of the named paths.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/expected.h"
#include "source/finding.h"

namespace rolecall::discover {

/// The files that a run looks at, in the order of their paths, each once. A folder is walked; `-` is standard input.
/// What was named and is not there, or cannot be read, is a notification.
struct Found {
  std::string path;
  bool was_named = false;
};
std::vector<Found> discover(std::span<const std::string> paths, std::vector<Notification>& notifications);

/// The bytes of one file. Fails, with the system's reason.
Expected<std::string> bytes_of(const std::string& path);

/// Does a glob (`*`, `?`, `**`, `[a-z]`, as .gitignore has them) match a path?
bool glob_matches(std::string_view glob, std::string_view path);

}  // namespace rolecall::discover
