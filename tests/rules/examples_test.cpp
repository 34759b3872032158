// Every example of every rule page, run through the whole line: what a rule covers is exactly what the page marks.
//   ROLECALL_RULE=policy build/debug/rules_tests      only this family, or this rule
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "check.h"
#include "judge/load.h"
#include "judge/page.h"

namespace rolecall {
namespace {

/// A text without its marks, and what they enclose.
struct Marked {
  std::string text;
  std::vector<std::string> covered;
};

Marked without_marks(std::string_view text) {
  Marked marked;
  std::size_t begin = 0;
  bool is_open = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != (is_open ? "|]" : "[|")) {
      marked.text += text[i];
      continue;
    }
    if (is_open) marked.covered.push_back(marked.text.substr(begin));
    begin = marked.text.size();
    is_open = !is_open;
    ++i;
  }
  return marked;
}

/// What is covered in each file, as lines `name: words` in any order.
using Coverage = std::vector<std::string>;

std::string shown(Coverage coverage) {
  std::sort(coverage.begin(), coverage.end());
  std::string lines;
  for (const std::string& line : coverage) lines += "\n    " + line;
  return lines.empty() ? "\n    nothing" : lines;
}

Coverage expected_of(const Example& example) {
  Coverage coverage;
  for (const ExampleFile& file : example.files)
    for (const std::string& words : without_marks(file.text).covered)
      coverage.push_back(std::string(file.name) + ": " + words);
  return coverage;
}

/// The words at a place of a run. A run hides what is secret in its texts, so the example says them.
std::string words_at(const Span& span, const Sources& sources, const Example& example) {
  for (const ExampleFile& file : example.files)
    if (file.name == sources[span.source].path)
      return without_marks(file.text).text.substr(span.begin, span.end - span.begin);
  return std::string(sources.text(span));
}

Coverage covered_by(const Run& run, const Example& example, std::string_view rule) {
  Coverage coverage;
  for (const Finding& finding : run.findings) {
    if (finding.rule != rule) continue;
    const Span span = run.sources.in_file(finding.span);
    coverage.push_back(run.sources[span.source].path + ": " + words_at(span, run.sources, example));
  }
  return coverage;
}

std::vector<Source> sources_of(const Example& example) {
  std::vector<Source> sources;
  for (const ExampleFile& file : example.files) {
    Source source;
    source.path = file.name;
    source.text = without_marks(file.text).text;
    source.was_named = true;
    if (sources.empty()) source.kind = example.as;
    sources.push_back(std::move(source));
  }
  return sources;
}

/// A page is read before the line starts.
Run run_of_page(const Example& example) {
  Loaded loaded =
      load_page(without_marks(example.files.front().text).text, PageOrigin::user, {}, example.files.front().name);
  Run run;
  run.sources = std::move(loaded.sources);
  run.findings = std::move(loaded.findings.list);
  return run;
}

/// What the rule says of an example. Only this rule is on; but what is read, and which ignores are used, shows only
/// when the others are.
Run run_of(const Rule& rule, const Example& example) {
  if (rule.id == "input/rule-page") return run_of_page(example);
  Settings settings;
  settings.today = "2026-01-01";
  if (rule.family() == "input")
    settings.choice.profile = "strict";
  else
    settings.choice.select = {std::string(rule.id)};
  return check_sources(sources_of(example), settings, builtin_rules(), builtin_profiles());
}

bool is_wanted(const Rule& rule) {
  if (rule.id == "input/configuration") return false;  // the command line reads it: tests/cli
  const char* wanted = std::getenv("ROLECALL_RULE");
  return !wanted || std::string_view(wanted).empty() || means(wanted, rule);
}

void check_example(const Rule& rule, const Example& example) {
  const Run run = run_of(rule, example);
  const std::string expected = shown(expected_of(example));
  const std::string got = shown(covered_by(run, example, rule.id));
  std::string said;
  for (const Finding& finding : run.findings) said += "\n    " + std::string(finding.rule) + ": " + finding.message;
  std::string noted;
  for (const Notification& notification : run.notifications) noted += "\n    " + notification.message;
  CHECK_MESSAGE(expected == got, rule.id, ", \"", example.title, "\"\n  expected:", expected, "\n  got:", got,
                "\n  all findings:", said, noted);
}

TEST_CASE("every example of a rule is covered exactly where it is marked") {
  for (const Rule& rule : builtin_rules())
    if (is_wanted(rule))
      for (const Example& example : rule.examples) check_example(rule, example);
}

TEST_CASE("every message keeps its form") {
  for (const Rule& rule : builtin_rules()) {
    if (!is_wanted(rule)) continue;
    for (const Example& example : rule.examples)
      for (const Finding& finding : run_of(rule, example).findings) {
        CAPTURE(rule.id);
        CAPTURE(finding.message);
        CHECK(has_message_form(finding.message));
      }
  }
}

}  // namespace
}  // namespace rolecall
