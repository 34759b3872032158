#include "agent/settings.h"

#include <doctest/doctest.h>

#include <string>

namespace rolecall::agent {
namespace {

AgentConfig config_with(std::string name, std::string value,
                        AgentConfig::Platform platform = AgentConfig::Platform::ecs_init) {
  AgentConfig config;
  config.platform = platform;
  if (!name.empty()) {
    Setting& setting = config.settings.emplace_back();
    setting.name = Text(std::move(name));
    setting.value = Text(std::move(value));
  }
  return config;
}

TEST_CASE("a boolean is what Go's ParseBool takes, blanks around it allowed") {
  for (const std::string_view yes : {"1", "t", "T", "TRUE", "true", "True", " true", "true\t"}) {
    CAPTURE(yes);
    CHECK(parse_boolean(yes) == true);
  }
  for (const std::string_view no : {"0", "f", "F", "FALSE", "false", "False"}) {
    CAPTURE(no);
    CHECK(parse_boolean(no) == false);
  }
  for (const std::string_view neither : {"", "yes", "on", "tRUE", "\"true\"", "2", "enabled"}) {
    CAPTURE(neither);
    CHECK(parse_boolean(neither) == std::nullopt);
  }
}

TEST_CASE("a duration is what Go's ParseDuration takes") {
  struct Row {
    std::string_view text;
    std::optional<std::int64_t> nanoseconds;
  };
  const Row rows[] = {
      {"0", 0},
      {"30s", 30'000'000'000},
      {"1h30m", 5'400'000'000'000},
      {"500ms", 500'000'000},
      {"1.5h", 5'400'000'000'000},
      {".5s", 500'000'000},
      {"-10m", -600'000'000'000},
      {"100us", 100'000},
      {"7ns", 7},
      {"", std::nullopt},
      {"30", std::nullopt},
      {"1d", std::nullopt},
      {"10 m", std::nullopt},
      {" 10m", std::nullopt},
      {"m", std::nullopt},
      {"1h-2m", std::nullopt},
      {"99999999999h", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_duration(row.text) == row.nanoseconds);
  }
}

TEST_CASE("task roles are on where ecs-init runs the agent, and off where the file empties the setting") {
  const std::string name = "ECS_ENABLE_TASK_IAM_ROLE";
  using Platform = AgentConfig::Platform;
  CHECK(is_on(config_with("", ""), name) == Answer::yes);
  CHECK(is_on(config_with(name, ""), name) == Answer::no);
  CHECK(is_on(config_with(name, "false"), name) == Answer::no);
  CHECK(is_on(config_with(name, "True"), name) == Answer::yes);
  CHECK(is_on(config_with(name, "yes"), name) == Answer::no);  // no boolean: the agent's own default, not ecs-init's
  CHECK(is_on(config_with(name, "\"true\""), name) == Answer::no);
  CHECK(is_on(config_with("", "", Platform::other_linux), name) == Answer::no);
  CHECK(is_on(config_with("", "", Platform::windows), name) == Answer::no);
  CHECK(is_on(config_with("", "", Platform::unknown), name) == Answer::depends);
  CHECK(is_on(config_with(name, "true", Platform::unknown), name) == Answer::yes);
}

TEST_CASE("the log drivers are the default where the file says nothing that the agent can read") {
  using List = std::vector<std::string>;
  CHECK(log_drivers(config_with("", "")) == List{"json-file", "syslog", "awslogs", "fluentd", "none"});
  CHECK(log_drivers(config_with("ECS_AVAILABLE_LOGGING_DRIVERS", "json-file,awslogs")) == List{"json-file", "none"});
  CHECK(log_drivers(config_with("", "", AgentConfig::Platform::unknown)) == std::nullopt);
}

}  // namespace
}  // namespace rolecall::agent
