#include <doctest/doctest.h>

#include "recognise/document.h"

namespace rolecall {

using Platform = AgentConfig::Platform;

TEST_CASE("ecs.config becomes settings in the order of the file, each with its place") {
  Document document;
  document.add("etc/ecs/ecs.config",
               "# the cluster\nECS_CLUSTER=prod\n\n#ECS_LOGLEVEL=debug\nECS_CLUSTER=test # twice\n"
               "export ECS_DATADIR=/data\nECS_ENABLE_TASK_IAM_ROLE\r\nECS_RESERVED_PORTS=[22, 80]\n"
               "ECS_INSTANCE_ATTRIBUTES={'a':1}\nECS_DISABLE_PRIVILEGED=\n");
  CHECK(document.result.dialect == "ecs.config");
  REQUIRE(document.entities().agent_configs.size() == 1);
  const AgentConfig& config = document.entities().agent_configs[0];
  CHECK(config.name == "etc/ecs/ecs.config");
  CHECK(config.platform == Platform::ecs_init);
  CHECK(config.instance_role.empty());
  REQUIRE(config.settings.size() == 6);
  CHECK(document.words(config.settings[0].name.span) == "ECS_CLUSTER");
  CHECK(document.words(config.settings[0].value.span) == "prod");
  CHECK(document.words(config.settings[0].line) == "ECS_CLUSTER=prod");
  CHECK(config.settings[1].value.value == "test # twice");
  CHECK(config.find("ECS_CLUSTER") == &config.settings[1]);
  CHECK(config.settings[2].name.value == "export ECS_DATADIR");
  CHECK(config.settings[3].json.root().size() == 2);
  CHECK(document.words(config.settings[3].json.root().begin().operator*().span()) == "22");
  CHECK_FALSE(config.settings[4].json.root());
  CHECK(config.settings[5].value.value.empty());
  REQUIRE(config.malformed.size() == 1);
  CHECK(config.malformed[0].name.value == "ECS_ENABLE_TASK_IAM_ROLE");
  CHECK(document.findings.list.empty());
}

TEST_CASE("an env file is the agent's if its name or its settings say so") {
  struct Row {
    std::string_view path, text;
    bool is_agent_config;
    Platform platform;
  };
  constexpr Row rows[] = {
      {"ecs.config", "", true, Platform::ecs_init},
      {"prod.ecs.config", "HTTP_PROXY=p:80", true, Platform::ecs_init},
      {"ecs.env", "ECS_CLUSTER=prod", true, Platform::unknown},
      {"ecs-agent.env", "export ECS_CLUSTER=prod", true, Platform::unknown},
      {"agent.env", "ECS_ENABLE_TASK_IAM_ROLE=true", true, Platform::unknown},
      {"agent.config", "ECS_AWSVPC_BLOCK_IMDS=true", true, Platform::ecs_init},
      {"deploy.env", "ECS_CLUSTER=prod\nECS_SERVICE=web", false, Platform::unknown},
      {"ecs.env", "AWS_REGION=eu-west-1", false, Platform::unknown},
      {".env", "PORT=80", false, Platform::unknown},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.text);
    Document document;
    document.add(std::string(row.path), std::string(row.text));
    REQUIRE(document.entities().agent_configs.size() == (row.is_agent_config ? 1 : 0));
    if (row.is_agent_config) CHECK(document.entities().agent_configs[0].platform == row.platform);
  }
}

TEST_CASE("the map in .rolecall.toml names the instance role of a configuration") {
  Document document;
  document.hints.roles = {{"hosts/*/ecs.config", "webInstanceRole"}};
  document.add("hosts/web/ecs.config", "ECS_CLUSTER=prod\n");
  CHECK(document.entities().agent_configs.at(0).instance_role == "webInstanceRole");
}

TEST_CASE("Bottlerocket's settings are those of the agent, under its names and as it sees them") {
  Document document;
  document.add("user-data.toml", R"([settings.ecs]
cluster = "prod"
allow-privileged-containers = true
image-cleanup-enabled = false
awsvpc-block-imds = true
reserved-memory = 256
logging-drivers = ["json-file", "awslogs"]
metadata-service-rps = 40
metadata-service-burst = 60
unheard-of = 1

[settings.ecs.instance-attributes]
rack = "a \"b\""

[settings.autoscaling]
should-wait = true
)");
  CHECK(document.result.dialect == "bottlerocket");
  REQUIRE(document.entities().agent_configs.size() == 1);
  const AgentConfig& config = document.entities().agent_configs[0];
  CHECK(config.platform == Platform::bottlerocket);
  struct Row {
    std::string_view name, value, place;
  };
  constexpr Row rows[] = {
      {"ECS_CLUSTER", "prod", R"("prod")"},
      {"ECS_DISABLE_PRIVILEGED", "false", "true"},
      {"ECS_DISABLE_IMAGE_CLEANUP", "true", "false"},
      {"ECS_AWSVPC_BLOCK_IMDS", "true", "true"},
      {"ECS_RESERVED_MEMORY", "256", "256"},
      {"ECS_AVAILABLE_LOGGING_DRIVERS", R"(["json-file","awslogs"])", R"(["json-file", "awslogs"])"},
      {"ECS_TASK_METADATA_RPS_LIMIT", "40,60", "40"},
      {"ECS_WARM_POOLS_CHECK", "true", "true"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Setting* setting = config.find(row.name);
    REQUIRE(setting);
    CHECK(setting->value.value == row.value);
    CHECK(document.words(setting->value.span) == row.place);
  }
  const Setting* attributes = config.find("ECS_INSTANCE_ATTRIBUTES");
  REQUIRE(attributes);
  CHECK(attributes->value.value == R"({"rack":"a \"b\""})");
  CHECK(attributes->json.root()["rack"].text() == R"(a "b")");
  CHECK(config.settings.size() == std::size(rows) + 1);
}

TEST_CASE("TOML of another kind is no agent configuration") {
  for (const std::string_view text :
       {"[settings]\nmotd = 'hi'\n", "[settings]\necs = 5\n", "[package]\nname = 'x'\n", ""}) {
    CAPTURE(text);
    Document document;
    document.add("some.toml", std::string(text));
    CHECK(document.entities().empty());
    CHECK(document.result.dialect.empty());
  }
}

}  // namespace rolecall
