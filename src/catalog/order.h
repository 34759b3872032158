// The order of names where the case of letters does not count, in which compile-catalog sorts what is looked up so.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "source/letter_case.h"

namespace rolecall::catalog {

constexpr bool comes_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return static_cast<unsigned char>(lower(x)) < static_cast<unsigned char>(lower(y));
  });
}

/// The first number from `begin` up to `end` of which `is_there(number)` holds, or `end`; it holds from there on.
template <class IsThere>
std::uint32_t first_of(std::uint32_t begin, std::uint32_t end, IsThere is_there) {
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if (is_there(middle)) {
      end = middle;
    } else {
      begin = middle + 1;
    }
  }
  return begin;
}

/// Up to eight letters as a number; where there are eight, compilers make it one load.
constexpr std::uint64_t letters_at(const char* at, std::size_t count) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < count; ++i) letters |= std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * i;
  return letters;
}

/// By it a name is found in a table of slots, of which each holds a number + 1, or 0 where it is free: a name stands in
/// the first free slot from its hash on. The number of slots is a power of two. Names that differ only in the case of
/// letters have the same hash; eight letters are taken at once, as policies are full of names.
constexpr std::uint32_t hash(std::string_view name) {
  constexpr std::uint64_t in_lower_case = 0x2020202020202020u;
  std::uint64_t value = name.size();
  while (!name.empty()) {
    const bool are_eight = name.size() >= 8;
    const std::uint64_t letters = are_eight ? letters_at(name.data(), 8) : letters_at(name.data(), name.size());
    value = (value ^ (letters | in_lower_case)) * 0x9E3779B97F4A7C15u;
    value ^= value >> 32;
    name.remove_prefix(are_eight ? 8 : name.size());
  }
  return static_cast<std::uint32_t>(value);
}

}  // namespace rolecall::catalog
