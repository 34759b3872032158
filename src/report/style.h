// The colours of a terminal (ECMA-48, SGR).
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>

#include "source/finding.h"

namespace rolecall::report {

enum class Colour { strong, error, warning, note };

constexpr Colour colour_of(Level level) {
  if (level == Level::error) return Colour::error;
  return level == Level::warning ? Colour::warning : Colour::note;
}

/// Puts words into a colour, or leaves them as they are where colours are off.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}

  std::string operator()(Colour colour, std::string_view words) const {
    if (!on_) return std::string(words);
    constexpr std::string_view codes[] = {"1", "1;31", "1;35", "1;36"};  // bold; red, magenta, cyan
    return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(colour)], words);
  }

 private:
  bool on_;
};

}  // namespace rolecall::report
