// The service authorization reference: the actions of every service, what they act on and which condition keys they
// take. Constant data: nothing is parsed or allocated before it is asked for. Names are found in any case of letters.
// (Service Authorization Reference: Actions, resources, and condition keys for AWS services.)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rolecall::catalog {

/// An action that AWS puts on two levels, "Tagging, Write" or "Permissions management, Write", has the narrower one.
enum class AccessLevel : std::uint8_t { list, read, write, tagging, permissions_management };

/// The type of a condition key's values. aws:EpochTime is a date that numeric operators take, too.
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
  std::string_view name() const;       ///< "RunTask"
  std::string_view full_name() const;  ///< "ecs:RunTask"
  Service service() const;
  AccessLevel level() const;
  std::vector<ActionResource> resources() const;     ///< empty: it takes "*" only
  std::vector<ConditionKey> condition_keys() const;  ///< of the action itself, without those of its resource types
  /// What else it needs. The reference as AWS publishes it to programs gives none so far.
  std::vector<Action> dependent_actions() const;
  bool takes_only_star() const;
  friend constexpr auto operator<=>(const Action&, const Action&) = default;

 private:
  std::uint32_t index_;
};

class ResourceType {
 public:
  explicit constexpr ResourceType(std::uint32_t index) : index_(index) {}
  std::string_view name() const;  ///< "task-definition"
  /// "arn:${Partition}:ecs:${Region}:${Account}:task-definition/${...}:${...}". A few types have two, after ", ".
  std::string_view format() const;
  /// The format with `*` for each variable, ready for patterns. Where a type has two, what covers both: their common
  /// beginning, `*`, and their common end.
  std::string_view pattern() const;
  /// One pattern for each format.
  std::vector<std::string_view> patterns() const;
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
  /// "aws:ResourceTag/${TagKey}": the part that the author of a policy chooses is always written `${...}`.
  std::string_view name() const;
  KeyType type() const;
  bool has_several_values() const;  ///< ArrayOfString and its like
  /// On AWS's list of global keys: aws:PrincipalArn and so on, and the keys of role sessions such as
  /// ec2:SourceInstanceArn. (AWS global condition context keys.)
  bool is_global() const;
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
/// be a pattern too; a pattern without a colon reaches nothing unless it is all stars, as IAM takes no other. The
/// pattern must be wholly known (source/text.h). Only the services that it can mean are looked at, and of these only
/// the actions that begin as the pattern does.
std::vector<Action> actions_matching(std::string_view pattern);
/// Cheaper than to ask for them all.
bool matches_any_action(std::string_view pattern);

/// A global or a service's key, in any case; "aws:RequestTag/team" finds "aws:RequestTag/${TagKey}". Of the keys of
/// OpenID Connect providers ("HOST:sub") the reference lists only some: one that is not found may still be right.
std::optional<ConditionKey> find_condition_key(std::string_view key);

/// Is the key one that requests for this action can carry: global, of the action, or of one of its resource types?
/// aws:RequestTag, aws:ResourceTag and aws:TagKeys are global by name, but services list them where they serve; they
/// count only where the action or one of its resource types lists them.
bool takes_condition_key(Action action, ConditionKey key);

/// The nearest right name for a typo, empty if none is near enough to be meant. `nearest_action("ecs:RunTsk")` is
/// "ecs:RunTask": the actions of the named service (or the nearest one) come first. A right action under a wrong
/// service is found, too ("ecs:PassRole" is "iam:PassRole"); where several services have it, the one whose prefix is
/// nearest to what was written, then the one with the shortest prefix. `nearest_condition_key` answers with the key as
/// the reference has it ("aws:RequestTags/team": "aws:RequestTag/${TagKey}").
std::string_view nearest_action(std::string_view name);
std::string_view nearest_service(std::string_view prefix);
std::string_view nearest_condition_key(std::string_view key);

}  // namespace rolecall::catalog
