#include "iam/arn.h"
#include "judge/check.h"
#include "source/nearest.h"

#include <string>

namespace rolecall::rules {

namespace {

std::string unknown(std::string_view name) {
  return Text::symbol(name).value;
}

/// A test of a statement that the agent's cluster does not pass, whatever Region and account it is in.
const iam::Condition* failing_test(const LinkedRole& role, const iam::Context& context) {
  for (const iam::Policy* policy : role.permissions.identity)
    for (const iam::Statement& statement : policy->statements)
      for (const iam::Condition& condition : statement.conditions)
        if (statement.allows() && edit_distance(condition.key.value, "ecs:cluster", 0) == 0 &&
            iam::holds(condition, context, iam::has_variables(*policy)) == Answer::no)
          return &condition;
  return nullptr;
}

void check(const AgentConfig& config, const Workspace& workspace, Findings& findings) {
  const LinkedRole* role = workspace.instance_role(config);
  const Setting* setting = config.find("ECS_CLUSTER");
  if (!role || !setting || setting->value.empty() || !setting->value.is_known()) return;

  const std::string place =
      "arn:" + unknown("partition") + ":ecs:" + unknown("region") + ":" + unknown("account") + ":";
  const std::string instance = place + "container-instance/" + setting->value.value + "/" + unknown("instance");
  iam::Context context;
  context.set("ecs:cluster", {place + "cluster/" + setting->value.value});
  // Without the key nobody knows; with it the answer is no: then the key is the reason.
  if (role->may("ecs:Poll", instance).allowed == Answer::no) return;
  if (role->may("ecs:Poll", instance, context).allowed != Answer::no) return;
  Finding& finding = findings.add(
      setting->value.span, "the agent joins cluster \"{}\", but instance role \"{}\" may poll in another one only",
      setting->value.value, role->role->name);
  if (const iam::Condition* condition = failing_test(*role, context))
    finding.related.push_back({condition->values.span, "the cluster that the role is limited to"});
}

}  // namespace

extern constexpr Check role_instance_cluster_mismatch = check;

}  // namespace rolecall::rules
