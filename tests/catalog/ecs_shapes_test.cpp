#include "catalog/ecs_shapes.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

namespace rolecall::catalog {

TEST_CASE("the container definition has the members of the API") {
  const auto container = find_shape("ContainerDefinition");
  REQUIRE(container);
  CHECK(container->name() == "ContainerDefinition");
  CHECK(container->kind() == ShapeKind::structure);
  CHECK(container->members().size() == 42);
  struct Row {
    std::string_view member;
    ShapeKind kind;
    std::string_view name;
  };
  constexpr Row rows[] = {
      {"image", ShapeKind::string, "string"},
      {"cpu", ShapeKind::integer, "integer"},
      {"privileged", ShapeKind::boolean, "boolean"},
      {"environment", ShapeKind::list, "list"},
      {"dockerLabels", ShapeKind::map, "map"},
      {"logConfiguration", ShapeKind::structure, "LogConfiguration"},
      {"versionConsistency", ShapeKind::string, "VersionConsistency"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.member);
    REQUIRE(container->member(row.member));
    const Shape shape(container->member(row.member)->shape);
    CHECK(shape.kind() == row.kind);
    CHECK(shape.name() == row.name);
  }
  CHECK_FALSE(container->member("Image"));
  CHECK_FALSE(container->member("imagee"));
}

TEST_CASE("the elements of lists and maps are known") {
  const Shape container = *find_shape("ContainerDefinition");
  CHECK(Shape(container.member("secrets")->shape).element().name() == "Secret");
  CHECK(Shape(container.member("command")->shape).element().kind() == ShapeKind::string);
  CHECK(Shape(container.member("dockerLabels")->shape).element().kind() == ShapeKind::string);
}

TEST_CASE("what is required is known") {
  const Shape request = *find_shape("RegisterTaskDefinitionRequest");
  CHECK(request.member("family")->is_required);
  CHECK(request.member("containerDefinitions")->is_required);
  CHECK_FALSE(request.member("taskRoleArn")->is_required);
  CHECK(find_shape("Secret")->member("valueFrom")->is_required);
  CHECK(find_shape("CreateServiceRequest")->member("serviceName")->is_required);
}

TEST_CASE("enumerations have the values of the API, and plain strings none") {
  CHECK(find_shape("NetworkMode")->values() == std::vector<std::string_view>{"awsvpc", "bridge", "host", "none"});
  CHECK(find_shape("PlacementConstraintType")->values() ==
        std::vector<std::string_view>{"distinctInstance", "memberOf"});
  CHECK(find_shape("PlacementStrategyType")->values() == std::vector<std::string_view>{"binpack", "random", "spread"});
  const Shape definition = *find_shape("RegisterTaskDefinitionRequest");
  CHECK(Shape(definition.member("networkMode")->shape).values().size() == 4);
  CHECK(Shape(definition.member("family")->shape).values().empty());
  CHECK(definition.values().empty());
  CHECK(Shape(definition.member("family")->shape).members().empty());
}

TEST_CASE("every member leads to a shape, and every named one is found again") {
  CHECK(find_shape("TaskDefinition"));
  CHECK_FALSE(find_shape("taskDefinition"));
  CHECK_FALSE(find_shape(""));
  CHECK_FALSE(find_shape("string"));
  const Shape service = *find_shape("CreateServiceRequest");
  for (const Member& member : service.members()) {
    CAPTURE(member.name);
    CHECK(Shape(member.shape).element().name() != "");
  }
  CHECK(find_shape("SharingStrategy")->kind() == ShapeKind::structure);  // a union
}

}  // namespace rolecall::catalog
