// Patterns with `*` and `?` over texts that are wholly known.
#pragma once

#include <string_view>

namespace rolecall {

/// Does the pattern match the whole text? `*` stands for any run of characters, the empty one too, and `?` for exactly
/// one. Characters are bytes. At worst pattern x text steps, no recursion, no allocation.
bool wildcard_match(std::string_view pattern, std::string_view text);

/// The same where IAM does not count the case of (ASCII) letters, as in the names of actions.
bool wildcard_match_any_case(std::string_view pattern, std::string_view text);

}  // namespace rolecall
