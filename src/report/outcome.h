// What every report says of a run besides its places.
#pragma once

#include <cstddef>
#include <string_view>

#include "report/report.h"

namespace rolecall::report {

/// "error", "warning", "note"; "off" is never reported.
std::string_view word(Level level);

/// The counts of a run.
struct Tally {
  std::size_t errors = 0, warnings = 0, notes = 0;
  std::size_t suppressed = 0;  ///< not counted above
  std::size_t files = 0;       ///< in which something was recognised, or which have a finding
};
Tally tally(const Results& results);

/// The rule of an id, if it is among those of the run.
const RuleText* find_rule(const Results& results, std::string_view id);

/// The mend in this place, else the rule's own. May have several lines.
std::string_view help_of(const Results& results, const Finding& finding);

}  // namespace rolecall::report
