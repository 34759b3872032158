#include <doctest/doctest.h>

#include "report/display.h"

using rolecall::report::first_shown;
using rolecall::report::is_printable;
using rolecall::report::printable;

TEST_CASE("what steers a terminal or the eye is shown by its number") {
  struct Row {
    std::string_view text, shown;
  };
  constexpr Row rows[] = {
      {"plain", "plain"},
      {"wéb 日本 😀", "wéb 日本 😀"},
      {"a\nb\r\tc", "a\\nb\\r\\tc"},
      {"\x1b[31m", "\\x1b[31m"},
      {"\x7f", "\\x7f"},
      {"\xC2\x9B", "\\x9b"},                // CSI as one character
      {"\xE2\x80\xAE", "\\u202e"},          // right-to-left override
      {"\xE2\x81\xA6", "\\u2066"},          // left-to-right isolate
      {"\xEF\xBB\xBF", "\\ufeff"},          // byte order mark
      {"\xF3\xA0\x81\x81", "\\U000e0041"},  // tag letter
      {"\xFF", "\\xff"},
      {"\xC0\xAF", "\\xc0\\xaf"},           // an overlong slash
      {"\xED\xA0\x80", "\\xed\\xa0\\x80"},  // a surrogate
      {"\xE6\x97", "\\xe6\\x97"},           // cut off
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(printable(row.text) == row.shown);
    CHECK(is_printable(row.text) == (row.text == row.shown));
  }
}

TEST_CASE("widths are those of a terminal") {
  CHECK(first_shown("a").width == 1);
  CHECK(first_shown("é").width == 1);
  CHECK(first_shown("日").width == 2);
  CHECK(first_shown("😀").width == 2);
  CHECK(first_shown("\xCC\x81").width == 0);
  CHECK(first_shown("\t").width == 4);
  CHECK(first_shown("\x1b").width == 4);
}

TEST_CASE("all texts of one or two bytes come out printable") {
  for (int a = 0; a < 256; ++a)
    for (int b = -1; b < 256; ++b) {
      std::string text(1, static_cast<char>(a));
      if (b >= 0) text += static_cast<char>(b);
      CAPTURE(a);
      CAPTURE(b);
      const std::string shown = printable(text);
      if (!is_printable(shown) || is_printable(text) != (shown == text)) FAIL_CHECK("not printable");
    }
}
