// The setup of samples/quickstart in Terraform gives the findings of its raw JSON, at the places of its own text.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "judge/judge.h"

namespace rolecall {
namespace {

Run checked(const std::string& folder) {
  Settings settings;
  settings.paths = {folder};
  settings.today = "2026-01-01";
  return check(settings, builtin_rules(), builtin_profiles());
}

/// Each finding's rule and entity, sorted; an entity is named without the folder of the sample.
std::vector<std::string> findings_of(const Run& run, std::string_view folder) {
  std::vector<std::string> findings;
  for (const Finding& finding : run.findings) {
    std::string name = finding.entity_name;
    if (name.starts_with(folder)) name.erase(0, folder.size());
    findings.push_back(std::string(finding.rule) + " " + finding.entity_kind + " " + name);
  }
  std::sort(findings.begin(), findings.end());
  return findings;
}

TEST_CASE("the quickstart in Terraform has the findings of its raw JSON") {
  const std::string raw = "samples/quickstart", terraform = "samples/terraform";
  const std::vector<std::string> expected = findings_of(checked(raw), raw);
  CHECK(expected.size() > 10);
  CHECK(findings_of(checked(terraform), terraform) == expected);
}

TEST_CASE("its findings stand where the configuration says it") {
  struct Row {
    std::string_view rule, path, words;
  };
  constexpr Row rows[] = {
      {"trust/ecs-instead-of-ecs-tasks", "samples/terraform/task-role.tf", "\"ecs.amazonaws.com\""},
      {"policy/invalid-action", "samples/terraform/task-role.tf", "\"dynamodb:GetItems\""},
      {"role/execution-no-parameter", "samples/terraform/task.tf", "aws_ssm_parameter.payment_key.arn"},
      {"role/execution-no-secret", "samples/terraform/task.tf", "\"${aws_secretsmanager_secret.db.arn}:password::\""},
      {"placement/strategy-field-case", "samples/terraform/main.tf", "\"CPU\""},
      {"role/execution-singular-get-parameter", "samples/terraform/execution-role.tf", "\"ssm:GetParameter\""},
  };
  const Run run = checked("samples/terraform");
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    const auto found = std::find_if(run.findings.begin(), run.findings.end(),
                                    [&](const Finding& finding) { return finding.rule == row.rule; });
    REQUIRE(found != run.findings.end());
    const Span place = run.sources.in_file(found->span);
    CHECK(run.sources[place.source].path == row.path);
    CHECK(run.sources.text(place) == row.words);
  }
}

}  // namespace
}  // namespace rolecall
