// Findings to text, JSON and SARIF. No reporter knows a rule by name; what a report says of a rule comes with it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/source.h"

namespace rolecall::report {

/// What a report says of a rule: its page's texts.
struct RuleText {
  std::string_view id;
  Level level;
  std::string_view title, why, mend;
  std::span<const std::string_view> references, tags, aliases;
  struct Equivalent {
    std::string_view tool, id;
  };
  std::vector<Equivalent> equivalents;
  double security_severity = 0;
  struct Example {
    std::string_view heading, title;                              ///< "wrong" or "right"
    std::vector<std::pair<std::string_view, std::string>> files;  ///< name and text without marks
  };
  std::vector<Example> examples;
};

/// A finished run, as reports see it. Findings are sorted; nothing in here is changed by a report.
struct Results {
  const Sources* sources = nullptr;
  std::span<const Finding> findings;
  std::span<const Notification> notifications;
  std::span<const SourceSummary> summaries;
  std::vector<RuleText> rules;  ///< those that ran, sorted by id
  std::string_view version;     ///< of the tool
  int exit_status = 0;          ///< of the run (design.md: Command line), which SARIF tells
};

struct TextStyle {
  bool colour = false;
  bool quiet = false;    ///< findings only, no summary
  bool verbose = false;  ///< also why each rule matters
};

/// Control characters and escape sequences of inputs are shown as `\x1b`-like text in all of them.
std::string text(const Results& results, const TextStyle& style);
std::string json(const Results& results);
std::string sarif(const Results& results);

/// A rule's page for people: `explain` on a terminal, and SARIF help, the reference docs.
std::string page_text(const RuleText& rule, const TextStyle& style);
std::string page_markdown(const RuleText& rule);

/// The rules, one on a line: id, level, title; and as a JSON list of id, family, level, title, tags, aliases,
/// equivalents.
std::string rule_list_text(std::span<const RuleText> rules, const TextStyle& style);
std::string rule_list_json(std::span<const RuleText> rules);

/// A finding's identity across edits elsewhere in the file: of rule, path, entity, the covered words and their number
/// among equals. 32 hex digits.
std::vector<std::string> fingerprints(const Results& results);

}  // namespace rolecall::report
