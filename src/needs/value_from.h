// What a secret's `valueFrom` (or another member that takes the same forms) names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rolecall::needs {

/// Empty fields are those of the task itself.
struct ValueFrom {
  enum class Store : unsigned char { secrets_manager, parameter_store };
  Store store;
  std::string partition, region, account;
  /// The name as an ARN has it. Of a parameter, without the leading slash. Of a secret, with its six random characters;
  /// where they are not written, with a symbol in their place, since only AWS knows them (AWS Secrets Manager user
  /// guide: What's in a Secrets Manager secret?).
  std::string name;
};

/// An ARN of a secret, with or without `:json-key:version-stage:version-id`; an ARN of a parameter; or the name of a
/// parameter. None for anything else. (Amazon ECS developer guide: Pass sensitive data to an Amazon ECS container.)
std::optional<ValueFrom> parse_value_from(std::string_view text);

/// The same where a bare name means a secret, as in repositoryCredentials.
std::optional<ValueFrom> parse_secret(std::string_view arn_or_name);

/// Does a secret's name end as its ARN does: in a hyphen and six letters or digits that are hardly a word?
bool has_random_suffix(std::string_view name);

/// The name in messages: without random characters and symbols.
std::string_view plain_name(std::string_view name);

}  // namespace rolecall::needs
