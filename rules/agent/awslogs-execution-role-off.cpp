#include "agent/hosting.h"
#include "agent/settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

View cause_in(const TaskDefinition& task) {
  if (!task["executionRoleArn"]) return {};
  for (const View container : task["containerDefinitions"])
    if (container.at("logConfiguration.logDriver").text() == "awslogs")
      return container.at("logConfiguration.logDriver");
  return {};
}

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  constexpr std::string_view name = "ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE";
  if (agent::is_on(config, name) != Answer::no) return;
  Finding* finding = nullptr;
  agent::for_each_hosted(config, workspace, [&](const TaskDefinition& task) {
    const View cause = cause_in(task);
    if (!cause) return;
    if (!finding)
      finding = &findings.add(agent::place_of(config, name),
                              "{}, but task definition \"{}\" logs with its execution role, which needs it",
                              agent::how_it_stands(config, name), task.name);
    finding->related.push_back({cause.span(), fmt::format("task definition \"{}\"", task.name)});
  });
}

}  // namespace

extern constexpr Check agent_awslogs_execution_role_off = check;

}  // namespace rolecall::rules
