// The whole program as a straight line: paths in, findings out.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "judge/judge.h"
#include "judge/rule.h"
#include "link/workspace.h"
#include "recognise/recognise.h"
#include "source/finding.h"
#include "source/source.h"

namespace rolecall {

/// What a run is told. Paths are as on the command line; configuration has been read (cli/configuration.h).
struct Settings {
  std::vector<std::string> paths;
  std::string kind;  ///< `--as`
  RuleChoice choice;
  recognise::Hints hints;
  std::vector<Ignore> ignores;
  std::string today;  ///< "2026-11-22", for ignores that expire
  unsigned jobs = 1;
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< empty: none is shown
};

struct Run {
  Sources sources;
  std::vector<Workspace> workspaces;     ///< one for each setup (link/setups.h)
  std::vector<SourceSummary> summaries;  ///< of the sources in which something was recognised, by path
  std::vector<Finding> findings;         ///< sorted by path, position, rule; suppressed ones marked
  std::vector<Notification> notifications;
};

/// Checks what the settings name. `begun` is what reading the configuration and the user's rules made: its sources, to
/// which the ignores' spans belong, and its findings. Linear in the bytes, on `jobs` threads; the same input gives the
/// same findings in the same order, whatever their number.
Run check(const Settings& settings, std::span<const Rule> rules, std::span<const Profile> profiles, Run begun = {});

/// The same for texts that are in memory already; the paths of the settings are not looked at.
Run check_sources(std::vector<Source> sources, const Settings& settings, std::span<const Rule> rules,
                  std::span<const Profile> profiles);

}  // namespace rolecall
