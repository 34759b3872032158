#include "recognise/recognise.h"

#include <doctest/doctest.h>

#include <string>

#include "recognise/document.h"

namespace rolecall {

TEST_CASE("--as says what a document is where its content does not") {
  struct Row {
    std::string_view kind, text;
    EntityKind entity;
  };
  constexpr std::string_view any = R"({"a": 1})";
  constexpr Row rows[] = {
      {"identity-policy", any, EntityKind::policy},
      {"task-definition", any, EntityKind::task_definition},
      {"service", any, EntityKind::service},
      {"cluster", any, EntityKind::cluster},
      {"capacity-provider", any, EntityKind::capacity_provider},
      {"repository", any, EntityKind::repository},
      {"container-instance", any, EntityKind::container_instance},
      {"role", any, EntityKind::role},
      {"instance-profile", any, EntityKind::instance_profile},
  };
  for (const Row& row : rows) {
    CAPTURE(row.kind);
    Document document;
    document.add("-", std::string(row.text), std::string(row.kind), true);
    const Entities& entities = document.entities();
    const std::size_t count = row.entity == EntityKind::policy              ? entities.policies.size()
                              : row.entity == EntityKind::task_definition   ? entities.task_definitions.size()
                              : row.entity == EntityKind::service           ? entities.services.size()
                              : row.entity == EntityKind::cluster           ? entities.clusters.size()
                              : row.entity == EntityKind::capacity_provider ? entities.capacity_providers.size()
                              : row.entity == EntityKind::repository        ? entities.repositories.size()
                              : row.entity == EntityKind::role              ? entities.roles.size()
                              : row.entity == EntityKind::instance_profile  ? entities.instance_profiles.size()
                                                                            : entities.container_instances.size();
    CHECK(count == 1);
    CHECK(document.findings.list.empty());
  }
}

TEST_CASE("--as tells the type of a policy whose content could be of another") {
  struct Row {
    std::string_view kind;
    iam::PolicyType type;
  };
  using enum iam::PolicyType;
  constexpr Row rows[] = {{"identity-policy", identity}, {"trust-policy", trust},
                          {"resource-policy", resource}, {"permission-boundary", boundary},
                          {"scp", service_control},      {"rcp", resource_control},
                          {"session-policy", session},   {"vpc-endpoint-policy", vpc_endpoint}};
  for (const Row& row : rows) {
    CAPTURE(row.kind);
    Document document;
    document.add("x.json", R"({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})",
                 std::string(row.kind));
    CHECK(document.entities().policies.at(0).policy.type == row.type);
    document.add("x.json", R"({"PolicyVersion": {"Document": {}}})", std::string(row.kind));
    CHECK(document.entities().managed_policies.at(0).policy.type == row.type);
  }
}

TEST_CASE("an env file named with --as is an agent configuration") {
  Document document;
  document.add("my.env", "FOO=1\n", "agent-config", true);
  CHECK(document.entities().agent_configs.at(0).settings.at(0).name.value == "FOO");
}

TEST_CASE("a document of another kind is worth a note only if it was named") {
  struct Row {
    std::string_view path, text, kind, place;
  };
  constexpr Row rows[] = {
      {"package.json", R"( {"name": "x"})", "", "{"}, {"list.json", "[]", "", "["}, {"list.json", "[]", "service", "["},
      {"x.json", "5", "task-definition", "5"},        {"x.env", "A=1\n", "", "A"},  {"x.toml", "a = 1\n", "", "a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.kind);
    Document unnamed;
    unnamed.add(std::string(row.path), std::string(row.text), std::string(row.kind));
    CHECK(unnamed.result.dialect.empty());
    CHECK(unnamed.findings.list.empty());

    Document named;
    named.add(std::string(row.path), std::string(row.text), std::string(row.kind), true);
    CHECK(named.entities().empty());
    REQUIRE(named.findings.list.size() == 1);
    const Finding& finding = named.findings.list[0];
    CHECK(finding.rule == "input/not-recognised");
    CHECK(finding.level == Level::note);
    CHECK(named.words(finding.span) == row.place);
    CHECK(finding.help.find("task-definition") != finding.help.npos);
  }
}

TEST_CASE("a list is ours if its first object is") {
  struct Row {
    std::string_view text;
    std::size_t roles;
  };
  constexpr Row rows[] = {
      {R"([5, {"RoleName": "a", "Arn": "x"}, {"b": 1}, {"RoleName": "c", "Arn": "x"}])", 2},
      {R"([{"b": 1}, {"RoleName": "a", "Arn": "x"}])", 0},
      {R"([[{"RoleName": "a", "Arn": "x"}]])", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.add("x.json", std::string(row.text));
    CHECK(document.entities().roles.size() == row.roles);
  }
}

TEST_CASE("an object wider than any of the API is none of ours") {
  std::string wide = R"({"family": "web", "containerDefinitions": [])";
  for (int i = 0; i < 100000; ++i) wide += ", \"m" + std::to_string(i) + "\": 0";
  Document document;
  document.add("x.json", wide + "}");
  CHECK(document.entities().empty());
}

TEST_CASE("every word of --as is a kind that is known") {
  CHECK(recognise::kinds().size() == 17);
  for (const std::string_view kind : recognise::kinds()) {
    CAPTURE(kind);
    Document document;
    document.add(kind == "agent-config" ? "x.env" : "x.json", kind == "agent-config" ? "A=1" : "{}", std::string(kind),
                 true);
    CHECK_FALSE(document.entities().empty());
  }
}

}  // namespace rolecall
