#include "source/text.h"

namespace rolecall {

std::string Text::shown(std::string_view value) {
  std::string shown;
  shown.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == symbol_begin) {
      shown += "${";
      const std::string_view name = value.substr(i, value.find(symbol_end, i) - i);
      if (const std::size_t file_end = name.rfind('#'); file_end != name.npos) i += file_end;
    } else if (c == symbol_end) {
      shown += '}';
    } else {
      shown += c;
    }
  }
  return shown;
}

}  // namespace rolecall
