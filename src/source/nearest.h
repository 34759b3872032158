// The nearest right name for a slip of the finger.
#pragma once

#include <span>
#include <string_view>

namespace rolecall {

/// Insertions, deletions, substitutions and swaps of neighbours between two words, the case of letters not counted.
/// Stops early and gives limit + 1 for anything farther. At worst length x limit steps.
int edit_distance(std::string_view a, std::string_view b, int limit);

/// The name that is near enough to be what was meant, empty if none is: a third of the letters may differ, at most
/// three. Among equals the first.
std::string_view nearest(std::string_view word, std::span<const std::string_view> names);

}  // namespace rolecall
