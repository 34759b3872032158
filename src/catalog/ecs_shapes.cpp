#include "catalog/ecs_shapes.h"

#include <cstddef>
#include <span>

#include "catalog/data.h"
#include "catalog/order.h"

namespace rolecall::catalog {

namespace {

std::string_view text(std::uint32_t id) {
  return data::Texts{data::shapes_text, data::shapes_starts}[id];
}

std::span<const std::uint32_t> list_of(const data::ShapeRow& shape) {
  return data::list_at(data::shapes_lists, shape.inside);
}

}  // namespace

std::string_view Shape::name() const {
  return text(data::shapes[index_].name);
}
ShapeKind Shape::kind() const {
  return static_cast<ShapeKind>(data::shapes[index_].kind);
}

std::vector<Member> Shape::members() const {
  std::vector<Member> result;
  if (kind() != ShapeKind::structure) return result;
  const std::span<const std::uint32_t> numbers = list_of(data::shapes[index_]);
  for (std::size_t i = 0; i < numbers.size(); i += 2)
    result.push_back({text(numbers[i]), numbers[i + 1] / 2, numbers[i + 1] % 2 == 1});
  return result;
}

std::optional<Member> Shape::member(std::string_view name) const {
  for (const Member& member : members())
    if (member.name == name) return member;
  return std::nullopt;
}

Shape Shape::element() const {
  const bool has_elements = kind() == ShapeKind::list || kind() == ShapeKind::map;
  return has_elements ? Shape(data::shapes[index_].inside) : *this;
}

std::vector<std::string_view> Shape::values() const {
  std::vector<std::string_view> result;
  if (kind() != ShapeKind::string) return result;
  for (const std::uint32_t value : list_of(data::shapes[index_])) result.push_back(text(value));
  return result;
}

std::optional<Shape> find_shape(std::string_view name) {
  const std::uint32_t place =
      first_of(0, data::named_shape_count, [&](std::uint32_t shape) { return text(data::shapes[shape].name) >= name; });
  if (place == data::named_shape_count || text(data::shapes[place].name) != name) return std::nullopt;
  return Shape(place);
}

}  // namespace rolecall::catalog
