// JSON with one value to a line: files that a person can compare, written without a tree of the whole in memory.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

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

inline std::string one_line(std::string line) {
  return line;
}

/// A string as JSON has it. Most words are plain ASCII and need no look at each character's escape.
inline std::string quoted(std::string_view words) {
  const bool is_plain = is_printable(words) && words.find_first_of("\"\\") == words.npos;
  return is_plain ? fmt::format("\"{}\"", words) : one_line(Json(words));
}

/// An object in the making, for what a report has a hundred thousand of: a tree of each would cost more than its words.
class ObjectLine {
 public:
  ObjectLine& add(std::string_view key, std::string_view words) { return add_json(key, quoted(words)); }
  ObjectLine& add(std::string_view key, std::size_t number) { return add_json(key, fmt::format_int(number).c_str()); }
  ObjectLine& add_json(std::string_view key, std::string_view json) {
    line_ += line_.size() > 1 ? ",\"" : "\"";
    line_ += key;
    line_ += "\":";
    line_ += json;
    return *this;
  }
  std::string take() { return std::move(line_ += '}'); }

 private:
  std::string line_ = "{";
};

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
