#include "judge/check.h"
#include "needs/image.h"

#include <string>
#include <vector>

namespace rolecall::rules {

namespace {

/// A value for which an execution role is needed, and what for: `secrets`.
struct Reason {
  View value;
  std::string_view what;
  std::string_view container;
};

View s3_config(View firelens) {
  return firelens.at("options")["config-file-type"].text() == "s3" ? firelens.at("options")["config-file-value"]
                                                                   : View{};
}

// Which features ask for the role on which platform: Amazon ECS developer guide, Amazon ECS task execution IAM role. On
// container instances the instance role serves for images and logs.
std::vector<Reason> reasons_of(const TaskDefinition& task, bool is_without_instance_role) {
  std::vector<Reason> reasons;
  for (View container : task["containerDefinitions"]) {
    const auto add = [&](View value, std::string_view what) {
      if (value) reasons.push_back({value, what, container["name"].text()});
    };
    const View logs = container["logConfiguration"];
    if (is_without_instance_role && needs::parse_ecr_image(container["image"].text()))
      add(container["image"], "pulls its image from Amazon ECR");
    add(container.at("repositoryCredentials.credentialsParameter"), "has credentials for a private registry");
    for (View file : container["environmentFiles"]) add(file["value"], "has an environment file");
    for (View secret : container["secrets"]) add(secret["valueFrom"], "takes a secret");
    if (is_without_instance_role && logs["logDriver"].text() == "awslogs")
      add(logs["logDriver"], "logs to CloudWatch Logs");
    for (View secret : logs["secretOptions"]) add(secret["valueFrom"], "takes a secret for its log driver");
    add(s3_config(container["firelensConfiguration"]), "reads its FireLens configuration from S3");
  }
  return reasons;
}

void check(const TaskDefinition& task, const Workspace& workspace, Findings& findings) {
  const View role = task["executionRoleArn"];
  if (role.is_unknown() || !role.text().empty()) return;
  const bool is_without_instance_role =
      workspace.runs_on_fargate(task) == Answer::yes || workspace.runs_on_external(task) == Answer::yes;
  const std::vector<Reason> reasons = reasons_of(task, is_without_instance_role);
  if (reasons.empty()) return;
  const Reason& first = reasons.front();
  Finding& finding =
      findings.add(first.value.span(), "container \"{}\" {}, and the task definition names no execution role",
                   first.container, first.what);
  for (std::size_t i = 1; i < reasons.size(); ++i)
    finding.related.push_back(
        {reasons[i].value.span(), fmt::format("container \"{}\" {}", reasons[i].container, reasons[i].what)});
}

}  // namespace

extern constexpr Check role_execution_missing = check;

}  // namespace rolecall::rules
