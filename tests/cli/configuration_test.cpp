#include "cli/configuration.h"

#include <doctest/doctest.h>

#include "cli/program.h"

using rolecall::test::Folder;
using rolecall::test::Outcome;
using rolecall::test::run;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

constexpr std::string_view privileged =
    R"({"family": "web", "containerDefinitions": [{"name": "a", "image": "nginx:1", "privileged": true, "readonlyRootFilesystem": true}]})";

Outcome check_with(std::string_view configuration, std::vector<std::string> words = {}) {
  Folder folder;
  folder.write(".rolecall.toml", configuration);
  folder.write("infra/web.json", privileged);
  words.insert(words.end(), {"--select", "task,input"});
  return run(folder, words);
}

}  // namespace

TEST_CASE("a slip in the configuration is a finding at its place") {
  struct Row {
    std::string_view text, place, message;
  };
  const Row rows[] = {
      {"profil = \"default\"\n", ":1:1:", "no key is called \"profil\"; did you mean \"profile\"?"},
      {"profile = \"defalt\"\n", ":1:11:", "no profile is called \"defalt\"; did you mean \"default\"?"},
      {"profile = 1\n", ":1:11:", "\"profile\" must be a string"},
      {"fail-on = \"bad\"\n", ":1:11:", "\"fail-on\" must be \"error\", \"warning\", \"note\" or \"never\""},
      {"[levels]\n\"task/privilegd\" = \"off\"\n", ":2:1:", "did you mean \"task/privileged\"?"},
      {"[levels]\ntask = \"bad\"\n", ":2:8:", "\"task\" must be \"error\", \"warning\", \"note\" or \"off\""},
      {"[rules]\npath = []\n", ":2:1:", "no key of [rules] is called \"path\"; did you mean \"paths\"?"},
      {"[rules]\npaths = [\"gone\"]\n", ":2:10:", "there is no folder \"gone\" that can be read"},
      {"[[ignore]]\nrule = \"task/privileged\"\n", ":1:", "an ignore without a reason"},
      {"[[ignore]]\nrule = \"tsk\"\nreason = \"r\"\n",
       ":2:8:", "no rule or family is called \"tsk\"; did you mean \"task\"?"},
      {"[[ignore]]\nrule = \"task\"\nreason = \"r\"\nexpires = \"soon\"\n", ":4:11:", "\"expires\" must be a date"},
      {"[[ignore]]\nrule = \"task\"\nreson = \"r\"\n", ":3:1:", "did you mean \"reason\"?"},
      {"[roles]\n\"a.json\" = 1\n", ":2:12:", "must be the name of a role"},
  };
  for (const Row& row : rows) {
    const Outcome outcome = check_with(row.text);
    CAPTURE(row.text);
    CAPTURE(outcome.out);
    CHECK(outcome.status == 1);
    CHECK(has(outcome.out, ".rolecall.toml" + std::string(row.place)));
    CHECK(has(outcome.out, row.message));
    CHECK(has(outcome.out, "[input/configuration]"));
  }
}

TEST_CASE("levels, fail-on and ignores of the configuration hold, and the command line goes before it") {
  CHECK(check_with("").status == 1);
  CHECK(check_with("[levels]\n\"task/privileged\" = \"off\"\n").status == 0);
  CHECK(check_with("[levels]\ntask = \"note\"\n").status == 0);
  CHECK(check_with("fail-on = \"never\"\n").status == 0);
  CHECK(check_with("fail-on = \"never\"\n", {"--fail-on", "note"}).status == 1);
  const std::string ignore = "[[ignore]]\nrule = \"task/privileged\"\nreason = \"the agent of our monitoring\"\n";
  CHECK(check_with(ignore).status == 0);
  CHECK(check_with(ignore + "path = \"infra/*.json\"\n").status == 0);
  CHECK(check_with(ignore + "path = \"other/*.json\"\n").status == 1);
  CHECK(check_with(ignore + "expires = \"2001-01-01\"\n").status == 1);
}

TEST_CASE("the configuration is found upward, and its paths are meant from its folder") {
  Folder folder;
  folder.write(".rolecall.toml",
               "[[ignore]]\nrule = \"task/privileged\"\npath = \"infra/prod/*.json\"\nreason = \"known\"\n");
  folder.write("infra/prod/web.json", privileged);
  folder.write("infra/test/web.json", privileged);
  rolecall::test::Surroundings around;
  around.working_directory = "infra/prod";
  CHECK(run(folder, {"--select", "task/privileged"}, around).status == 0);
  around.working_directory = "infra/test";
  CHECK(run(folder, {"--select", "task/privileged"}, around).status == 1);
}

TEST_CASE("a glob of the configuration is rebased to the working directory") {
  struct Row {
    std::string_view glob, rebased;
  };
  constexpr Row rows[] = {
      {"", ""},
      {"*.json", "*.json"},
      {"infra/", "infra/"},
      {"infra/prod/a/*.json", "a/*.json"},
      {"/infra/prod/*.json", "*.json"},
      {"inf*/prod/x.json", "x.json"},
      {"**/x.json", "**/x.json"},
      {"infra/**/x.json", "**/x.json"},
      {"infra/prod", "**"},
      {"other/x.json", "../other/x.json"},
  };
  const std::string folders[] = {"infra", "prod"};
  for (const Row& row : rows) {
    CAPTURE(row.glob);
    CHECK(rolecall::cli::rebased_glob(row.glob, folders) == row.rebased);
    CHECK(rolecall::cli::rebased_glob(row.glob, {}) == row.glob);
  }
}
