// No setup makes a check or a report fail, every finding is at a place, and the number of threads does not matter. The
// first letter of the text says what the file is called.
#include "check.h"

#include <array>
#include <utility>

#include "invariants.h"
#include "report/report.h"

namespace {

using namespace rolecall;

constexpr std::array<std::string_view, 7> names = {"ecs.config",
                                                   "ecsTaskExecutionRole/permissions.json",
                                                   "ecsInstanceRole/trust-policy.json",
                                                   "task-definition.json",
                                                   "service.json",
                                                   "account.json",
                                                   "bottlerocket.toml"};

// A role that has little and is trusted by nobody, so that needs are judged.
constexpr std::string_view role = R"({"Role": {"RoleName": "ecsTaskExecutionRole", "RolePolicyList": [],
  "Arn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole", "AssumeRolePolicyDocument": {"Statement": []}}})";

Run run_of(std::string_view name, std::string_view text, unsigned jobs) {
  Settings settings;
  settings.choice.profile = "strict";
  settings.jobs = jobs;
  std::vector<Source> sources(2);
  sources[0].path = name;
  sources[0].text = text;
  sources[0].was_named = true;
  sources[1].path = "get-role.json";
  sources[1].text = role;
  return check_sources(std::move(sources), settings, builtin_rules(), builtin_profiles());
}

std::string reports_of(const Run& run) {
  report::Results results;
  results.sources = &run.sources;
  results.findings = run.findings;
  results.notifications = run.notifications;
  results.summaries = run.summaries;
  results.version = "0";
  return report::text(results, {}) + report::json(results) + report::sarif(results);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view name = names[data[0] % names.size()];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Run run = run_of(name, text, 1);
  for (const Finding& finding : run.findings) {
    const Span place = run.sources.in_file(finding.span);
    fuzz::require(place.begin <= place.end && place.end <= run.sources[place.source].text.size());
    fuzz::require(!finding.message.empty() && !finding.rule.empty());
  }
  fuzz::require(reports_of(run) == reports_of(run_of(name, text, 2)));
  return 0;
}
