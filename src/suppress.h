// Ignores: of the configuration, and of comments `# rolecall: ignore RULE[, RULE] -- reason` in TOML and env files.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "judge/judge.h"
#include "source/finding.h"
#include "source/source.h"

namespace rolecall {

/// What ignores are matched with.
struct Suppression {
  std::span<const Ignore> ignores;  ///< of the configuration
  std::string_view today;           ///< "2026-11-22"; empty: none expires
  std::span<const Rule> rules;      ///< all that there are
  std::span<const ActiveRule> active;
  /// The files of the run in which something was recognised or found, in which comments count.
  std::span<const std::uint32_t> sources;
  /// False if single files were named: then an ignore for everywhere may be about another file.
  bool is_whole_setup = true;
};

/// Gives each finding that an ignore covers the ignore's reason. What is wrong with the ignores themselves becomes a
/// finding `input/unused-ignore`: it matches nothing, gives no reason, has expired, or names no rule. An ignore of
/// rules that are off in this run, or of files that are not in it, is not wrong.
void suppress(const Suppression& with, const Sources& sources, std::vector<Finding>& findings);

}  // namespace rolecall
