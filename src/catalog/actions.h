// The service authorization reference: the actions of every service, what they act on and which condition keys they
// take. Constant data: nothing is parsed or allocated before it is asked for. Names are found in any case of letters.
// (Service Authorization Reference: Actions, resources, and condition keys for AWS services.)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rolecall::catalog {

enum class AccessLevel : std::uint8_t { list, read, write, tagging, permissions_management };

/// The type of a condition key's values; `array_of_*` keys carry several.
enum class KeyType : std::uint8_t { string, arn, boolean, date, numeric, ip_address, binary };

class Service;
class ResourceType;
class ConditionKey;

/// What an action takes in one resource type.
struct ActionResource;

/// Handles: an index each, as cheap as a pointer, equal if they mean the same thing, ordered as the reference is.
class Action {
 public:
  explicit constexpr Action(std::uint32_t index) : index_(index) {}
  std::string_view name() const;     ///< "RunTask"
  std::string_view full_name() const;  ///< "ecs:RunTask"
  Service service() const;
  AccessLevel level() const;
  std::vector<ActionResource> resources() const;  ///< empty: it takes "*" only
  std::vector<ConditionKey> condition_keys() const;  ///< of the action itself, without those of its resource types
  std::vector<Action> dependent_actions() const;
  bool takes_only_star() const;
  friend constexpr auto operator<=>(const Action&, const Action&) = default;

 private:
  std::uint32_t index_;
};

class ResourceType {
 public:
  explicit constexpr ResourceType(std::uint32_t index) : index_(index) {}
  std::string_view name() const;    ///< "task-definition"
  std::string_view format() const;  ///< "arn:${Partition}:ecs:${Region}:${Account}:task-definition/${...}:${...}"
  /// The format with `*` for each variable, ready for patterns.
  std::string_view pattern() const;
  Service service() const;
  std::vector<ConditionKey> condition_keys() const;
  friend constexpr auto operator<=>(const ResourceType&, const ResourceType&) = default;

 private:
  std::uint32_t index_;
};

struct ActionResource {
  ResourceType type;
  bool is_required;
  std::vector<ConditionKey> condition_keys;
};

class ConditionKey {
 public:
  explicit constexpr ConditionKey(std::uint32_t index) : index_(index) {}
  std::string_view name() const;  ///< "aws:ResourceTag/${TagKey}"
  KeyType type() const;
  bool has_several_values() const;  ///< ArrayOfString and its like
  bool is_global() const;           ///< starts with aws:
  friend constexpr auto operator<=>(const ConditionKey&, const ConditionKey&) = default;

 private:
  std::uint32_t index_;
};

class Service {
 public:
  explicit constexpr Service(std::uint32_t index) : index_(index) {}
  std::string_view prefix() const;  ///< "ecs"
  std::string_view name() const;    ///< "Amazon Elastic Container Service"
  std::vector<Action> actions() const;
  std::vector<ResourceType> resource_types() const;
  std::vector<ConditionKey> condition_keys() const;
  friend constexpr auto operator<=>(const Service&, const Service&) = default;

 private:
  std::uint32_t index_;
};

std::vector<Service> services();
std::optional<Service> find_service(std::string_view prefix);
/// "ecs:RunTask". A name without a colon is not found.
std::optional<Action> find_action(std::string_view name);

/// The actions that a pattern such as "ecs:Run*" or "*" reaches, in the order of the reference. The service part may
/// be a pattern too. Only the services that it can mean are looked at.
std::vector<Action> actions_matching(std::string_view pattern);
/// Cheaper than to ask for them all.
bool matches_any_action(std::string_view pattern);

/// A global or a service's key, in any case; "aws:RequestTag/team" finds "aws:RequestTag/${TagKey}".
std::optional<ConditionKey> find_condition_key(std::string_view key);

/// Is the key one that requests for this action can carry: global, of the action, or of one of its resource types?
bool takes_condition_key(Action action, ConditionKey key);

/// The nearest right name for a typo, empty if none is near enough to be meant. `nearest_action("ecs:RunTsk")` is
/// "ecs:RunTask"; a right action under a wrong service is found too.
std::string_view nearest_action(std::string_view name);
std::string_view nearest_service(std::string_view prefix);
std::string_view nearest_condition_key(std::string_view key);

}  // namespace rolecall::catalog
