#include "catalog/managed_policies.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

namespace rolecall::catalog {

TEST_CASE("the latest version of every managed policy is there") {
  CHECK(managed_policies().size() == 1594);
  std::size_t lost = 0, statements = 0, empty = 0;
  for (const ManagedPolicy& policy : managed_policies()) {
    if (find_managed_policy(policy.name()) != policy) ++lost;
    for (const ManagedStatement& statement : policy.statements()) {
      ++statements;
      if (statement.actions.empty() || statement.resources.empty()) ++empty;
    }
  }
  CHECK(lost == 0);
  CHECK(statements == 8853);
  CHECK(empty == 0);
}

TEST_CASE("the task execution role's policy says what AWS says") {
  const auto policy = find_managed_policy("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
  REQUIRE(policy);
  CHECK(policy->name() == "AmazonECSTaskExecutionRolePolicy");
  CHECK(policy->path() == "/service-role/");
  CHECK(policy->version_id() == "v1");
  CHECK(policy->date() == "2017-11-16");
  CHECK(policy->language() == "2012-10-17");
  REQUIRE(policy->statements().size() == 1);
  const ManagedStatement statement = policy->statements()[0];
  CHECK(statement.sid == "");
  CHECK(statement.allows);
  CHECK_FALSE(statement.is_not_action);
  CHECK_FALSE(statement.is_not_resource);
  CHECK(statement.actions == std::vector<std::string_view>{"ecr:GetAuthorizationToken",
                                                           "ecr:BatchCheckLayerAvailability",
                                                           "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
                                                           "logs:CreateLogStream", "logs:PutLogEvents"});
  CHECK(statement.resources == std::vector<std::string_view>{"*"});
  CHECK(statement.conditions.empty());
}

TEST_CASE("conditions, denials and the negative elements are kept") {
  const auto power_user = find_managed_policy("PowerUserAccess");
  REQUIRE(power_user);
  CHECK(power_user->statements()[0].is_not_action);
  CHECK(power_user->statements()[0].actions.front() == "iam:*");
  const auto denied = find_managed_policy("AWSDenyAll");
  REQUIRE(denied);
  CHECK_FALSE(denied->statements()[0].allows);
  const auto volumes = find_managed_policy("AmazonECSInfrastructureRolePolicyForVolumes");
  REQUIRE(volumes);
  bool is_found = false;
  for (const ManagedStatement& statement : volumes->statements())
    for (const ManagedCondition& condition : statement.conditions)
      if (condition.op == "StringEquals" && condition.key == "aws:RequestTag/AmazonECSManaged")
        is_found = condition.values == std::vector<std::string_view>{"true"};
  CHECK(is_found);
}

TEST_CASE("a managed policy is found by its ARN in any partition, with its exact path, or by its name") {
  constexpr std::string_view found[] = {
      "arn:aws:iam::aws:policy/AdministratorAccess",
      "arn:aws-cn:iam::aws:policy/AdministratorAccess",
      "arn:aws-us-gov:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
      "AmazonEC2ContainerServiceforEC2Role",
  };
  for (const std::string_view name : found) {
    CAPTURE(name);
    CHECK(find_managed_policy(name));
  }
  constexpr std::string_view lost[] = {
      "arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy",  // its path is missing
      "arn:aws:iam::aws:policy/service-role/AdministratorAccess",
      "arn:aws:iam::123456789012:policy/AdministratorAccess",
      "administratoraccess",
      "arn:aws:iam::aws:policy/",
      "",
  };
  for (const std::string_view name : lost) {
    CAPTURE(name);
    CHECK_FALSE(find_managed_policy(name));
  }
}

TEST_CASE("for an ARN that names no policy the one that is meant is offered") {
  struct Row {
    std::string_view name, nearest;
  };
  constexpr Row rows[] = {
      {"arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy", "AmazonECSTaskExecutionRolePolicy"},
      {"arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolPolicy", "AmazonECSTaskExecutionRolePolicy"},
      {"AmazonEC2ContainerServiceForEC2Role", "AmazonEC2ContainerServiceforEC2Role"},
      {"arn:aws:iam::aws:policy/OurOwnPolicy", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto policy = nearest_managed_policy(row.name);
    CHECK((policy ? policy->name() : "") == row.nearest);
  }
}

}  // namespace rolecall::catalog
