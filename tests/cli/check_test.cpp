#include <doctest/doctest.h>

#include "cli/program.h"

using rolecall::test::Folder;
using rolecall::test::Outcome;
using rolecall::test::run;

namespace {

constexpr std::string_view good_trust = R"({
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": {"Service": "ecs-tasks.amazonaws.com"},
    "Action": "sts:AssumeRole",
    "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}
  }
}
)";
constexpr std::string_view broken = "{\"Version\": \"2012-10-17\",\n \"Statement\": [}\n";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("the exit status says whether something was found") {
  struct Row {
    std::vector<std::string> words;
    int status;
  };
  const Row rows[] = {
      {{}, 1},
      {{"check"}, 1},
      {{"broken.json"}, 1},
      {{"trust-policy.json"}, 0},
      {{"check", "trust-policy.json"}, 0},
      {{"--fail-on", "never"}, 0},
      {{"--fail-on=error", "broken.json"}, 1},
      {{"--format", "json", "broken.json"}, 1},
      {{"missing.json"}, 2},
      {{"missing.json", "broken.json"}, 2},
      {{"--fail-on", "sometimes"}, 2},
      {{"--no-such-option"}, 2},
      {{"--format", "yaml"}, 2},
      {{"--as", "policy-of-sorts", "-"}, 2},
      {{"--jobs", "many"}, 2},
      {{"--select", "no/such-rule"}, 2},
      {{"--ignore", "no/such-rule"}, 2},
      {{"--profile", "no-such-profile"}, 2},
      {{"--config", "missing.toml"}, 2},
      {{"--rules", "missing"}, 2},
      {{"--baseline", "missing.sarif"}, 2},
      {{"--output", "no/such/folder/out.txt"}, 2},
  };
  Folder folder;
  folder.write("trust-policy.json", good_trust);
  folder.write("broken.json", broken);
  for (const Row& row : rows) {
    CAPTURE(row.words.size());
    CAPTURE((row.words.empty() ? std::string() : row.words.back()));
    const Outcome outcome = run(folder, row.words);
    CAPTURE(outcome.err);
    CAPTURE(outcome.out);
    CHECK(outcome.status == row.status);
    CHECK((outcome.status == 2) == !outcome.err.empty());
  }
}

TEST_CASE("a malformed file is a finding with its place, and the other files are still judged") {
  Folder folder;
  folder.write("broken.json", broken);
  folder.write("trust-policy.json", good_trust);
  const Outcome outcome = run(folder, {});
  CHECK(has(outcome.out, "broken.json:2:16: error: "));
  CHECK(has(outcome.out, " [input/"));
  CHECK(has(outcome.out, "    2 |  \"Statement\": [}\n"));
  CHECK(has(outcome.out, "in 2 files: 1 error"));
  CHECK(outcome.err.empty());
}

TEST_CASE("standard input is checked, and --as says what it is") {
  Folder folder;
  rolecall::test::Surroundings around;
  around.input = broken;
  const Outcome outcome = run(folder, {"-"}, around);
  CHECK(outcome.status == 1);
  CHECK(outcome.out.starts_with("-:2:16: error: "));
  around.input = good_trust;
  CHECK(run(folder, {"check", "--as", "trust-policy", "-"}, around).status == 0);
}

TEST_CASE("what was meant is offered for a slip on the command line") {
  struct Row {
    std::vector<std::string> words;
    std::string_view offer;
  };
  const Row rows[] = {
      {{"--fromat", "json"}, "no option is called \"--fromat\"; did you mean \"--format\"?"},
      {{"--format", "jsn"}, "did you mean \"json\"?"},
      {{"--as", "trust-polcy", "-"}, "did you mean \"trust-policy\"?"},
      {{"--fail-on", "eror"}, "did you mean \"error\"?"},
      {{"help", "chek"}, "no command is called \"chek\"; did you mean \"check\"?"},
  };
  const Folder folder;
  for (const auto& [words, offer] : rows) {
    const Outcome outcome = run(folder, words);
    CAPTURE(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, offer));
  }
}

TEST_CASE("colours are sent only where they are wanted") {
  Folder folder;
  folder.write("broken.json", broken);
  CHECK_FALSE(has(run(folder, {}).out, "\x1b"));
  CHECK(has(run(folder, {"--color", "always"}).out, "\x1b[1;31merror:"));
  CHECK_FALSE(has(run(folder, {"--color=never"}).out, "\x1b"));
}

TEST_CASE("the report goes to a file where one is named") {
  Folder folder;
  folder.write("broken.json", broken);
  const Outcome outcome = run(folder, {"--format", "sarif", "--output", "out.sarif"});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK(has(folder.read("out.sarif"), "\"version\":\"2.1.0\""));
}

TEST_CASE("words that cannot be written are exit status 2") {
  if (!std::filesystem::exists("/dev/full")) return;
  Folder folder;
  folder.write("broken.json", broken);
  rolecall::test::Surroundings around;
  around.output = "/dev/full";
  const Outcome outcome = run(folder, {}, around);
  CHECK(outcome.status == 2);
  CHECK(has(outcome.err, "cannot write to standard output"));
}

TEST_CASE("what an earlier report has is passed over") {
  Folder folder;
  folder.write("broken.json", broken);
  for (const std::string format : {"sarif", "json"}) {
    CAPTURE(format);
    CHECK(run(folder, {"--format", format, "--output", "before." + format + ".txt"}).status == 1);
    const Outcome outcome = run(folder, {"--baseline", "before." + format + ".txt", "-v"});
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, "no findings, 1 suppressed"));
  }
  folder.write("other.json", broken);
  const Outcome outcome = run(folder, {"--baseline", "before.sarif.txt"});
  CHECK(outcome.status == 1);
  CHECK(has(outcome.out, "other.json:2:16"));
  CHECK_FALSE(has(outcome.out, "broken.json:2:16"));
}

TEST_CASE("a baseline that is no report is refused") {
  Folder folder;
  folder.write("before.json", "{\"a\": 1}");
  const Outcome outcome = run(folder, {"--baseline", "before.json"});
  CHECK(outcome.status == 2);
  CHECK(has(outcome.err, "neither SARIF nor a JSON report"));
}

TEST_CASE("names of files may hold anything") {
  const std::string names[] = {"rôle 日本.json", "a b.json",   "x\x1b[31m.json",
                               "new\nline.json", "-dash.json", "'$(id)`.json"};
  Folder folder;
  for (const std::string& name : names) folder.write(name, broken);
  const Outcome outcome = run(folder, {});
  CHECK(outcome.status == 1);
  CHECK_FALSE(has(outcome.out, "\x1b"));
  CHECK(has(outcome.out, "rôle 日本.json:2:16: error"));
  CHECK(has(outcome.out, "x\\x1b[31m.json:2:16: error"));
  CHECK(has(outcome.out, "new\\nline.json:2:16: error"));
  CHECK(has(outcome.out, "6 files: 6 errors"));
  CHECK(run(folder, {"--", "-dash.json"}).status == 1);
  CHECK(run(folder, {"missing\x1b.json"}).err.find('\x1b') == std::string::npos);
}

TEST_CASE("the output is the same for any number of threads") {
  Folder folder;
  for (int i = 0; i < 30; ++i) folder.write("d" + std::to_string(i % 7) + "/f" + std::to_string(i) + ".json", broken);
  for (const std::string format : {"text", "json", "sarif"}) {
    CAPTURE(format);
    const std::string once = run(folder, {"--format", format, "--jobs", "1"}).out;
    CHECK(has(once, "f29.json"));
    CHECK(run(folder, {"--format", format, "--jobs", "4"}).out == once);
  }
}

TEST_CASE("--quiet leaves the summary out, --stats counts on standard error") {
  Folder folder;
  folder.write("trust-policy.json", good_trust);
  CHECK(run(folder, {"--quiet"}).out.empty());
  const Outcome outcome = run(folder, {"--stats"});
  CHECK(has(outcome.err, "rolecall: 1 recognised sources, "));
  CHECK(has(outcome.err, " ms to check, "));
}
