// The shapes of the ECS API: members, types, enumerations, what is required. Constant data.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rolecall::catalog {

enum class ShapeKind : std::uint8_t { structure, list, map, string, integer, floating, boolean, timestamp, blob };

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
  std::string_view name() const;  ///< "ContainerDefinition"; for a plain scalar, its kind
  ShapeKind kind() const;
  std::vector<Member> members() const;         ///< of a structure
  std::optional<Member> member(std::string_view name) const;
  Shape element() const;                         ///< of a list, or a map's values
  std::vector<std::string_view> values() const;  ///< of a string that is an enumeration; else empty
  friend constexpr auto operator<=>(const Shape&, const Shape&) = default;

 private:
  std::uint32_t index_;
};

/// "RegisterTaskDefinitionRequest", "TaskDefinition", "CreateServiceRequest", ...
std::optional<Shape> find_shape(std::string_view name);

}  // namespace rolecall::catalog
