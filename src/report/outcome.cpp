#include "report/outcome.h"

#include <algorithm>
#include <unordered_set>

namespace rolecall::report {

std::string_view word(Level level) {
  switch (level) {
    case Level::off:
      return "off";
    case Level::note:
      return "note";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return {};
}

static std::size_t files_of(const Results& results) {
  std::unordered_set<std::uint32_t> files;
  const auto file_of = [&](std::uint32_t source) { return results.sources->in_file({source, 0, 0}).source; };
  for (const SourceSummary& summary : results.summaries) files.insert(file_of(summary.source));
  for (const Finding& finding : results.findings)
    if (finding.span.is_somewhere()) files.insert(file_of(finding.span.source));
  return files.size();
}

Tally tally(const Results& results) {
  Tally tally;
  for (const Finding& finding : results.findings) {
    if (!finding.suppression.empty())
      ++tally.suppressed;
    else if (finding.level == Level::error)
      ++tally.errors;
    else if (finding.level == Level::warning)
      ++tally.warnings;
    else
      ++tally.notes;
  }
  tally.files = files_of(results);
  return tally;
}

const RuleText* find_rule(const Results& results, std::string_view id) {
  const auto rule = std::lower_bound(results.rules.begin(), results.rules.end(), id,
                                     [](const RuleText& r, std::string_view wanted) { return r.id < wanted; });
  return rule != results.rules.end() && rule->id == id ? &*rule : nullptr;
}

std::string_view help_of(const Results& results, const Finding& finding) {
  if (!finding.help.empty()) return finding.help;
  const RuleText* rule = find_rule(results, finding.rule);
  return rule ? rule->mend : std::string_view{};
}

}  // namespace rolecall::report
