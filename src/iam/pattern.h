// Patterns with `*` and `?`, as IAM uses them in actions, resources and conditions, over texts of which a part may be
// unknown (source/text.h).
#pragma once

#include <string>
#include <string_view>

#include "source/answer.h"

namespace rolecall::iam {

enum class Case : bool { sensitive, insensitive };

/// Both sides known: does the pattern match the whole text? At worst pattern x text steps, no recursion, no allocation.
bool wildcard_match(std::string_view pattern, std::string_view text, Case = Case::sensitive);

/// Either side may have symbols. A symbol stands for any text, the empty one too; equal symbols are equal; a `*` takes a
/// symbol whole. `yes` only if it matches for every value of the symbols, `no` only if for none.
Answer matches(std::string_view pattern, std::string_view text, Case = Case::sensitive);

/// Is there a text that both patterns match? With symbols: `depends` unless it holds, or fails, whatever they are.
Answer overlaps(std::string_view a, std::string_view b, Case = Case::sensitive);

/// Does `wide` match every text that `narrow` matches?
Answer subsumes(std::string_view wide, std::string_view narrow, Case = Case::sensitive);

}  // namespace rolecall::iam
