#include "check.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace rolecall {
namespace {

Source named(std::string path, std::string text) {
  Source source;
  source.path = std::move(path);
  source.text = std::move(text);
  source.was_named = true;
  return source;
}

// Rules of the test, so that the tests of the line do not depend on what the real ones say.
constexpr std::string_view on_operand[] = {"on"};
const Predicate flag{.kind = PredicateKind::equals, .path = "ECS_CLUSTER", .operands = on_operand};
const Condition condition{
    .on = Subject::agent_config, .flag = &flag, .covers = "ECS_CLUSTER", .message = "cluster {ECS_CLUSTER}"};
constexpr std::string_view aliases[] = {"own/old"};
const Rule rules[] = {
    {.id = "input/malformed-json", .level = Level::warning, .is_by_reader = true},
    {.id = "input/unused-ignore", .level = Level::note, .is_by_reader = true},
    {.id = "own/cluster", .level = Level::error, .aliases = aliases, .condition = &condition},
    {.id = "own/other", .level = Level::off, .condition = &condition},
};

/// Each finding as `path level rule "words": message`, and (the reason) where an ignore covers it.
std::string shown(const Run& run) {
  std::string lines;
  for (const Finding& finding : run.findings) {
    const Span span = run.sources.in_file(finding.span);
    lines += (lines.empty() ? "" : "\n") + run.sources[span.source].path + " " + std::to_string(int(finding.level)) +
             " " + std::string(finding.rule) + " \"" + std::string(run.sources.text(span)) + "\": " + finding.message;
    if (!finding.suppression.empty()) lines += " (" + finding.suppression + ")";
  }
  return lines;
}

std::string said(std::vector<Source> sources, const Settings& settings = {}) {
  return shown(check_sources(std::move(sources), settings, rules, {}));
}

TEST_CASE("the line goes from texts to findings, sorted by path") {
  CHECK(said({named("b/ecs.config", "ECS_CLUSTER=on\n"), named("a/ecs.config", "ECS_CLUSTER=on\n"),
              named("c/ecs.config", "ECS_CLUSTER=off\n")}) ==
        "a/ecs.config 3 own/cluster \"on\": cluster on\nb/ecs.config 3 own/cluster \"on\": cluster on");
}

TEST_CASE("a template that a configuration fills in is no malformed file") {
  constexpr std::string_view configuration = R"(
resource "aws_ecs_task_definition" "t" {
  family                = "t"
  container_definitions = templatefile("${path.module}/t.json", { port = 80 })
}
)";
  const std::string text = R"([{"name": "a", "portMappings": [{"containerPort": ${port}}]}])";
  CHECK(said({named("main.tf", std::string(configuration)), named("t.json", text)}).empty());
  CHECK_FALSE(said({named("main.tf", "locals {\n}\n"), named("t.json", text)}).empty());
}

TEST_CASE("a malformed file is a finding at its rule's level, and the others are judged") {
  const Run run = check_sources({named("a.json", "{\"a\": }"), named("ecs.config", "ECS_CLUSTER=on\n")}, {}, rules, {});
  REQUIRE(run.findings.size() == 2);
  CHECK(run.findings[0].rule == "input/malformed-json");
  CHECK(run.findings[0].level == Level::warning);
  CHECK(run.findings[1].rule == "own/cluster");
}

TEST_CASE("a file that was only met on a walk and is another program's is left alone") {
  Source source = named("tsconfig.json", "{\n  // a comment\n  \"strict\": true,\n}");
  source.was_named = false;
  CHECK(said({source}).empty());
  source.text = "{\n  // a comment\n  \"containerDefinitions\": [],\n}";
  CHECK(check_sources({source}, {}, rules, {}).findings.size() == 1);

  Source binary = named("app.config", std::string("\xFF\xFE\0", 3));
  binary.was_named = false;
  CHECK(said({binary}).empty());
  binary.path = "etc/ecs.config";
  CHECK(said({binary}).starts_with("etc/ecs.config 3 input/encoding"));
}

TEST_CASE("what was recognised is summed up by source, and what was not is let go") {
  const Run run =
      check_sources({named("notes.json", "{\"a\": 1}"), named("ecs.config", "ECS_CLUSTER=off\n")}, {}, rules, {});
  REQUIRE(run.summaries.size() == 1);
  CHECK(run.sources[run.summaries[0].source].path == "ecs.config");
  REQUIRE(run.summaries[0].entities.size() == 1);
  CHECK(run.summaries[0].entities[0].kind == "agent-config");
}

TEST_CASE("a comment on or above a line ignores rules there, with a reason") {
  struct Row {
    std::string_view text, findings;
  };
  constexpr Row rows[] = {
      {"# rolecall: ignore own/cluster -- it is so\nECS_CLUSTER=on\n",
       "ecs.config 3 own/cluster \"on\": cluster on (it is so)"},
      {"#rolecall: ignore own -- the family\n\n# more\nECS_CLUSTER=on\n",
       "ecs.config 3 own/cluster \"on\": cluster on (the family)"},
      {"# rolecall: ignore own/old, input -- an alias\nECS_CLUSTER=on\n",
       "ecs.config 1 input/unused-ignore \"# rolecall: ignore own/old, input -- an alias\": the ignore of \"input\" "
       "matches nothing\n"
       "ecs.config 3 own/cluster \"on\": cluster on (an alias)"},
      {"# rolecall: ignore own/cluster\nECS_CLUSTER=on\n",
       "ecs.config 1 input/unused-ignore \"# rolecall: ignore own/cluster\": the ignore gives no reason; write it "
       "after "
       "\" -- \"\n"
       "ecs.config 3 own/cluster \"on\": cluster on"},
      {"# rolecall: ignore own/clutser -- typo\nECS_CLUSTER=on\n",
       "ecs.config 1 input/unused-ignore \"# rolecall: ignore own/clutser -- typo\": the ignore names no rule or "
       "family: \"own/clutser\"\n"
       "ecs.config 3 own/cluster \"on\": cluster on"},
      {"# rolecall: ignore own/cluster -- too far\nECS_LOGLEVEL=info\nECS_CLUSTER=on\n",
       "ecs.config 1 input/unused-ignore \"# rolecall: ignore own/cluster -- too far\": the ignore of \"own/cluster\" "
       "matches nothing\n"
       "ecs.config 3 own/cluster \"on\": cluster on"},
      {"# rolecall: ignore own/other -- it is off in this run\nECS_CLUSTER=off\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(said({named("ecs.config", std::string(row.text))}) == row.findings);
  }
}

TEST_CASE("an ignore of the configuration covers paths, gives its reason, and may expire") {
  struct Row {
    Ignore ignore;
    std::string_view findings;
  };
  const Span said_at{0, 0, 4};  // of the first source, which stands for the configuration
  const Row rows[] = {
      {{.rule = "own", .path = "a/", .reason = "r", .span = said_at},
       "a/ecs.config 3 own/cluster \"on\": cluster on (r)"},
      {{.rule = "own", .reason = "r", .span = said_at}, "a/ecs.config 3 own/cluster \"on\": cluster on (r)"},
      {{.rule = "own", .path = "b/", .reason = "of a file that is not in this run", .span = said_at},
       "a/ecs.config 3 own/cluster \"on\": cluster on"},
      {{.rule = "input", .path = "a/", .reason = "r", .span = said_at},
       "0/ecs.config 1 input/unused-ignore \"ECS_\": the ignore of \"input\" matches nothing\n"
       "a/ecs.config 3 own/cluster \"on\": cluster on"},
      {{.rule = "own", .reason = "r", .expires = "2026-11-21", .span = said_at},
       "0/ecs.config 1 input/unused-ignore \"ECS_\": the ignore of \"own\" expired on 2026-11-21\n"
       "a/ecs.config 3 own/cluster \"on\": cluster on"},
      {{.rule = "own", .reason = "r", .expires = "2026-11-22", .span = said_at},
       "a/ecs.config 3 own/cluster \"on\": cluster on (r)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.findings);
    Settings settings;
    settings.today = "2026-11-22";
    settings.ignores = {row.ignore};
    CHECK(said({named("0/ecs.config", "ECS_CLUSTER=off\n"), named("a/ecs.config", "ECS_CLUSTER=on\n")}, settings) ==
          row.findings);
  }
}

TEST_CASE("what a rule calls a secret is not in the text that reports show") {
  std::vector<Source> sources = {
      named("ecs.config", "ECS_ENGINE_AUTH_TYPE=dockercfg\nECS_ENGINE_AUTH_DATA={\"a\":\"geheim\"}\n")};
  const Run run = check_sources(std::move(sources), {}, builtin_rules(), builtin_profiles());
  REQUIRE(run.sources.size() > 0);
  CHECK(run.sources[0].text == "ECS_ENGINE_AUTH_TYPE=dockercfg\nECS_ENGINE_AUTH_DATA=*\"*\"*\"******\"*\n");
}

TEST_CASE("a choice that names no rule is a notification") {
  Settings settings;
  settings.choice.select = {"own/clutser"};
  const Run run = check_sources({}, settings, rules, {});
  REQUIRE(run.notifications.size() == 1);
  CHECK(run.notifications[0].message == "no rule or family is called \"own/clutser\"; did you mean \"own/cluster\"?");
}

TEST_CASE("the same texts give the same findings, whatever the number of threads") {
  std::vector<Source> sources;
  for (int i = 0; i < 200; ++i) sources.push_back(named(std::to_string(i) + "/ecs.config", "ECS_CLUSTER=on\n"));
  Settings settings;
  const std::string one = said(sources, settings);
  settings.jobs = 8;
  CHECK(said(sources, settings) == one);
}

}  // namespace
}  // namespace rolecall
