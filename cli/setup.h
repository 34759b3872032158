// What a command works with: the configuration, the built-in rules and profiles, and those of the user.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/configuration.h"
#include "judge/load.h"

namespace rolecall::cli {

struct Setup {
  Sources sources;  ///< the configuration and the pages of the user's rules
  Findings findings{"input/configuration", Level::error};
  Configuration configuration;
  RuleStore store;                ///< keeps the words of the user's rules
  std::vector<Rule> rules;        ///< built-in and the user's, sorted by id
  std::vector<Profile> profiles;  ///< the user's first

  /// Names that a rule can be asked for by: ids, aliases and families.
  std::vector<std::string_view> rule_names() const;
};

/// Reads the configuration (`file`, or the one that is found; `--config`) and the pages in the folders of `--rules` and
/// of the configuration. Mistakes in them are findings. Nothing, after saying why on standard error, if what the
/// command line names cannot be read.
std::optional<Setup> set_up(const std::string& file, const std::vector<std::string>& folders);

/// For commands that show no findings: says on standard error that there are mistakes, if there are.
void mention_mistakes(const Setup& setup);

}  // namespace rolecall::cli
