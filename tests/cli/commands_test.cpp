#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

using rolecall::test::Folder;
using rolecall::test::Outcome;
using rolecall::test::run;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

constexpr std::string_view user_rule = R"(id = "team/no-bridge"
level = "error"
title = "Our tasks use awsvpc"
why = "The security groups are ours."
mend = "Set networkMode to awsvpc."
on = "task-definition"
at = "networkMode"
flag = {path = "", equals = "bridge"}
message = "the network mode is bridge"

[[bad]]
title = "bridge"
json = '{"family": "web", "networkMode": [|"bridge"|], "containerDefinitions": [{"name": "a", "image": "nginx:1"}]}'

[[good]]
title = "awsvpc"
json = '{"family": "web", "networkMode": "awsvpc", "containerDefinitions": [{"name": "a", "image": "nginx:1"}]}'
)";

}  // namespace

TEST_CASE("help and version go to standard output") {
  struct Row {
    std::vector<std::string> words;
    std::string_view shown;
  };
  const Row rows[] = {
      {{"--version"}, "rolecall 0."},
      {{"version"}, "rolecall 0."},
      {{"--help"}, "Commands:"},
      {{"-h"}, "Commands:"},
      {{"help"}, "Commands:"},
      {{"help", "check"}, "--baseline"},
      {{"check", "--help"}, "Examples:"},
      {{"explain", "-h"}, "rolecall explain"},
      {{"rules", "--help"}, "--format"},
      {{"help", "version"}, "rolecall version"},
  };
  const Folder folder;
  for (const Row& row : rows) {
    const Outcome outcome = run(folder, row.words);
    CAPTURE(row.words.back());
    CAPTURE(outcome.out);
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, row.shown));
    CHECK(outcome.err.empty());
  }
}

TEST_CASE("the rules are a table, and JSON for scripts") {
  const Folder folder;
  CHECK(has(run(folder, {"rules"}).out, "task/privileged"));
  const std::string task = run(folder, {"rules", "task"}).out;
  CHECK(has(task, "task/privileged"));
  CHECK_FALSE(has(task, "placement/"));
  const nlohmann::json list = nlohmann::json::parse(run(folder, {"rules", "task", "--format", "json"}).out);
  REQUIRE_FALSE(list.empty());
  for (const nlohmann::json& rule : list) {
    CAPTURE(rule.dump());
    CHECK(rule["id"].get<std::string>().starts_with(rule["family"].get<std::string>() + "/"));
    for (const char* member : {"level", "title", "tags", "aliases", "equivalents"}) CHECK(rule.contains(member));
  }
}

TEST_CASE("a rule is explained by its id, its name, or its beginning") {
  const Folder folder;
  for (const std::string word : {"task/privileged", "privileged", "task/privi"}) {
    CAPTURE(word);
    const Outcome outcome = run(folder, {"explain", word});
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, "task/privileged ("));
    CHECK(has(outcome.out, "Example, wrong:"));
    CHECK_FALSE(has(outcome.out, "[|"));
  }
  const Outcome slip = run(folder, {"explain", "task/privilegd"});
  CHECK(slip.status == 2);
  CHECK(has(slip.err, "did you mean \"task/privileged\"?"));
  CHECK(run(folder, {"explain"}).status == 2);
  const Outcome many = run(folder, {"explain", "task/"});
  CHECK(many.status == 2);
  CHECK(has(many.err, "may mean any of"));
}

TEST_CASE("a user's rule judges, is listed and explained") {
  Folder folder;
  folder.write("checks/team/no-bridge.toml", user_rule);
  folder.write(
      "web.json",
      R"({"family": "web", "networkMode": "bridge", "containerDefinitions": [{"name": "a", "image": "nginx:1"}]})");
  const Outcome outcome = run(folder, {"--rules", "checks", "--select", "team", "web.json"});
  CAPTURE(outcome.out);
  CAPTURE(outcome.err);
  CHECK(outcome.status == 1);
  CHECK(has(outcome.out, "web.json:1:34: error: the network mode is bridge [team/no-bridge]"));
  CHECK(has(outcome.out, "help: Set networkMode to awsvpc."));
  CHECK(has(run(folder, {"rules", "team", "--rules", "checks"}).out, "team/no-bridge  error"));
  CHECK(has(run(folder, {"explain", "no-bridge", "--rules", "checks"}).out, "The security groups are ours."));
  folder.write(".rolecall.toml", "[rules]\npaths = [\"checks\"]\n");
  CHECK(has(run(folder, {"--select", "team", "web.json"}).out, "[team/no-bridge]"));
}

TEST_CASE("a mistake in a user's rule has its file, line and column") {
  Folder folder;
  std::string page(user_rule);
  page.replace(page.find("level = \"error\""), 15, "level = \"fatal\"");
  folder.write("checks/team/no-bridge.toml", page);
  const Outcome outcome = run(folder, {"--rules", "checks"});
  CAPTURE(outcome.out);
  CHECK(outcome.status == 1);
  CHECK(has(outcome.out, "checks/team/no-bridge.toml:2:9: error: "));
  CHECK(has(outcome.out, "[input/rule-page]"));
  CHECK(has(run(folder, {"rules", "--rules", "checks"}).err, "there are mistakes"));
}

TEST_CASE("a rule may not take the name of another") {
  Folder folder;
  std::string page(user_rule);
  page.replace(page.find("team/no-bridge"), 14, "task/privileged");
  folder.write("checks/task/privileged.toml", page);
  CHECK(has(run(folder, {"--rules", "checks"}).out, "another rule is called \"task/privileged\""));
}
