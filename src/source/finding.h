// What the program says about a setup.
#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/span.h"

namespace rolecall {

enum class Level : std::uint8_t { off, note, warning, error };

/// A second place that has to do with a finding.
struct Related {
  Span span;
  std::string message;
};

/// A mend that is certain: the new words for a span.
struct Fix {
  Span span;
  std::string replacement;
  std::string description;
};

/// One result of a rule. `rule` is constant text or lives as long as the rules of the run.
struct Finding {
  std::string_view rule;
  Level level = Level::warning;
  Span span;
  std::string message;  ///< one line, lower case first, no full stop, the user's words in double quotes
  std::string help;  ///< the mend in this place; the rule's own if empty. May have several lines (a statement to add)
  std::vector<Related> related;
  std::optional<Fix> fix;
  Span secret;                           ///< what of the user's text no report may show; nowhere as a rule
  std::string entity_kind, entity_name;  ///< whose finding it is: "task-definition", "web"
  std::string suppression;               ///< the reason of the ignore that covers it; empty if it counts
};

/// The findings that one rule makes on the way; a check adds to it and sees nothing else of it.
class Findings {
 public:
  explicit Findings(std::string_view rule, Level level = Level::warning) : rule_(rule), level_(level) {}

  /// The finding may be completed where it is made: `findings.add(span, "...").help = "...";`
  template <class... Args>
  Finding& add(const Span& span, fmt::format_string<Args...> message, Args&&... args) {
    return put(span, fmt::format(message, std::forward<Args>(args)...));
  }
  Finding& put(const Span& span, std::string message) {
    Finding& finding = list.emplace_back();
    finding.rule = rule_;
    finding.level = level_;
    finding.span = span;
    finding.message = std::move(message);
    return finding;
  }
  /// From here on findings are of this rule.
  void of(std::string_view rule, Level level) {
    rule_ = rule;
    level_ = level;
  }

  std::vector<Finding> list;

 private:
  std::string_view rule_;
  Level level_;
};

/// What was recognised in one source, for reports.
struct SourceSummary {
  std::uint32_t source = 0;
  std::string dialect;  ///< "get-role", "register-task-definition", "ecs.config", ...
  struct Entity {
    std::string kind, name;
    Span span;
  };
  std::vector<Entity> entities;
};

/// A problem of the run itself, not of the user's setup: a named input that could not be read, a limit that was met.
struct Notification {
  Level level = Level::error;
  std::string path;  ///< empty if it is about no input
  std::string message;
};

}  // namespace rolecall
