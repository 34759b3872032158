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

}  // namespace rolecall::catalog
