#include "judge/check.h"
#include "judge/credential.h"

#include <algorithm>
#include <string_view>

namespace rolecall::rules {

namespace {

// Not the credential itself: nothing, a place where it is kept, a switch, a number, or a gap that something else fills
// in.
bool is_no_credential(std::string_view value) {
  if (value.empty() || !Text::is_known(value)) return true;
  for (const std::string_view start :
       {"arn:", "/", "./", "http://", "https://", "s3://", "file:", "ssm:", "vault:", "<", "{{"})
    if (value.starts_with(start)) return true;
  if (value.find("${") != value.npos || value.find("$(") != value.npos) return true;
  if (value == "true" || value == "false" || value == "yes" || value == "no" || value == "none" || value == "null")
    return true;
  return value.size() < 6 && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check(const TaskDefinition& task, Findings& findings) {
  for (const View container : task["containerDefinitions"])
    for (const View variable : container["environment"]) {
      const View name = variable["name"], value = variable["value"];
      if (!name.is_string() || !value.is_string()) continue;
      if (names_credential(name.text()) && !is_no_credential(value.text()))
        findings
            .add(value.span(), "container \"{}\" has \"{}\" in plain text in its environment",
                 container["name"].as_text().shown(), name.text())
            .secret = value.part(0, value.text().size());
    }
}

}  // namespace

extern constexpr Check task_secret_in_env_name = check;

}  // namespace rolecall::rules
