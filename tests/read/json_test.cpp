#include <doctest/doctest.h>

#include <string>

#include "reading.h"

using namespace rolecall;
using read::check_trees;
using read::Format;
using read::Reading;
using read::TreeRow;

namespace {

/// A policy with everything that JSON has in it.
constexpr std::string_view sample =
    "\xEF\xBB\xBF{\r\n  \"Version\": \"2012-10-17\",\r\n  \"é\\n\\u00e9\\uD83D\\uDE00\": [1, -2.50e+3, "
    "18446744073709551616, "
    "true, false, null, \"\", {}, []],\n\t\"Sid\": \"a\\\\\\\"b\"}\r\n ";

}  // namespace

TEST_CASE("every value and every name has its words and its place") {
  constexpr TreeRow rows[] = {
      {R"({"a": "b"})", "=;a=b;", R"(<|{"a": "b"}><"a"|"b">)"},
      {R"([1,-2.5e+3 ,0])", "=;=1;=-2.5e+3;=0;", R"(<|[1,-2.5e+3 ,0]><|1><|-2.5e+3><|0>)"},
      {R"([true,false,null])", "=;=true;=false;=;", R"(<|[true,false,null]><|true><|false><|null>)"},
      {R"({"a":1,"a":2})", "=;a=1;a=2;", R"(<|{"a":1,"a":2}><"a"|1><"a"|2>)"},
      {R"(["","\"","\\","a\\\"b","\\\\"])", R"(=;=;=";=\;=a\"b;=\\;)",
       R"(<|["","\"","\\","a\\\"b","\\\\"]><|""><|"\""><|"\\"><|"a\\\"b"><|"\\\\">)"},
      {R"({"\u0061\"": "\ud83d\ude00"})", "=;a\"=😀;", R"(<|{"\u0061\"": "\ud83d\ude00"}><"\u0061\""|"\ud83d\ude00">)"},
      {"\"a\"", "=a;", "<|\"a\">"},
      {" 12 ", "=12;", "<|12>"},
      {"\n12", "=12;", "<|12>"},
      {"\xEF\xBB\xBF 12", "=12;", "<|12>"},
      {"[1\n  ,\n\n2\n]", "=;=1;=2;", "<|[1\n  ,\n\n2\n]><|1><|2>"},
      {"18446744073709551616", "=18446744073709551616;", "<|18446744073709551616>"},
      {R"([{},[[]],{"a":{}}])", "=;=;=;=;=;a=;", R"(<|[{},[[]],{"a":{}}]><|{}><|[[]]><|[]><|{"a":{}}><"a"|{}>)"},
  };
  check_trees(rows, Format::json);
}

TEST_CASE("a byte order mark, CRLF and indentation are passed over") {
  const Reading reading{std::string(sample), Format::json};
  REQUIRE(reading.tree);
  const View root = reading.tree->root();
  CHECK(root["Version"].text() == "2012-10-17");
  CHECK(root["é\né😀"].size() == 9);
  CHECK(root["Sid"].text() == "a\\\"b");
  CHECK(reading.sources.text(root["Sid"].span()) == R"("a\\\"b")");
}

TEST_CASE("words without escapes are those of the source itself") {
  const Reading reading(R"({"key": "word", "\u006bey": "w\u006frd"})", Format::json);
  REQUIRE(reading.tree);
  const std::string& text = reading.sources[reading.source].text;
  const Node& plain = reading.tree->nodes[1];
  CHECK(plain.text.data() == text.data() + 9);
  CHECK(plain.key.data() == text.data() + 2);
  CHECK(reading.tree->nodes[2].text == "word");
  CHECK(reading.tree->nodes[2].key == "key");
}

TEST_CASE("a text that is cut anywhere is truncated, empty or malformed, and says where") {
  for (std::size_t length = 0; length < sample.find_last_of('}'); ++length) {
    CAPTURE(length);
    const Reading reading(std::string(sample.substr(0, length)), Format::json);
    CHECK_FALSE(reading.tree);
    REQUIRE(reading.findings.list.size() == 1);
    const bool is_cut_within_code_point = reading.rule() == "input/encoding";
    const bool is_empty = reading.rule() == "input/empty-file";
    if (!is_cut_within_code_point && !is_empty) CHECK(reading.rule() == "input/truncated");
  }
}

TEST_CASE("whatever single byte is changed, there is a tree or a finding within the text") {
  std::string text(sample);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char original = text[i];
    for (int byte = 0; byte < 256; ++byte) {
      text[i] = static_cast<char>(byte);
      const Reading reading(text, Format::json);
      if (reading.tree.has_value() == reading.findings.list.empty() &&
          (reading.tree || reading.findings.list[0].span.end <= text.size()))
        continue;
      CAPTURE(i);
      CAPTURE(byte);
      FAIL_CHECK(reading.message());
    }
    text[i] = original;
  }
}
