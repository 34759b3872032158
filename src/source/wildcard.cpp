#include "source/wildcard.h"

#include <cstddef>

#include "source/letter_case.h"

namespace rolecall {

namespace {

// On a mismatch only the latest star can still take one more character, so one way back is enough.
template <class Same>
bool match(std::string_view pattern, std::string_view text, Same same) {
  std::size_t p = 0, t = 0;
  std::size_t star = pattern.npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || same(pattern[p], text[t]))) {
      ++p;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

bool wildcard_match(std::string_view pattern, std::string_view text) {
  return match(pattern, text, [](char a, char b) { return a == b; });
}

bool wildcard_match_any_case(std::string_view pattern, std::string_view text) {
  return match(pattern, text, [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace rolecall
