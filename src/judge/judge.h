// Rules over entities. No rule reads a file. Findings come in the order of the entities; src/check.cpp sorts them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "judge/rule.h"
#include "link/workspace.h"
#include "source/expected.h"
#include "source/finding.h"

namespace rolecall {

/// An ignore of `.rolecall.toml` or of a comment.
struct Ignore {
  std::string rule;        ///< a rule, an alias or a family
  std::string path;        ///< a glob; empty: everywhere
  std::uint32_t line = 0;  ///< of a comment: the line it covers; 0: the whole file
  std::string reason;
  std::string expires;  ///< "2026-12-31"; empty: never
  Span span;            ///< where it is said
};

/// Which rules speak, and at what level.
struct RuleChoice {
  std::string profile;              ///< empty: the default
  std::vector<std::string> select;  ///< rules or families; empty: all that the profile has on
  std::vector<std::string> ignore;
  struct LevelChange {
    std::string rule_or_family;
    Level level;
  };
  std::vector<LevelChange> levels;  ///< of `.rolecall.toml`, in its order; the later and the more exact one wins
};

/// A rule that is on, with its level in this run.
struct ActiveRule {
  const Rule* rule;
  Level level;
};

/// Does the name mean the rule: its id, an alias, or its family?
bool means(std::string_view name, const Rule& rule);
/// Does the name mean any of them? Linear in the rules.
bool is_rule_name(std::string_view name, std::span<const Rule> rules);

/// The choice applied. The rules of family `input` are on unless the profile, a level or `ignore` says otherwise: what
/// could not be read was not judged by the selected ones either. A name in it that is no rule, alias or family is an
/// Error that offers the nearest.
Expected<std::vector<ActiveRule>> choose(std::span<const Rule> rules, std::span<const Profile> profiles,
                                         const RuleChoice& choice);

/// Judges every entity by every active rule, on `jobs` threads; the findings are the same, in the same order, whatever
/// their number. Checks run over each entity once; needs are computed once.
std::vector<Finding> judge(const Workspace& workspace, std::span<const ActiveRule> rules, unsigned jobs);

}  // namespace rolecall
