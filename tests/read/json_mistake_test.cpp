#include <doctest/doctest.h>

#include <string>

#include "reading.h"

using namespace rolecall;
using read::Format;
using read::Reading;

TEST_CASE("a mistake in JSON is said in the words of who wrote it, at its place") {
  struct Row {
    std::string_view text, place, message;
  };
  constexpr Row rows[] = {
      {R"({"a": 1,})", ",", R"(a comma after the last member, before "}")"},
      {R"([1 , ])", ",", R"(a comma after the last item, before "]")"},
      {R"({"Action": 1 "b": 2})", R"("b")",
       R"(expected a comma or "}" after the member "Action", found the string "b")"},
      {R"([1 2])", "2", R"(expected a comma or "]" after the item "1", found "2")"},
      {R"([{} {}])", "{", R"(expected a comma or "]" after this item, found "{")"},
      {R"({"a" 1})", "1", R"(expected a colon after the member name "a", found "1")"},
      {R"({"a" = 1})", "=", R"(expected a colon after the member name "a", found "=")"},
      {R"({"a":})", "}", R"(expected a value for the member "a", found "}")"},
      {R"({"a": , "b": 1})", ",", R"(expected a value for the member "a", found ",")"},
      {R"({,})", ",", "expected a member before this comma"},
      {R"([1,,2])", ",", "expected a value before this comma"},
      {R"({1: 2})", "1", R"(expected a member name in double quotes, found "1")"},
      {R"({"a": [1})", "}", R"(expected "]", found "}")"},
      {R"({"a": 1])", "]", R"(expected "}", found "]")"},
      {R"([1,})", "}", R"(expected "]", found "}")"},
      {R"({]})", "]", R"(expected "}", found "]")"},
      {R"({}})", "}", R"(there is nothing open that this "}" could close)"},
      {R"(])", "]", R"(there is nothing open that this "]" could close)"},
      {R"({} {})", "{", R"(expected the end of the text after the first value, found "{")"},
      {R"({"a": 'b'})", "'b'", "a string in single quotes; JSON takes double quotes only"},
      {R"({'a': 1})", "'a'", "a string in single quotes; JSON takes double quotes only"},
      {"{\"a\": 1 // one\n}", "// one", "a comment, which JSON does not have"},
      {"{\"a\": /* one */ 1}", "/* one */", "a comment, which JSON does not have"},
      {"# one\r\n{}", "# one", "a comment, which JSON does not have"},
      {"{} // end", "// end", "a comment, which JSON does not have"},
      {"{“a”: 1}", "“", "a typographic quote, as word processors make them; JSON takes plain double quotes only"},
      {"{\u00A0\"a\": 1}", "\u00A0", "a no-break space between values; JSON takes plain blanks only"},
      {R"({Action: 1})", "Action", R"(the member name "Action" needs double quotes)"},
      {R"({"a": NaN})", "NaN", R"("NaN" is not a JSON value)"},
      {R"({"a": -Infinity})", "-Infinity", R"("-Infinity" is not a number as JSON writes them)"},
      {R"({"a": True})", "True", R"("True" is not a JSON value; JSON writes true)"},
      {R"({"a": Allow})", "Allow", R"(the text "Allow" needs double quotes)"},
      {R"({"a": é})", "é", R"(expected a value, found "é")"},
      {R"({"a": 01})", "01", R"("01" is not a number as JSON writes them: no zeros in front)"},
      {R"([.5])", ".5", R"(".5" is not a number as JSON writes them: digits on both sides of the point)"},
      {R"([1.])", "1.", R"("1." is not a number as JSON writes them: digits on both sides of the point)"},
      {R"([0x1F])", "0x1F", R"("0x1F" is not a number as JSON writes them: only decimal ones)"},
      {R"([+1])", "+1", R"("+1" is not a number as JSON writes them: no plus sign in front)"},
      {R"([1_000])", "1_000", R"("1_000" is not a number as JSON writes them)"},
      {R"([1e999])", "1e999", R"(the number "1e999" is too large)"},
      {"[\"a\tb\"]", "\t", R"(a control character (U+0009) in a string; it is written \t)"},
      {"[\"a\x01\"]", "\x01", R"(a control character (U+0001) in a string; it is written \u0001)"},
      {"[\"a\nb\"]", "\"a", R"(this string does not end on its line; a line break in it is written \n)"},
      {R"(["C:\work"])", R"(\w)", R"("\w" is no escape that JSON has; a backslash is written \\)"},
      {R"(["\u12x4"])", R"(\u12)", R"(four hexadecimal digits must follow \u)"},
      {R"(["\ud83d"])", R"(\ud83d)", R"("\ud83d" is half of a surrogate pair without the other half)"},
      {R"(["\ud83d\u0041"])", R"(\ud83d)", R"("\ud83d" is half of a surrogate pair without the other half)"},
      {R"(["\ude00"])", R"(\ude00)", R"("\ude00" is half of a surrogate pair without the other half)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading(std::string(row.text), Format::json);
    CHECK(reading.rule() == "input/malformed-json");
    CHECK(reading.place() == row.place);
    CHECK(reading.message() == row.message);
  }
}

TEST_CASE("of a text that ends too early it is said what is open, and where it was opened") {
  struct Row {
    std::string_view text, message, opening;
  };
  constexpr Row rows[] = {
      {R"({"a": [1, {"b": 2)", "the text ends before the object is closed", "{"},
      {R"({"Statement": [1, 2)", R"(the text ends before the array of the member "Statement" is closed)", "["},
      {R"({"Statement": [1,)", R"(the text ends before the array of the member "Statement" is closed)", "["},
      {R"({"a")", "the text ends before the object is closed", "{"},
      {R"({"a":)", "the text ends before the object is closed", "{"},
      {R"({)", "the text ends before the object is closed", "{"},
      {R"({"a": fal)", "the text ends before the object is closed", "{"},
      {R"([1.)", "the text ends before the array is closed", "["},
      {R"({"a": "b c)", "the text ends before this string is closed", "\""},
      {R"(["\)", "the text ends before this string is closed", "\""},
      {R"(["\u00)", "the text ends before this string is closed", "\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading(std::string(row.text), Format::json);
    CHECK(reading.rule() == "input/truncated");
    CHECK(reading.message() == row.message);
    CHECK(reading.place() == row.text.substr(row.text.size() - 1));
    REQUIRE(reading.findings.list[0].related.size() == 1);
    CHECK(reading.sources.text(reading.findings.list[0].related[0].span) == row.opening);
  }
  const Reading word("tru", Format::json);
  CHECK(word.rule() == "input/truncated");
  CHECK(word.message() == "the text ends in the middle of a value");
}

TEST_CASE("a long word is shortened in a message, and no control character gets into it") {
  const Reading reading("{\"" + std::string(100, 'x') + "\" 1}", Format::json);
  CHECK(reading.message() == "expected a colon after the member name \"" + std::string(40, 'x') + "...\", found \"1\"");
  const Reading escape("[\x1B[31m]", Format::json);
  CHECK(escape.message().find('\x1B') == std::string::npos);
}
