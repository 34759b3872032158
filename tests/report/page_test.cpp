#include <doctest/doctest.h>

#include "report/report.h"
#include "report/sample.h"

using rolecall::report::RuleText;

TEST_CASE("a rule's page for a terminal") {
  CHECK(rolecall::report::page_text(rolecall::test::sample_rule(), {}) ==
        R"(policy/unknown-action (warning): No AWS action has this name

IAM accepts any name and never says that it grants nothing.

Mend: Correct the name.

Example, wrong: a letter is missing

  {"Action": "ecs:RunTsk"}

Tags: security

Also known as: policy/invalid-action

In other tools: parliament UNKNOWN_ACTION

References:
  https://docs.aws.amazon.com/IAM/actions.html
  Service Authorization Reference
)");
}

TEST_CASE("a rule's page in Markdown") {
  CHECK(rolecall::report::page_markdown(rolecall::test::sample_rule()) ==
        R"(# policy/unknown-action

**No AWS action has this name** (warning)

IAM accepts any name and never says that it grants nothing.

## How to mend it

Correct the name.

## Example, wrong: a letter is missing

```json
{"Action": "ecs:RunTsk"}
```

Tags: security

Also known as: policy/invalid-action

In other tools: parliament UNKNOWN_ACTION

## References

- <https://docs.aws.amazon.com/IAM/actions.html>
- Service Authorization Reference
)");
}

TEST_CASE("an example with backticks gets a longer fence") {
  RuleText rule = rolecall::test::sample_rule();
  rule.examples = {{"wrong", "odd", {{"a.toml", "```\n"}, {"b.config", "x"}}}};
  const std::string page = rolecall::report::page_markdown(rule);
  CHECK(page.find("`a.toml`\n\n````toml\n```\n````\n") != page.npos);
  CHECK(page.find("`b.config`\n\n```ini\nx\n```\n") != page.npos);
}

TEST_CASE("rules are listed one on a line") {
  const RuleText rules[] = {rolecall::test::sample_rule()};
  CHECK(rolecall::report::rule_list_text(rules, {}) ==
        "policy/unknown-action  warning  No AWS action has this name\n1 rule\n");
  CHECK(rolecall::report::rule_list_json(rules) ==
        R"([
{"id":"policy/unknown-action","family":"policy","level":"warning","title":"No AWS action has this name","tags":["security"],"aliases":["policy/invalid-action"],"equivalents":[{"tool":"parliament","id":"UNKNOWN_ACTION"}]}
]
)");
}
