// The form in which compile-catalog writes the snapshots of policies/ and the look-ups read them: texts as one run of
// characters each, everything else as plain integers. No table holds a pointer, so nothing of it is relocated,
// constructed or touched before it is asked for.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace rolecall::catalog::data {

/// Strings by number. Number i begins at starts[i] and ends where the next one begins.
struct Texts {
  const char* text;
  const std::uint32_t* starts;
  std::string_view operator[](std::uint32_t id) const { return {text + starts[id], starts[id + 1] - starts[id]}; }
};

/// Lists of numbers in one array: at its offset stands how many there are, then they follow.
inline std::span<const std::uint32_t> list_at(const std::uint32_t* lists, std::uint32_t offset) {
  return {lists + offset + 1, lists[offset]};
}

// The service authorization reference. Services are in the order of their prefixes, actions and resource types in the
// order of their services and names, condition keys in the order of their names; the case of letters does not count.

struct ServiceRow {
  std::uint32_t prefix, name;  // texts
  std::uint32_t first_action, first_resource;
  std::uint32_t keys;  // list of condition keys
};
/// What many actions have in common.
struct ActionFacts {
  std::uint32_t level;       // AccessLevel
  std::uint32_t resources;   // list of two numbers each: resource type x 2 + is it required, and list of condition keys
  std::uint32_t keys;        // list of condition keys
  std::uint32_t dependents;  // list of actions
};
struct ResourceRow {
  std::uint32_t name, format, pattern;  // texts
  std::uint32_t patterns;               // list of texts
  std::uint32_t keys;                   // list of condition keys
};
struct KeyRow {
  std::uint32_t name;  // text
  std::uint8_t type;   // KeyType
  bool has_several_values, is_global;
};
/// A key with a part that the author of a policy chooses, and the wildcard pattern of the names it stands for.
struct KeyTemplate {
  std::uint32_t key;
  std::uint32_t pattern;  // text
};

extern const std::uint32_t service_count, action_count, key_count, resource_count, template_count;
extern const char actions_text[];
/// Text i is the full name of action i; the others come after them.
extern const std::uint32_t actions_starts[];
extern const std::uint32_t actions_lists[];
extern const ServiceRow services[];  // one more at the end, so that the next row always says where a service ends
extern const std::uint32_t action_slots[];  // by hash (catalog/order.h)
extern const std::uint32_t action_slot_count;
extern const std::uint32_t action_facts_of[];
extern const ActionFacts action_facts[];
extern const ResourceRow resources[];
extern const KeyRow keys[];
extern const std::uint32_t key_slots[];  // by hash, as those of actions
extern const std::uint32_t key_slot_count;
extern const KeyTemplate key_templates[];  // those with more letters of their own first

// The managed policies, in the order of their names.

struct ManagedRow {
  std::uint32_t name, path, version_id, date, language;  // texts
  /// Where its statements stand in managed_statements: how many, then for each its Sid, its flags, and lists (count,
  /// texts) of actions, resources, conditions; a condition is its operator, its key and a list of values.
  std::uint32_t statements;
};
inline constexpr std::uint32_t allows = 1, is_not_action = 2, is_not_resource = 4;

extern const std::uint32_t managed_count;
extern const char managed_text[];
extern const std::uint32_t managed_starts[];
extern const ManagedRow managed[];
extern const std::uint32_t managed_statements[];

// The ECS shapes: the named ones in the order of their names, then the others.

struct ShapeRow {
  std::uint32_t name;  // text
  std::uint32_t kind;  // ShapeKind
  /// Of a structure a list of two numbers each: text of the name, shape x 2 + is it required. Of a string a list of
  /// texts, its values. Of a list or a map the shape of its elements.
  std::uint32_t inside;
};

extern const std::uint32_t named_shape_count;
extern const char shapes_text[];
extern const std::uint32_t shapes_starts[];
extern const std::uint32_t shapes_lists[];
extern const ShapeRow shapes[];

// The agent settings, in the order of their names. A text of 0 is none.

struct SettingRow {
  std::uint32_t name;
  std::uint32_t type, status, on_invalid, out_of_bounds;  // SettingType, SettingStatus, OnInvalid, OutOfBounds
  std::uint32_t default_linux, default_windows, default_ecs_init, minimum, maximum, instead;  // texts, 0 for none
  std::int64_t minimum_value, maximum_value;
  std::uint32_t values;  // list of texts
  std::uint32_t flags;
};
inline constexpr std::uint32_t any_case = 1, is_trimmed = 2, on_linux = 4, on_windows = 8, read_by_agent = 16,
                               read_by_ecs_init = 32, exact_true_for_ecs_init = 64, unknown_element_stops = 128,
                               is_secret = 256;

extern const std::uint32_t setting_count;
extern const char settings_text[];
extern const std::uint32_t settings_starts[];
extern const std::uint32_t settings_lists[];
extern const SettingRow settings[];

}  // namespace rolecall::catalog::data
