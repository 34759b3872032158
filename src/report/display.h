// Words of inputs on their way to a person: what could steer a terminal, a CI log or the reader's eye is shown, not
// sent.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rolecall::report {

/// One code point as it is shown.
struct Shown {
  std::size_t bytes;  ///< how many bytes of the input it takes
  std::string text;
  std::size_t width;  ///< in columns of a terminal: 2 for East Asian wide characters and emoji, 0 for combining marks
};

/// The first code point of a text that is not empty. Control characters, bytes that are no UTF-8, bidirectional
/// controls, tags, line separators and invisible spaces come out as `\x1b` and `\u202e`; a tab is four blanks.
Shown first_shown(std::string_view text);

/// A text on one line: all its code points as they are shown, but `\n`, `\r` and `\t` by these names. Linear.
std::string printable(std::string_view text);

/// The same for a text of several lines, which stay lines.
std::string printable_lines(std::string_view text);

/// Is the text the same when printed? The question about almost every text, and cheap where it is ASCII.
bool is_printable(std::string_view text);

}  // namespace rolecall::report
