// `.rolecall.toml` (docs/configuration.md): how a repository wants to be checked.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "judge/judge.h"
#include "recognise/recognise.h"
#include "source/finding.h"
#include "source/source.h"

namespace rolecall::cli {

inline constexpr std::string_view configuration_file = ".rolecall.toml";

/// A word of the configuration that has to name something.
struct Named {
  std::string name;
  Span span;
};

struct Configuration {
  std::optional<Named> profile;
  std::optional<Level> fail_on;  ///< Level::off: never
  struct LevelOf {
    Named rule_or_family;
    Level level;
  };
  std::vector<LevelOf> levels;
  std::vector<Named> rule_folders;  ///< relative to the working directory
  std::vector<Ignore> ignores;      ///< their paths as globs relative to the working directory
  recognise::Hints hints;           ///< theirs, too
};

/// The configuration of the working directory: the nearest file upward, relative to it. Empty if there is none.
std::string find_configuration();

/// Reads one. A slip is a finding `input/configuration` at its place, and what it is part of is left out; the rest
/// holds. Nothing if the file cannot be read.
std::optional<Configuration> read_configuration(const std::string& path, Sources& sources, Findings& findings);

/// Leaves out what names no rule, alias, family or profile, with a finding that offers the nearest.
void check_names(Configuration& configuration, std::span<const std::string_view> rule_names,
                 std::span<const Profile> profiles, Findings& findings);

/// "never", "note", "warning", "error": the least level that makes a check fail.
std::optional<Level> fail_level(std::string_view word);

/// A glob relative to the configuration's folder as one relative to a folder below it. `folders` are the names on the
/// way down: {"infra", "prod"}. A glob that speaks of another folder matches nothing there.
std::string rebased_glob(std::string_view glob, std::span<const std::string> folders);

}  // namespace rolecall::cli
