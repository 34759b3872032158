// A rule as reports take it.
#pragma once

#include "judge/rule.h"
#include "report/report.h"

namespace rolecall::cli {

/// The texts of a rule's page, at the level it has in this run. `with_examples`: also its bad and good examples,
/// without their marks. The rule has to outlive it.
report::RuleText rule_text(const Rule& rule, Level level, bool with_examples);

}  // namespace rolecall::cli
