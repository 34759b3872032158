#include "judge/check.h"

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  if (task["networkMode"].text() != "host") return;
  for (const View container : task["containerDefinitions"])
    for (const View mapping : container["portMappings"]) {
      const View host = mapping["hostPort"];
      const std::optional<std::int64_t> outside = host.integer(), inside = mapping["containerPort"].integer();
      if (!outside || !inside || *outside == 0 || *outside == *inside) continue;
      findings.add(host.span(), "container \"{}\" maps port {} to host port {} on the host network",
                   container["name"].as_text().shown(), *inside, *outside);
    }
}

extern constexpr Check task_host_mode_dynamic_port = check;

}  // namespace rolecall::rules
