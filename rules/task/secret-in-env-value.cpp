#include "judge/check.h"
#include "judge/credential.h"

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  for (const View container : task["containerDefinitions"])
    for (const View variable : container["environment"]) {
      const View name = variable["name"], value = variable["value"];
      // What the name gives away is task/secret-in-env-name's.
      if (!value.is_string() || names_credential(name.text())) continue;
      const std::string_view what = credential_in(value.text());
      if (what.empty()) continue;
      findings
          .add(value.span(), "container \"{}\" has {} in \"{}\" in its environment",
               container["name"].as_text().shown(), what, name.as_text().shown())
          .secret = value.part(0, value.text().size());
    }
}

extern constexpr Check task_secret_in_env_value = check;

}  // namespace rolecall::rules
