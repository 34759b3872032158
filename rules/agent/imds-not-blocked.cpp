#include "agent/hosting.h"
#include "agent/settings.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

View cause_in(const TaskDefinition& task) {
  return task["networkMode"].text() == "awsvpc" ? task["networkMode"] : View{};
}

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  constexpr std::string_view name = "ECS_AWSVPC_BLOCK_IMDS";
  if (agent::is_on(config, name) != Answer::no) return;
  Finding* finding = nullptr;
  agent::for_each_hosted(config, workspace, [&](const TaskDefinition& task) {
    const View cause = cause_in(task);
    if (!cause) return;
    if (!finding)
      finding = &findings.add(
          agent::place_of(config, name),
          "{}, but task definition \"{}\" is in awsvpc mode and can take the credentials of the instance role",
          agent::how_it_stands(config, name), task.name);
    finding->related.push_back({cause.span(), fmt::format("task definition \"{}\"", task.name)});
  });
}

}  // namespace

extern constexpr Check agent_imds_not_blocked = check;

}  // namespace rolecall::rules
