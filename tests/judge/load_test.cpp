#include "judge/load.h"

#include <doctest/doctest.h>

#include "judge/page.h"

namespace rolecall {
namespace {

constexpr std::string_view condition = R"(
on = "task-definition"
flag = { path = "networkMode", equals = "host" }
message = "host network of {family}"
)";

TEST_CASE("a page becomes the rule that it says") {
  const Loaded loaded = load_page(R"(
id = "own/rule"
level = "note"
title = "A title"
why = """
Because.
"""
mend = "Mend it."
references = ["A page"]
tags = ["security"]
security-severity = 7.5
aliases = ["own/old-name"]
equivalents = { checkov = "CKV_1", trivy = ["AVD-1", "AVD-2"] }
on = "task-definition"
at = "containerDefinitions[*]"
where = { all = [{ path = "/networkMode", in = ["host", "none"] }, { none = [{ path = "user", exists = true }] }] }
flag = { path = "memory", less-than = 4.5 }
covers = "name"
message = 'container "{name}" is small'

[[bad]]
title = "small"
files = '''
-- a/task.json --
{"memory": [|4|]}
-- ecs.config --
ECS_CLUSTER=prod
'''
[[good]]
title = "large"
as = "task-definition"
json = '{"memory": 5}'
)",
                                  PageOrigin::builtin, "own/rule");
  REQUIRE(loaded.mistakes().empty());
  REQUIRE(loaded.store.rules.size() == 1);
  const Rule& rule = loaded.store.rules[0];
  CHECK(rule.id == "own/rule");
  CHECK(rule.family() == "own");
  CHECK(rule.level == Level::note);
  CHECK(rule.why == "Because.");
  CHECK(rule.security_severity == 7.5);
  CHECK(rule.aliases[0] == "own/old-name");
  REQUIRE(rule.equivalents.size() == 3);
  CHECK(rule.equivalents[0].tool == "checkov");
  CHECK(rule.equivalents[2].id == "AVD-2");
  REQUIRE(rule.condition);
  CHECK(rule.condition->at == "containerDefinitions[*]");
  CHECK(rule.condition->covers == "name");
  REQUIRE(rule.condition->where->parts.size() == 2);
  CHECK(rule.condition->where->parts[0].operands[1] == "none");
  CHECK(rule.condition->where->parts[1].parts[0].kind == PredicateKind::exists);
  CHECK(rule.condition->flag->kind == PredicateKind::less_than);
  CHECK(rule.condition->flag->number == 4.5);
  REQUIRE(rule.examples.size() == 2);
  REQUIRE(rule.examples[0].files.size() == 2);
  CHECK(rule.examples[0].files[0].name == "a/task.json");
  CHECK(rule.examples[0].files[0].text == "{\"memory\": [|4|]}\n");
  CHECK(rule.examples[0].files[1].text == "ECS_CLUSTER=prod\n");
  CHECK(rule.examples[1].kind == ExampleKind::good);
  CHECK(rule.examples[1].as == "task-definition");
  CHECK(rule.examples[1].files[0].name == "example.json");
}

TEST_CASE("a slip in a user's page is said at its place, with the reason") {
  struct Row {
    std::string_view more, mistakes;
  };
  const Row rows[] = {
      {"", "the rule has no condition: on, flag and message"},
      {"tittle = \"x\"\n", "tittle: there is no key \"tittle\" here; did you mean \"title\"?"},
      {"by = \"reader\"\n", "by: \"by\" is for built-in rules"},
      {"tags = \"security\"\n", "\"security\": \"tags\" must be a list of strings"},
      {"security-severity = 3\n", "3: \"security-severity\" is for rules with the tag \"security\""},
      {"on = \"tasks\"\n", "\"tasks\": a condition is on one of policy, role"},
      {"on = \"role\"\nflag = { path = \"nmae\", exists = true }\nmessage = \"m\"\n",
       "\"nmae\": there is no member \"nmae\" here; did you mean \"name\"?"},
      {"on = \"role\"\nflag = { path = \"name\", exist = true }\nmessage = \"m\"\n",
       "exist: there is no key \"exist\" here; did you mean \"exists\"?"},
      {"on = \"role\"\nflag = { path = \"name\", matches = \"(\" }\nmessage = \"m\"\n",
       "\"(\": \"(\" is no RE2 pattern: missing ): ("},
      {"on = \"role\"\nflag = { path = \"name\", less-than = \"x\" }\nmessage = \"m\"\n",
       "\"x\": \"less-than\" takes a number"},
      {"on = \"role\"\nflag = { path = \"name\" }\nmessage = \"m\"\n",
       "{ path = \"name\" }: a predicate has one test, or one of all, any and none"},
      {"on = \"role\"\nflag = { equals = \"x\" }\nmessage = \"m\"\n",
       "{ equals = \"x\" }: \"path\" is missing: the member that is tested"},
      {"on = \"service\"\nflag = { path = \"role:tsk.name\", exists = true }\nmessage = \"m\"\n",
       "\"role:tsk.name\": no link is called \"role:tsk\"; did you mean \"role:task\"?"},
      {"on = \"service\"\nflag = { path = \"a..b\", exists = true }\nmessage = \"m\"\n",
       "\"a..b\": \"a..b\" is no path"},
      {"on = \"service\"\nflag = { path = \"a\", exists = true }\nmessage = \"Wrong.\"\n",
       "\"Wrong.\": a message is one line that starts with a small letter and ends without a full stop"},
      {"on = \"service\"\nflag = { path = \"a\", exists = true }\nmessage = \"wrong {a\"\n",
       "\"wrong {a\": a \"{\" of the message has no \"}\""},
      {"on = \"service\"\nmessage = \"m\"\n", "\"flag\" is missing: what is wrong"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.more);
    const Loaded loaded = load_page(page_with(row.more));
    const std::string mistakes = loaded.mistakes();
    CAPTURE(mistakes);
    CHECK(mistakes.find(row.mistakes) != std::string::npos);
    CHECK(loaded.store.rules.empty());
    for (const Finding& finding : loaded.findings.list) CHECK(finding.rule == "input/rule-page");
  }
}

TEST_CASE("a slip in an example is said at its place, with the reason") {
  struct Row {
    std::string_view example, mistake;
  };
  const Row rows[] = {
      {"[[bad]]\ntitle = \"t\"\njson = \"{}\"", "a bad example marks what the finding covers: [|...|]"},
      {"[[good]]\ntitle = \"t\"\njson = \"[|{}|]\"", "a good example has no marks"},
      {"[[bad]]\ntitle = \"t\"\njson = \"[|{}\"", "a mark \"[|\" of this example has no \"|]\""},
      {"[[bad]]\njson = \"[|{}|]\"", "\"title\" is missing"},
      {"[[bad]]\ntitle = \"t\"", "an example has one of json, toml, env, files and base64"},
      {"[[bad]]\ntitle = \"t\"\nfiles = \"[|{}|]\"", "a file starts with a line like \"-- ecs.config --\""},
      {"[[bad]]\ntitle = \"t\"\nbase64 = \"!\"", "this is not base64"},
      {"[[bad]]\ntitle = \"t\"\njson = \"[|{}|]\"", "the rule has no [[good]] example"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.example);
    const Loaded loaded = load_page(page_with(std::string(condition) + std::string(row.example)), PageOrigin::builtin);
    const std::string mistakes = loaded.mistakes();
    CAPTURE(mistakes);
    CHECK(mistakes.find(row.mistake) != std::string::npos);
    CHECK(loaded.store.rules.empty());
  }
}

TEST_CASE("a built-in rule has exactly one judge") {
  constexpr std::string_view examples =
      "[[bad]]\ntitle = \"t\"\njson = \"[|{}|]\"\n[[good]]\ntitle = \"t\"\njson = \"{}\"\n";
  struct Row {
    std::string_view more;
    PageOrigin origin;
    bool is_right;
  };
  const Row rows[] = {
      {"", PageOrigin::builtin, false},
      {"", PageOrigin::builtin_with_check, true},
      {"by = \"reader\"\n", PageOrigin::builtin, true},
      {"by = \"reader\"\n", PageOrigin::builtin_with_check, false},
      {condition, PageOrigin::builtin, true},
      {condition, PageOrigin::builtin_with_check, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.more);
    const Loaded loaded = load_page(page_with(std::string(row.more) + std::string(examples)), row.origin);
    CAPTURE(loaded.mistakes());
    CHECK(loaded.store.rules.size() == (row.is_right ? 1 : 0));
  }
}

TEST_CASE("an id has a family, says what the file's place says, and is nobody else's") {
  CHECK(load_page(page_with(condition), PageOrigin::user, "own/other").mistakes() ==
        "\"own/rule\": by its file the id would be \"own/other\", not \"own/rule\"");
  CHECK(
      load_page("id = \"Own\"\nlevel = \"note\"\ntitle = \"t\"\nwhy = \"w.\"\nmend = \"m.\"\n" + std::string(condition))
          .mistakes() == "\"Own\": \"Own\" is no rule id; one is like \"family/what-is-wrong\"");
}

TEST_CASE("base64 gives any bytes") {
  const Loaded loaded = load_page(page_with(std::string(condition) + "[[case]]\ntitle = \"t\"\nbase64 = \"/gB7fQ==\""));
  REQUIRE(loaded.mistakes().empty());
  CHECK(loaded.store.rules[0].examples[0].files[0].text == std::string_view("\xFE\0{}", 4));
}

}  // namespace
}  // namespace rolecall
