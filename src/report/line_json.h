// JSON with one value to a line: files that a person can compare, written without a tree of the whole in memory.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "report/display.h"

namespace rolecall::report {

using Json = nlohmann::ordered_json;

/// A value on one line. Bytes that are no UTF-8 become U+FFFD. Characters that could steer a terminal or a log are
/// written as JSON's own escapes, so that the value stays what it is.
inline std::string one_line(const Json& value) {
  std::string line = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (!is_printable(line)) line = value.dump(-1, ' ', true, Json::error_handler_t::replace);
  return line;
}

/// Appends the values of a list, each made when its line is written.
template <class Items, class Make>
void append_lines(std::string& out, const Items& items, Make make) {
  const char* before = "\n";
  for (const auto& item : items) {
    out += before;
    out += one_line(make(item));
    before = ",\n";
  }
  out += '\n';
}

}  // namespace rolecall::report
