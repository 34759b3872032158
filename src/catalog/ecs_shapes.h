// The shapes of the ECS API: members, types, enumerations, what is required. Constant data.
// (Amazon ECS API Reference: Data Types.)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rolecall::catalog {

enum class ShapeKind : std::uint8_t {
  structure,  ///< or a union: a structure of which exactly one member is given
  list,
  map,  ///< its keys are strings
  string,
  integer,
  floating,  ///< a number that need not be whole, or of which that is not known
  boolean,
  timestamp,
  blob,
  document,  ///< any JSON value
};

class Shape;

struct Member {
  std::string_view name;
  std::uint32_t shape;  ///< Shape(shape)
  bool is_required;
};

/// A handle, an index.
class Shape {
 public:
  explicit constexpr Shape(std::uint32_t index) : index_(index) {}
  std::string_view name() const;  ///< "ContainerDefinition", "NetworkMode"; for others their kind: "string", "list"
  ShapeKind kind() const;
  std::vector<Member> members() const;                        ///< of a structure
  std::optional<Member> member(std::string_view name) const;  ///< by its exact name
  Shape element() const;                                      ///< of a list, or a map's values; of others, themselves
  std::vector<std::string_view> values() const;               ///< of a string that is an enumeration; else empty
  friend constexpr auto operator<=>(const Shape&, const Shape&) = default;

 private:
  std::uint32_t index_;
};

/// A structure or an enumeration by its exact name: "RegisterTaskDefinitionRequest", "TaskDefinition",
/// "CreateServiceRequest", "NetworkMode", ...
std::optional<Shape> find_shape(std::string_view name);

}  // namespace rolecall::catalog
