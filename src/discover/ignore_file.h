// .gitignore files: which files of a folder are not looked at (git documentation: gitignore).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "discover/glob.h"

namespace rolecall::discover {

/// One .gitignore.
class IgnoreFile {
 public:
  /// `folder` is where the file stands, with a '/' at its end, or empty for the working directory.
  IgnoreFile(std::string folder, std::string_view text);

  /// Does it say that a path is ignored, or not ignored? None: it does not speak of it.
  std::optional<bool> ignores(std::string_view path, bool is_folder) const;

 private:
  struct Line {
    Glob glob;
    bool is_negated, is_for_folders;
  };
  void add(std::string_view line);

  std::string folder_;
  std::vector<Line> lines_;
};

}  // namespace rolecall::discover
