#include "recognise/file_names.h"

#include <doctest/doctest.h>

namespace rolecall {

using recognise::Hints;
using recognise::owner_of;

TEST_CASE("a file's name tells the role of the policy in it") {
  struct Row {
    std::string_view path, role;
    bool is_certain;
  };
  constexpr Row rows[] = {
      {"ecsInstanceRole.json", "ecsInstanceRole", true},
      {"iam/ecsInstanceRole-trust.json", "ecsInstanceRole", true},
      {"ecsTaskExecutionRole-trust-policy.json", "ecsTaskExecutionRole", true},
      {"ecsTaskExecutionRole.permissions.json", "ecsTaskExecutionRole", true},
      {"ecsTaskExecutionRoleTrustPolicy.json", "ecsTaskExecutionRole", true},
      {"ecsTaskExecutionRole_assume_role_policy.json", "ecsTaskExecutionRole", true},
      {"ecs-task-execution-role-policy.json", "ecs-task-execution-role", true},
      {"ecsTaskExecutionRole-policy-2.json", "ecsTaskExecutionRole", true},
      {"list-attached-role-policies-ecsInstanceRole.json", "ecsInstanceRole", true},
      {"ecsInstanceRole.list-attached-role-policies.json", "ecsInstanceRole", true},
      {"webRole-trust.json", "webRole", false},
      {"web-task-role.json", "web-task-role", false},
      {"secrets.json", "secrets", false},
      {"trust-policy.json", "", false},
      {"policy1.json", "", false},
      {"iam/policy.json", "", false},
      {"-", "", false},
      {"", "", false},
      {".json", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const recognise::Owner owner = owner_of(row.path, Hints());
    CHECK(owner.role == row.role);
    CHECK(owner.is_certain == row.is_certain);
    CHECK_FALSE(owner.is_by_hint);
  }
}

TEST_CASE("a folder tells the role where the file's name would fit any role") {
  struct Row {
    std::string_view path, role;
    bool is_certain;
  };
  constexpr Row rows[] = {
      {"ecsTaskExecutionRole/trust-policy.json", "ecsTaskExecutionRole", true},
      {"ecsTaskExecutionRole/policies/secrets.json", "ecsTaskExecutionRole", true},
      {"roles/ecsTaskExecutionRole/policies/secrets.json", "ecsTaskExecutionRole", true},
      {"roles/web/secrets.json", "web", false},
      {"roles/web/policies/secrets.json", "web", false},
      {"web/trust.json", "web", false},
      {"web-policies/inline.json", "web", false},
      {"./roles/policy.json", "", false},
      {"src/config/policy.json", "", false},
      {"ecsTaskRole/otherRole-trust.json", "otherRole", false},
      {"ecsTaskRole/ecsInstanceRole.json", "ecsInstanceRole", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const recognise::Owner owner = owner_of(row.path, Hints());
    CHECK(owner.role == row.role);
    CHECK(owner.is_certain == row.is_certain);
  }
}

TEST_CASE("the map counts before all names") {
  Hints hints;
  hints.roles = {{"policies/web-*.json", "web"}, {"**/shared.json", "shared"}};
  struct Row {
    std::string_view path, role;
    bool is_by_hint;
  };
  constexpr Row rows[] = {
      {"policies/web-ecsTaskRole.json", "web", true},
      {"./policies/web-s3.json", "web", true},
      {"shared.json", "shared", true},
      {"a/b/shared.json", "shared", true},
      {"policies/ecsTaskRole.json", "ecsTaskRole", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const recognise::Owner owner = owner_of(row.path, hints);
    CHECK(owner.role == row.role);
    CHECK(owner.is_by_hint == row.is_by_hint);
    CHECK(owner.is_certain);
  }
}

TEST_CASE("a policy is called by its file, or by its role where the file's name says nothing") {
  struct Row {
    std::string_view path, name;
  };
  constexpr Row rows[] = {
      {"ecsTaskExecutionRole/secrets.json", "secrets"},
      {"ecsTaskExecutionRole/trust-policy.json", "ecsTaskExecutionRole"},
      {"policy.json", "policy"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(recognise::policy_name_of(row.path, owner_of(row.path, Hints())) == row.name);
  }
}

TEST_CASE("the name of a managed policy is what a file's name has beside the command") {
  struct Row {
    std::string_view path, name;
  };
  constexpr Row rows[] = {
      {"get-policy-version-web-secrets.json", "web-secrets"},
      {"policies/web-secrets.json", "web-secrets"},
      {"web-secrets/get-policy-version.json", "web-secrets"},
      {"WebSecretsPolicy.json", "WebSecretsPolicy"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(recognise::managed_policy_name_of(row.path) == row.name);
  }
}

TEST_CASE("the usual roles of ECS are known in every spelling") {
  struct Row {
    std::string_view name, usual;
  };
  constexpr Row rows[] = {
      {"ecsInstanceRole", "ecsInstanceRole"},
      {"ecs-task-execution-role", "ecsTaskExecutionRole"},
      {"ECS_Task_Role", "ecsTaskRole"},
      {"EcsAutoScalingRole", "ecsAutoscaleRole"},
      {"task-role", ""},
      {"myEcsTaskRole", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(usual_role(row.name) == row.usual);
  }
}

}  // namespace rolecall
