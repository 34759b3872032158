// Where the tasks of a definition run, and in which partition, Region and account an entity lives.
#include <string_view>

#include "iam/arn.h"
#include "link/references.h"
#include "link/role_fields.h"
#include "link/workspace.h"

namespace rolecall {

namespace {

constexpr std::string_view ec2 = "EC2", fargate = "FARGATE", external = "EXTERNAL";

/// What the definition says of a launch type. Without requiresCompatibilities it is validated for EC2, but may run
/// wherever its members allow (API reference: RegisterTaskDefinition).
struct Requirement {
  Answer includes = Answer::depends;
  bool is_only_one = false;
};

Requirement required(const TaskDefinition& task, std::string_view launch_type) {
  const View listed = task["requiresCompatibilities"];
  if (!listed.is_array() || listed.size() == 0) return {};
  Requirement requirement{Answer::no, listed.size() == 1};
  for (View item : listed) {
    if (item.text() == launch_type) requirement.includes = Answer::yes;
    if (item.is_unknown() || !Text::is_known(item.text()))
      requirement.includes = either(requirement.includes, Answer::depends);
  }
  return requirement;
}

bool is_fargate_provider(std::string_view name) {
  return name == "FARGATE" || name == "FARGATE_SPOT";
}

void fill_in(std::string& field, std::string_view value, bool is_right) {
  if (field.empty() && is_right) field = value;
}

/// An ARN tells where it is. What is unknown or a pattern in it tells nothing.
void learn(Workspace::Home& home, std::string_view text) {
  const Expected<iam::Arn> arn = iam::parse_arn(text);
  if (!arn) return;
  fill_in(home.partition, arn->partition, iam::is_partition(arn->partition));
  fill_in(home.region, arn->region, iam::is_region(arn->region));
  fill_in(home.account, arn->account, iam::is_account_id(arn->account));
}

void learn(Workspace::Home& home, const EcsEntity& entity) {
  fill_in(home.partition, entity.partition, true);
  fill_in(home.region, entity.region, true);
  fill_in(home.account, entity.account, true);
}

/// The Region that the logs of all containers go to: in it the task runs, unless they disagree.
std::string_view logs_region(const TaskDefinition& task) {
  std::string_view region;
  for (View container : task["containerDefinitions"]) {
    const View option = container.at("logConfiguration.options")["awslogs-region"];
    if (!iam::is_region(option.text())) continue;
    if (!region.empty() && region != option.text()) return {};
    region = option.text();
  }
  return region;
}

}  // namespace

Answer Workspace::runs_on(View strategy, std::string_view launch_type) const {
  Answer any = Answer::no;
  for (View item : strategy) {
    const View name = item["capacityProvider"];
    if (name.is_unknown() || !Text::is_known(name.text())) return Answer::depends;
    if (is_fargate_provider(name.text())) {
      any = either(any, answer(launch_type == fargate));
      continue;
    }
    if (launch_type != ec2) continue;
    // Somebody's own provider has an Auto Scaling group, unless it is of managed instances.
    Answer is_group = Answer::depends;
    for (const CapacityProvider& provider : entities.capacity_providers)
      if (provider.name == name.text()) is_group = answer(bool(provider["autoScalingGroupProvider"]));
    any = either(any, is_group);
  }
  return any;
}

Answer Workspace::runs_on(const Service& service, std::string_view launch_type) const {
  const View named = service["launchType"];
  if (named.is_unknown() || !Text::is_known(named.text())) return Answer::depends;
  if (!named.text().empty()) return answer(named.text() == launch_type);
  const View strategy = service["capacityProviderStrategy"];
  if (strategy.size() > 0) return runs_on(strategy, launch_type);
  if (strategy.is_unknown()) return Answer::depends;
  const Cluster* home = cluster(service);
  const View fallback = home ? (*home)["defaultCapacityProviderStrategy"] : View{};
  if (fallback.size() > 0) return runs_on(fallback, launch_type);
  // A cluster that is known to have no default strategy means EC2 (API reference: CreateService, launchType).
  return fallback.is_array() ? answer(launch_type == ec2) : Answer::depends;
}

Answer Workspace::runs_on(const TaskDefinition& task, std::string_view launch_type) const {
  const Requirement requirement = required(task, launch_type);
  const std::vector<const Service*> services = services_of(task);
  if (services.empty()) return requirement.includes;
  Answer any = Answer::no;
  for (const Service* service : services) any = either(any, runs_on(*service, launch_type));
  if (any != Answer::depends) return any;
  return requirement.includes == Answer::yes && !requirement.is_only_one ? Answer::depends : requirement.includes;
}

Answer Workspace::runs_on_ec2(const TaskDefinition& task) const {
  return runs_on(task, ec2);
}
Answer Workspace::runs_on_fargate(const TaskDefinition& task) const {
  return runs_on(task, fargate);
}
Answer Workspace::runs_on_external(const TaskDefinition& task) const {
  return runs_on(task, external);
}

Workspace::Home Workspace::home(const TaskDefinition& task) const {
  Home home;
  learn(home, task);
  learn(home, task["taskDefinitionArn"].text());
  // A role is of the account of its task. Another one is a finding of its own (role/other-account).
  for (const RoleField& field : role_fields(task)) learn(home, field.value.text());
  for (const Service* service : services_of(task)) {
    learn(home, *service);
    learn(home, (*service)["clusterArn"].text());
    learn(home, (*service)["cluster"].text());
    learn(home, (*service)["taskDefinition"].text());
  }
  if (home.region.empty()) home.region = logs_region(task);
  if (home.partition.empty()) home.partition = partition_of_region(home.region);
  return home;
}

Workspace::Home Workspace::home(const Service& service) const {
  Home home;
  learn(home, service);
  for (const char* member : {"serviceArn", "clusterArn", "cluster", "taskDefinition"})
    learn(home, service[member].text());
  for (const RoleField& field : role_fields(service)) learn(home, field.value.text());
  const TaskDefinition* task = task_definition(service);
  if (!task) return home;
  const Home of_task = this->home(*task);
  fill_in(home.partition, of_task.partition, true);
  fill_in(home.region, of_task.region, true);
  fill_in(home.account, of_task.account, true);
  return home;
}

}  // namespace rolecall
