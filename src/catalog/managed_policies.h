// The AWS managed policies, latest version of each, as constant data.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rolecall::catalog {

struct ManagedCondition {
  std::string_view op, key;
  std::vector<std::string_view> values;
};

/// One statement. A policy of this kind has no principals.
struct ManagedStatement {
  std::string_view sid;
  bool allows;
  bool is_not_action, is_not_resource;
  std::vector<std::string_view> actions, resources;
  std::vector<ManagedCondition> conditions;
};

/// A handle, an index.
class ManagedPolicy {
 public:
  explicit constexpr ManagedPolicy(std::uint32_t index) : index_(index) {}
  std::string_view name() const;        ///< "AmazonECSTaskExecutionRolePolicy"
  std::string_view path() const;        ///< "/service-role/"
  std::string_view version_id() const;  ///< "v1"
  std::string_view date() const;        ///< "2017-11-16"
  std::string_view language() const;    ///< "2012-10-17"
  std::vector<ManagedStatement> statements() const;
  friend constexpr auto operator<=>(const ManagedPolicy&, const ManagedPolicy&) = default;

 private:
  std::uint32_t index_;
};

std::vector<ManagedPolicy> managed_policies();

/// By ARN ("arn:PARTITION:iam::aws:policy/service-role/NAME", path exact, any partition) or by name alone. Case counts,
/// as it does for IAM.
std::optional<ManagedPolicy> find_managed_policy(std::string_view arn_or_name);
/// For an ARN that names none: the policy whose name, path aside, is meant; for a typo in the name, the nearest.
std::optional<ManagedPolicy> nearest_managed_policy(std::string_view arn_or_name);

}  // namespace rolecall::catalog
