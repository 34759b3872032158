#include "judge/check.h"

#include <algorithm>

namespace rolecall::rules {

// The agent splits the ARN at its colons and takes 7 parts, or 10 with a key, a stage and a version (Amazon ECS
// container agent source: asm.go).
static constexpr std::ptrdiff_t colons_of_secret = 6, colons_of_key = 9;

static void check(const TaskDefinition& task, Findings& findings) {
  for (const View container : task["containerDefinitions"])
    for (const View secret : container["secrets"]) {
      const View from = secret["valueFrom"];
      const std::string_view text = from.text();
      if (!from.is_string() || !Text::is_known(text) || text.find("${") != text.npos) continue;
      if (!text.starts_with("arn:") || text.find(":secretsmanager:") == text.npos) continue;
      const std::ptrdiff_t colons = std::count(text.begin(), text.end(), ':');
      if (colons <= colons_of_secret || colons == colons_of_key) continue;
      findings.add(from.span(),
                   "container \"{}\" reads \"{}\" from a secret with {} parts behind its name instead of 3",
                   container["name"].as_text().shown(), secret["name"].as_text().shown(), colons - colons_of_secret);
    }
}

extern constexpr Check task_secret_value_from = check;

}  // namespace rolecall::rules
