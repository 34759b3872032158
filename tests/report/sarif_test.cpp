#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "report/sample.h"

using nlohmann::json;
using rolecall::Level;
using rolecall::test::Sample;

namespace {

json run_of(const Sample& sample, int exit_status = 0) {
  rolecall::report::Results results = sample.results();
  results.exit_status = exit_status;
  const json log = json::parse(rolecall::report::sarif(results));
  CHECK(log["version"] == "2.1.0");
  return log["runs"][0];
}

}  // namespace

TEST_CASE("SARIF names the tool and its rules with help") {
  const json driver = run_of(rolecall::test::small_sample())["tool"]["driver"];
  CHECK(driver["name"] == "rolecall");
  CHECK(driver["semanticVersion"] == "1.2.3");
  const json rule = driver["rules"][0];
  CHECK(rule["id"] == "policy/unknown-action");
  CHECK(rule["name"] == "PolicyUnknownAction");
  CHECK(rule["shortDescription"]["text"] == "No AWS action has this name.");
  CHECK(rule["fullDescription"]["text"] == "IAM accepts any name and never says that it grants nothing.");
  CHECK(rule["help"]["markdown"].get<std::string>().find("```json\n{\"Action\": \"ecs:RunTsk\"}\n```") !=
        std::string::npos);
  CHECK(rule["helpUri"] == "https://docs.aws.amazon.com/IAM/actions.html");
  CHECK(rule["defaultConfiguration"]["level"] == "warning");
  CHECK(rule["deprecatedIds"] == json({"policy/invalid-action"}));
  CHECK(rule["properties"]["tags"] == json({"security"}));
  CHECK(rule["properties"]["problem.severity"] == "warning");
  CHECK(rule["properties"]["security-severity"] == "3.0");
}

TEST_CASE("a SARIF result has its place, its words and its related places") {
  const json run = run_of(rolecall::test::small_sample(), 1);
  const json result = run["results"][0];
  CHECK(result["ruleId"] == "policy/unknown-action");
  CHECK(result["ruleIndex"] == 0);
  CHECK(result["level"] == "error");
  CHECK(result["message"]["text"] == "no AWS action is called \"ecs:RunTsk\".");
  const json place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"] == json({{"uri", "web/role.json"}, {"uriBaseId", "%SRCROOT%"}, {"index", 1}}));
  CHECK(place["region"] == json({{"startLine", 1},
                                 {"startColumn", 12},
                                 {"endLine", 1},
                                 {"endColumn", 24},
                                 {"snippet", {{"text", "\"ecs:RunTsk\""}}}}));
  const json related = result["relatedLocations"][0];
  CHECK(related["id"] == 1);
  CHECK(related["message"]["text"] == "this needs it.");
  CHECK(related["physicalLocation"]["artifactLocation"]["index"] == 0);
  CHECK(result["partialFingerprints"]["rolecall/v1"].get<std::string>().size() == 32);
  CHECK(run["artifacts"][1]["location"]["uri"] == "web/role.json");
  CHECK(run["columnKind"] == "unicodeCodePoints");
  CHECK(run["originalUriBaseIds"].contains("%SRCROOT%"));
  CHECK(run["invocations"][0]["executionSuccessful"] == true);
  CHECK(run["invocations"][0]["exitCode"] == 1);
}

TEST_CASE("a path becomes a URI") {
  struct Row {
    std::string path;
    std::string_view uri;
    bool is_relative;
  };
  const Row rows[] = {
      {"a/b.json", "a/b.json", true},
      {"./a/../b.json", "b.json", true},
      {"../b.json", "../b.json", true},
      {"a b#c?d%.json", "a%20b%23c%3Fd%25.json", true},
      {"c:x.json", "c%3Ax.json", true},
      {"rôle.json", "r%C3%B4le.json", true},
      {"-", "-", true},
      {"/srv/role.json", "file:///srv/role.json", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    Sample sample;
    sample.add_finding({sample.add_source(row.path, "x"), 0, 1}, "m");
    const json place = run_of(sample)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    CHECK(place["uri"] == row.uri);
    CHECK(place.contains("uriBaseId") == row.is_relative);
  }
}

TEST_CASE("a fix, an ignore and what went wrong in the run are told") {
  Sample sample = rolecall::test::small_sample();
  rolecall::Finding& finding = sample.findings[0];
  finding.fix = rolecall::Fix{finding.span, "\"ecs:RunTask\"", "write ecs:RunTask"};
  finding.suppression = "a test";
  sample.notifications = {{Level::error, "gone.json", "no such file"}};
  const json run = run_of(sample, 2);
  const json result = run["results"][0];
  const json change = result["fixes"][0]["artifactChanges"][0];
  CHECK(change["replacements"][0]["deletedRegion"]["startColumn"] == 12);
  CHECK(change["replacements"][0]["insertedContent"]["text"] == "\"ecs:RunTask\"");
  CHECK(result["suppressions"] == json({{{"kind", "external"}, {"justification", "a test"}}}));
  CHECK(run["invocations"][0]["executionSuccessful"] == false);
  const json notification = run["invocations"][0]["toolExecutionNotifications"][0];
  CHECK(notification["level"] == "error");
  CHECK(notification["message"]["text"] == "no such file.");
  CHECK(notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.json");
}

TEST_CASE("a fix inside the string of another document is left to people") {
  Sample sample;
  const std::uint32_t outer = sample.add_source("a.json", R"("{\"Action\": 1}")");
  rolecall::Source inner;
  inner.path = "a.json";
  inner.text = R"({"Action": 1})";
  inner.encoding = rolecall::Encoding::json_string;
  inner.outer = {outer, 1, 16};
  const std::uint32_t index = sample.sources.add(std::move(inner));
  rolecall::Finding& finding = sample.add_finding({index, 1, 9}, "m");
  finding.fix = rolecall::Fix{finding.span, "\"Resource\"", "rename it"};
  const json result = run_of(sample)["results"][0];
  CHECK_FALSE(result.contains("fixes"));
  const json region = result["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startColumn"] == 3);
  CHECK(region["snippet"]["text"] == R"(\"Action\")");
}

TEST_CASE("a region that is too long for a snippet has none") {
  Sample sample;
  const std::uint32_t source = sample.add_source("a.json", std::string(100000, 'x'));
  sample.add_finding({source, 0, 100000}, "m");
  const json place = run_of(sample)["results"][0]["locations"][0]["physicalLocation"];
  CHECK_FALSE(place["region"].contains("snippet"));
  CHECK_FALSE(place.contains("contextRegion"));
}
