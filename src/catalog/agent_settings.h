// The settings of the ECS container agent, as they stand in ecs.config: what type each has, what values it takes, and
// what applies where it is absent. Constant data. Names are exact: the agent's environment counts the case of letters.
// (Amazon ECS container agent configuration; the agent's README and source, see policies/README.md.)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rolecall::catalog {

/// How the agent reads the value.
enum class SettingType : std::uint8_t {
  string,
  path,
  boolean,    ///< 1 t T TRUE true True 0 f F FALSE false False; blanks around it are allowed
  true_only,  ///< exactly `true`; anything else is false
  integer,    ///< decimal digits, perhaps signed
  floating,
  duration,     ///< Go's form: `90s`, `1h30m`, `500ms`, or a lone `0`; never a bare number, never days
  enumeration,  ///< one of `values`
  comma_list,
  json_strings,  ///< a JSON array of strings; of `values` where there are any
  json_ports,    ///< a JSON array of integers from `minimum` to `maximum`
  json_cidrs,    ///< a JSON array of CIDR blocks as strings
  json_object,   ///< a JSON object whose values are strings
  json_auth,     ///< registry credentials, in the form that ECS_ENGINE_AUTH_TYPE names
  port_range,    ///< `FIRST-LAST`, or one port
  rate_limit,    ///< `STEADY,BURST`, two positive integers
};

enum class SettingStatus : std::uint8_t {
  current,
  internal,   ///< ecs-init or an install script sets it for the agent; not meant for ecs.config
  removed,    ///< code read it once, now none does
  misnomer,   ///< a name that was printed or is often seen, but that no code ever read; `instead` is the right one
  test_only,  ///< a switch of the agent's own tests
};

/// What happens with a value that is not of the type.
enum class OnInvalid : std::uint8_t {
  unchecked,  ///< any text is taken, or is handed on as it is
  ignored,    ///< as if it were not set: the agent's own default applies, not the one that ecs-init would have set
  stops,      ///< the agent does not start
};

/// What happens with a value beyond `minimum` or `maximum`.
enum class OutOfBounds : std::uint8_t {
  unchecked,  ///< there are no bounds
  ignored,    ///< the agent's own default applies
  clamped,    ///< the bound applies
};

/// A number as it is compared and as it is written. A duration's value is in nanoseconds.
struct Bound {
  std::int64_t value;
  std::string_view text;  ///< "45s"
};

struct AgentSetting {
  std::string_view name;
  SettingType type;
  SettingStatus status;
  OnInvalid on_invalid;
  OutOfBounds out_of_bounds;
  /// What applies where the setting is absent. None: nothing is set, the host decides, or the platform does not have
  /// it.
  std::optional<std::string_view> default_linux, default_windows;
  /// What ecs-init, which starts the agent on the Amazon ECS-optimized AMI and with the rpm and deb packages, sets
  /// where ecs.config has no line for it. None: ecs-init leaves it to the agent.
  std::optional<std::string_view> default_ecs_init;
  /// Of an integer, a duration, or each element of json_ports. Where Linux and Windows differ, the lesser one.
  std::optional<Bound> minimum, maximum;
  std::vector<std::string_view> values;  ///< what an enumeration or json_strings may hold; else empty
  bool any_case;                         ///< values count in any case of letters
  bool is_trimmed;                       ///< blanks around the value do not count
  bool on_linux, on_windows;             ///< the platforms that have it
  bool read_by_agent, read_by_ecs_init;
  /// ecs-init takes only exactly `true` for true, whatever the agent takes.
  bool exact_true_for_ecs_init;
  /// An element that is not one of `values` keeps the agent from starting, whatever happens with a malformed value.
  bool unknown_element_stops;
  bool is_secret;            ///< the value gives access to something
  std::string_view instead;  ///< the setting that is meant or that took its place; empty if there is none

  /// Does any program still read it?
  bool is_read() const { return read_by_agent || read_by_ecs_init; }
};

/// All of them, in the order of their names.
std::vector<AgentSetting> agent_settings();

/// By its exact name.
std::optional<AgentSetting> find_agent_setting(std::string_view name);

/// The setting that a mistyped name means (`ECS_ENABLE_TASK_IAM_ROLES`, `ecs_cluster`), never one that no program
/// reads; empty if none is near. For a name that is in the table but is read by nothing, its `instead`.
std::string_view nearest_agent_setting(std::string_view name);

}  // namespace rolecall::catalog
