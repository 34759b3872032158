#include "agent/hosting.h"
#include "agent/settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  if (agent::is_on(config, "ECS_DISABLE_PRIVILEGED") != Answer::yes) return;
  agent::for_each_hosted(config, workspace, [&](const TaskDefinition& task) {
    for (const View container : task["containerDefinitions"])
      if (container["privileged"].is_true())
        findings
            .add(container["privileged"].span(),
                 "container \"{}\" runs privileged, which the agent of its instances forbids",
                 container["name"].as_text().shown())
            .related.push_back(
                {agent::place_of(config, "ECS_DISABLE_PRIVILEGED"), "privileged containers are forbidden here"});
  });
}

}  // namespace

extern constexpr Check agent_privileged_conflict = check;

}  // namespace rolecall::rules
