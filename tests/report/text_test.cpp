#include <doctest/doctest.h>

#include "report/report.h"
#include "report/sample.h"

using rolecall::Level;
using rolecall::Span;
using rolecall::report::TextStyle;
using rolecall::test::Sample;

namespace {

// The report without its summary line.
std::string blocks(const Sample& sample) {
  TextStyle style;
  style.quiet = true;
  return rolecall::report::text(sample.results(), style);
}

// The source line and its underline of a finding on these words of a text.
std::string excerpt(std::string text, std::string_view words) {
  Sample sample;
  const std::uint32_t source = sample.add_source("f", std::move(text));
  sample.add_finding(sample.span(source, words), "m");
  const std::string block = blocks(sample);
  const std::size_t begin = block.find('\n') + 1;
  return block.substr(begin, block.size() - begin - 1);
}

}  // namespace

TEST_CASE("a finding is a block in the manner of a compiler") {
  CHECK(rolecall::report::text(rolecall::test::small_sample().results(), {}) ==
        R"(web/role.json:1:12: error: no AWS action is called "ecs:RunTsk" [policy/unknown-action]
    1 | {"Action": "ecs:RunTsk"}
      |            ^~~~~~~~~~~~
help: write it so:
      {
        "Action": "ecs:RunTask"
      }
note: web/task-definition.json:2:12: this needs it

1 role, 1 task definition in 2 files: 1 error
)");
}

TEST_CASE("the underline stands under the words, however wide the ones before them are") {
  struct Row {
    std::string text;
    std::string_view words;
    std::string_view shown;
  };
  const Row rows[] = {
      {"ab cd\n", "cd", "    1 | ab cd\n      |    ^~\n"},
      {"x\ny cd", "cd", "    2 | y cd\n      |   ^~\n"},
      {"\tcd\n", "cd", "    1 |     cd\n      |     ^~\n"},
      {"日本 cd\n", "cd", "    1 | 日本 cd\n      |      ^~\n"},
      {"日本\n", "本", "    1 | 日本\n      |   ^~\n"},
      {"e\xCC\x81 cd\n", "cd", "    1 | e\xCC\x81 cd\n      |   ^~\n"},
      {"\x1b[1m cd\r\n", "cd", "    1 | \\x1b[1m cd\n      |         ^~\n"},
      {"\xFF cd\n", "cd", "    1 | \\xff cd\n      |      ^~\n"},
      {"{\n  1\n}\n", "{\n  1\n}", "    1 | {\n      | ^\n"},
      {"ab", "", "    1 | ab\n      | ^\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(excerpt(row.text, row.words) == row.shown);
  }
}

TEST_CASE("a long line is cut around the words") {
  const std::string text = std::string(5000, 'x') + " here " + std::string(5000, 'y') + "\n";
  const std::string shown = excerpt(text, "here");
  CHECK(shown.find("...xxxx") == 8);
  CHECK(shown.find("yyy...\n") != shown.npos);
  CHECK(shown.find("here") - shown.find("...") == shown.rfind('^') - (shown.rfind("| ") + 2));
  CHECK(shown.size() < 300);
}

TEST_CASE("a long line of wide characters is cut between characters") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "日";
  const std::string shown = excerpt(text + "here" + text, "here");
  CHECK(shown.find("\\x") == shown.npos);
  CHECK(shown.find("日here日") != shown.npos);
}

TEST_CASE("what could steer a terminal is never sent as it is") {
  Sample sample;
  const std::uint32_t source = sample.add_source("a\x1b[2J\nb.json", "x\n");
  sample.add_finding({source, 0, 1}, "role \"\x1b]0;owned\x07\" and \xE2\x80\xAE right to left").help =
      "say\n\x9b or \x7f";
  sample.findings[0].entity_name = "\x1b";
  const std::string shown = blocks(sample);
  CHECK(shown.find('\x1b') == shown.npos);
  CHECK(shown.find("\xE2\x80\xAE") == shown.npos);
  CHECK(shown.find(R"(a\x1b[2J\nb.json:1:1: error: role "\x1b]0;owned\x07" and \u202e right to left)") == 0);
  CHECK(shown.find("help: say\n      \\x9b or \\x7f\n") != shown.npos);
}

TEST_CASE("colours are only sent where they are asked for") {
  const Sample sample = rolecall::test::small_sample();
  TextStyle style;
  CHECK(rolecall::report::text(sample.results(), style).find('\x1b') == std::string::npos);
  style.colour = true;
  const std::string coloured = rolecall::report::text(sample.results(), style);
  CHECK(coloured.find("\x1b[1mweb/role.json:1:12:\x1b[0m \x1b[1;31merror:\x1b[0m") == 0);
}

TEST_CASE("the rule's mend is the help where the finding has none, and its why comes when asked for") {
  Sample sample = rolecall::test::small_sample();
  sample.findings[0].help.clear();
  TextStyle style;
  CHECK(rolecall::report::text(sample.results(), style).find("\nhelp: Correct the name.\nnote:") != std::string::npos);
  style.verbose = true;
  CHECK(rolecall::report::text(sample.results(), style)
            .find("\nwhy: IAM accepts any name and never says that it grants nothing.\n") != std::string::npos);
}

TEST_CASE("the summary counts what was looked at and what was found") {
  struct Row {
    std::vector<Level> levels;
    bool is_first_suppressed, verbose;
    std::string_view summary;
  };
  const Row rows[] = {
      {{}, false, false, "1 role, 1 task definition in 2 files: no findings\n"},
      {{Level::warning}, true, false, "1 role, 1 task definition in 2 files: no findings\n"},
      {{Level::warning}, true, true, "1 role, 1 task definition in 2 files: no findings, 1 suppressed\n"},
      {{Level::error, Level::error, Level::warning, Level::note, Level::note},
       false,
       false,
       "1 role, 1 task definition in 2 files: 2 errors, 1 warning, 2 notes\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.summary);
    Sample sample = rolecall::test::small_sample();
    sample.findings.clear();
    for (const Level level : row.levels) sample.add_finding({0, 0, 1}, "m", level);
    if (row.is_first_suppressed) sample.findings[0].suppression = "known";
    TextStyle style;
    style.verbose = row.verbose;
    CHECK(rolecall::report::text(sample.results(), style).ends_with(row.summary));
  }
}

TEST_CASE("a run that recognised nothing says so") {
  const Sample sample;
  CHECK(rolecall::report::text(sample.results(), {}) == "nothing of an IAM or ECS setup found: no findings\n");
}

TEST_CASE("a finding about no place is still told") {
  Sample sample;
  sample.add_finding(Span{}, "nothing names a role", Level::note);
  CHECK(blocks(sample) == "rolecall: note: nothing names a role [policy/unknown-action]\n\n");
}
