// For tests that compare a function with its definition on all short inputs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// All words of the letters, from the empty one up to the longest length.
inline std::vector<std::string> all_words(std::string_view letters, std::size_t longest) {
  std::vector<std::string> words = {""};
  for (std::size_t i = 0; i < words.size() && words[i].size() < longest; ++i)
    for (const char letter : letters) words.push_back(words[i] + letter);
  return words;
}

}  // namespace rolecall
