#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "report/sample.h"

using nlohmann::json;
using rolecall::test::Sample;

TEST_CASE("the JSON report is version 1 of the contract") {
  CHECK(rolecall::report::json(rolecall::test::small_sample().results()) ==
        R"({"version":1,
"tool":{"name":"rolecall","version":"1.2.3"},
"summary":{"errors":1,"warnings":0,"notes":0,"suppressed":0,"files":2},
"sources":[
{"path":"web/task-definition.json","dialect":"register-task-definition","entities":[{"kind":"task-definition","name":"web","line":1}]},
{"path":"web/role.json","dialect":"policy","entities":[{"kind":"role","name":"web","line":1}]}
],
"findings":[
{"rule":"policy/unknown-action","level":"error","message":"no AWS action is called \"ecs:RunTsk\"","help":"write it so:\n{\n  \"Action\": \"ecs:RunTask\"\n}","path":"web/role.json","line":1,"column":12,"endLine":1,"endColumn":24,"entity":{"kind":"role","name":"web"},"related":[{"path":"web/task-definition.json","line":2,"column":12,"endLine":2,"endColumn":19,"message":"this needs it"}],"fingerprint":"102494490b739b9adb9fd2a9c6e65b86"}
]}
)");
}

TEST_CASE("columns are counted in code points") {
  Sample sample;
  const std::uint32_t source = sample.add_source("f.json", "\"wéb 日本\": x\n");
  sample.add_finding(sample.span(source, "x"), "m");
  const json report = json::parse(rolecall::report::json(sample.results()));
  CHECK(report["findings"][0]["column"] == 11);
  CHECK(report["findings"][0]["endColumn"] == 12);
}

TEST_CASE("suppressed findings are counted, not listed") {
  Sample sample = rolecall::test::small_sample();
  sample.findings[0].suppression = "known";
  const json report = json::parse(rolecall::report::json(sample.results()));
  CHECK(report["findings"].empty());
  CHECK(report["summary"]["suppressed"] == 1);
  CHECK(report["summary"]["errors"] == 0);
}

TEST_CASE("an empty run is valid JSON") {
  const json report = json::parse(rolecall::report::json(Sample().results()));
  CHECK(report["findings"].is_array());
  CHECK(report["sources"].is_array());
}

TEST_CASE("hostile words are valid JSON without raw control characters") {
  Sample sample;
  const std::uint32_t source = sample.add_source("a\x1b\x7f\xE2\x80\xAE\xFF.json", "x\n");
  sample.add_finding({source, 0, 1}, "\x1b[31m \xE2\x80\xAE");
  const std::string text = rolecall::report::json(sample.results());
  CHECK(text.find('\x1b') == text.npos);
  CHECK(text.find('\x7f') == text.npos);
  CHECK(text.find("\xE2\x80\xAE") == text.npos);
  const json report = json::parse(text);
  CHECK(report["findings"][0]["path"] == "a\x1b\x7f\xE2\x80\xAE\xEF\xBF\xBD.json");
  CHECK(report["findings"][0]["message"] == "\\x1b[31m \\u202e");
}
