// A place in a text, small enough to be copied, sorted and kept with every word that was read.
#pragma once

#include <compare>
#include <cstdint>

namespace rolecall {

/// A run of bytes of one source. It holds no pointer; lines and columns are worked out when a report is written.
struct Span {
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  std::uint32_t source = nowhere;  ///< which source, an index into Sources
  std::uint32_t begin = 0;         ///< the first byte inside
  std::uint32_t end = 0;           ///< the first byte after it

  /// False for what no source says, such as the statements of an AWS managed policy.
  constexpr bool is_somewhere() const { return source != nowhere; }
  constexpr bool covers(const Span& inner) const {
    return source == inner.source && begin <= inner.begin && inner.end <= end;
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace rolecall
