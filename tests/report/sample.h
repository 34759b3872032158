// A run that was made by hand.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace rolecall::test {

struct Sample {
  Sources sources;
  std::vector<Finding> findings;
  std::vector<Notification> notifications;
  std::vector<SourceSummary> summaries;
  std::vector<report::RuleText> rules;

  std::uint32_t add_source(std::string path, std::string text) {
    Source source;
    source.path = std::move(path);
    source.text = std::move(text);
    return sources.add(std::move(source));
  }

  /// The first place of these words in a source.
  Span span(std::uint32_t source, std::string_view words) const {
    const std::size_t begin = sources[source].text.find(words);
    return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  Finding& add_finding(const Span& span, std::string message, Level level = Level::error) {
    Finding& finding = findings.emplace_back();
    finding.rule = "policy/unknown-action";
    finding.level = level;
    finding.span = span;
    finding.message = std::move(message);
    return finding;
  }

  report::Results results() const {
    report::Results results;
    results.sources = &sources;
    results.findings = findings;
    results.notifications = notifications;
    results.summaries = summaries;
    results.rules = rules;
    results.version = "1.2.3";
    return results;
  }
};

inline constexpr std::string_view sample_tags[] = {"security"};
inline constexpr std::string_view sample_aliases[] = {"policy/invalid-action"};
inline constexpr std::string_view sample_references[] = {"https://docs.aws.amazon.com/IAM/actions.html",
                                                         "Service Authorization Reference"};

inline report::RuleText sample_rule() {
  report::RuleText rule;
  rule.id = "policy/unknown-action";
  rule.level = Level::warning;
  rule.title = "No AWS action has this name";
  rule.why = "IAM accepts any name and never says that it grants nothing.";
  rule.mend = "Correct the name.";
  rule.references = sample_references;
  rule.tags = sample_tags;
  rule.aliases = sample_aliases;
  rule.equivalents = {{"parliament", "UNKNOWN_ACTION"}};
  rule.security_severity = 3;
  rule.examples = {{"wrong", "a letter is missing", {{"example.json", "{\"Action\": \"ecs:RunTsk\"}\n"}}}};
  return rule;
}

/// One file with one finding, with help and a related place.
inline Sample small_sample() {
  Sample sample;
  const std::uint32_t task = sample.add_source("web/task-definition.json", "{\n  \"image\": \"nginx\"\n}\n");
  const std::uint32_t role = sample.add_source("web/role.json", "{\"Action\": \"ecs:RunTsk\"}\n");
  Finding& finding = sample.add_finding(sample.span(role, "\"ecs:RunTsk\""), "no AWS action is called \"ecs:RunTsk\"");
  finding.help = "write it so:\n{\n  \"Action\": \"ecs:RunTask\"\n}";
  finding.related = {{sample.span(task, "\"nginx\""), "this needs it"}};
  finding.entity_kind = "role";
  finding.entity_name = "web";
  sample.summaries = {{task, "register-task-definition", {{"task-definition", "web", {task, 0, 1}}}},
                      {role, "policy", {{"role", "web", {role, 0, 1}}}}};
  sample.rules = {sample_rule()};
  return sample;
}

}  // namespace rolecall::test
