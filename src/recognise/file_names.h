// What the names of a file and its folders tell of a policy whose document does not say whose it is.
#pragma once

#include <string>
#include <string_view>

#include "recognise/recognise.h"

namespace rolecall::recognise {

/// The role that something found in a file belongs to.
struct Owner {
  std::string role;         ///< empty if nothing tells
  bool is_by_hint = false;  ///< the map in `.rolecall.toml` says so
  bool is_certain = false;  ///< by the map, or the name is one that ECS setups use
};

/// By the map; else by the file's name without words such as `-trust-policy`; where only such words are left, by its
/// folder. A name that ECS setups use counts before all others: `ecsTaskExecutionRole/secrets.json`.
Owner owner_of(std::string_view path, const Hints& hints);

/// How a person calls the policy in a file: `roles/web/secrets.json` has "secrets".
std::string policy_name_of(std::string_view path, const Owner& owner);

/// The customer managed policy whose version stands in a file: `get-policy-version-web-secrets.json` has "web-secrets".
std::string managed_policy_name_of(std::string_view path);

/// What the name tells of the type: `scp`, `permission-boundary`, `trust`, ...; unknown if nothing.
iam::PolicyType policy_type_of(std::string_view path);

}  // namespace rolecall::recognise
