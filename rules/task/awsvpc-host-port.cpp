#include "judge/check.h"

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  if (task["networkMode"].text() != "awsvpc") return;
  for (const View container : task["containerDefinitions"])
    for (const View mapping : container["portMappings"]) {
      const View host = mapping["hostPort"];
      const std::optional<std::int64_t> outside = host.integer(), inside = mapping["containerPort"].integer();
      // A host port of 0 counts as not said: the CLI's skeleton has it.
      if (!outside || !inside || *outside == 0 || *outside == *inside) continue;
      findings.add(host.span(), "container \"{}\" maps port {} to host port {} in awsvpc mode",
                   container["name"].as_text().shown(), *inside, *outside);
    }
}

extern constexpr Check task_awsvpc_host_port = check;

}  // namespace rolecall::rules
