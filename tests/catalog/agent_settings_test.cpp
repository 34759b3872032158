#include "catalog/agent_settings.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

namespace rolecall::catalog {

TEST_CASE("every setting is found again by its exact name") {
  CHECK(agent_settings().size() == 123);
  for (const AgentSetting& setting : agent_settings()) {
    CAPTURE(setting.name);
    REQUIRE(find_agent_setting(setting.name));
    CHECK(find_agent_setting(setting.name)->type == setting.type);
    CHECK((setting.on_linux || setting.on_windows));
    CHECK(setting.is_read() == (setting.status != SettingStatus::removed && setting.status != SettingStatus::misnomer));
    CHECK((setting.minimum || setting.maximum) == (setting.out_of_bounds != OutOfBounds::unchecked));
    if (!setting.instead.empty()) CHECK(find_agent_setting(setting.instead)->status == SettingStatus::current);
    if (setting.type == SettingType::enumeration) CHECK(setting.values.size() > 1);
  }
  CHECK_FALSE(find_agent_setting("ecs_cluster"));
  CHECK_FALSE(find_agent_setting("ECS_CLUSTER "));
  CHECK_FALSE(find_agent_setting(""));
}

TEST_CASE("task roles are off in the agent and switched on by ecs-init") {
  const auto setting = find_agent_setting("ECS_ENABLE_TASK_IAM_ROLE");
  REQUIRE(setting);
  CHECK(setting->type == SettingType::boolean);
  CHECK(setting->status == SettingStatus::current);
  CHECK(setting->default_linux == "false");
  CHECK(setting->default_windows == "false");
  CHECK(setting->default_ecs_init == "true");
  CHECK(setting->on_invalid == OnInvalid::ignored);
  CHECK(setting->is_trimmed);
  CHECK(setting->read_by_agent);
  CHECK_FALSE(setting->read_by_ecs_init);
}

TEST_CASE("bounds are known as they are written and as they are compared") {
  const auto poll = find_agent_setting("ECS_POLLING_METRICS_WAIT_DURATION");
  REQUIRE(poll);
  CHECK(poll->minimum->text == "5s");
  CHECK(poll->minimum->value == 5'000'000'000);
  CHECK(poll->maximum->text == "20s");
  CHECK(poll->out_of_bounds == OutOfBounds::clamped);
  const auto memory = find_agent_setting("ECS_RESERVED_MEMORY");
  CHECK(memory->minimum->value == 0);
  CHECK(memory->maximum->value == 65535);
  CHECK(memory->out_of_bounds == OutOfBounds::ignored);
  CHECK_FALSE(find_agent_setting("ECS_CLUSTER")->minimum);
}

TEST_CASE("an empty default is not the same as none") {
  CHECK(find_agent_setting("ECS_AGENT_LABELS")->default_ecs_init == "");
  CHECK_FALSE(find_agent_setting("ECS_CLUSTER")->default_ecs_init);
}

TEST_CASE("the values of enumerations and of lists are known") {
  const auto pull = find_agent_setting("ECS_IMAGE_PULL_BEHAVIOR");
  CHECK(pull->values == std::vector<std::string_view>{"default", "always", "once", "prefer-cached"});
  CHECK_FALSE(pull->any_case);
  CHECK(find_agent_setting("ECS_LOGLEVEL")->any_case);
  const auto drivers = find_agent_setting("ECS_AVAILABLE_LOGGING_DRIVERS");
  CHECK(drivers->type == SettingType::json_strings);
  CHECK(drivers->unknown_element_stops);
  CHECK(drivers->default_ecs_init == R"(["json-file","syslog","awslogs","fluentd","none"])");
  CHECK(find_agent_setting("ECS_INSTANCE_ATTRIBUTES")->on_invalid == OnInvalid::stops);
  CHECK(find_agent_setting("ECS_ENGINE_AUTH_DATA")->is_secret);
  CHECK(find_agent_setting("ECS_EXTERNAL")->exact_true_for_ecs_init);
}

TEST_CASE("for a misspelt setting the one that is meant is offered") {
  struct Row {
    std::string_view name, nearest;
  };
  constexpr Row rows[] = {
      {"ECS_ENABLE_TASK_IAM_ROLES", "ECS_ENABLE_TASK_IAM_ROLE"},
      {"ecs_cluster", "ECS_CLUSTER"},
      {"ECS_CLUSTR", "ECS_CLUSTER"},
      {"ECS_POLL_METRICS_WAIT_DURATION", "ECS_POLLING_METRICS_WAIT_DURATION"},
      {"ECS_PRIVILEGED_DISABLED", "ECS_DISABLE_PRIVILEGED"},
      {"ECS_DOCKER_GRAPHPATH", ""},  // gone, and nothing took its place
      {"ECS_CLUSTER", "ECS_CLUSTER"},
      {"OUR_OWN_VARIABLE", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(nearest_agent_setting(row.name) == row.nearest);
  }
}

}  // namespace rolecall::catalog
