#include "source/text.h"

namespace rolecall {

std::string Text::shown(std::string_view value) {
  std::string shown;
  shown.reserve(value.size());
  for (const char c : value) {
    if (c == symbol_begin)
      shown += "${";
    else if (c == symbol_end)
      shown += '}';
    else
      shown += c;
  }
  return shown;
}

}  // namespace rolecall
