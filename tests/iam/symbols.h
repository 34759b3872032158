// Texts with symbols, as tests write them: `arn:{P}:s3:::b`.
#pragma once

#include <string>
#include <string_view>

#include "source/text.h"

namespace rolecall {

/// `{name}` becomes a symbol.
inline std::string with_symbols(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '{' ? Text::symbol_begin : c == '}' ? Text::symbol_end : c;
  return result;
}

}  // namespace rolecall
