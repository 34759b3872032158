#include "read/read.h"

#include <doctest/doctest.h>

#include <string>

#include "reading.h"

using namespace rolecall;
using read::Format;
using read::Reading;

TEST_CASE("a path's name tells the format") {
  CHECK(read::format_of("roles/web.json") == Format::json);
  CHECK(read::format_of(".rolecall.toml") == Format::toml);
  CHECK(read::format_of("etc/ecs/ecs.config") == Format::env);
  CHECK(read::format_of("web.env") == Format::env);
  CHECK(read::format_of(".env") == Format::env);
  CHECK_FALSE(read::format_of("README.md"));
  CHECK_FALSE(read::format_of("json"));
  CHECK_FALSE(read::format_of(""));
}

TEST_CASE("bytes that are no text are named with their place") {
  using namespace std::string_literals;
  struct Row {
    std::string text, rule, message;
    Span place;
  };
  const Row rows[] = {
      {"", "input/empty-file", "there is nothing to read here", {0, 0, 0}},
      {" \r\n\t", "input/empty-file", "there is nothing to read here", {0, 0, 0}},
      {"\xEF\xBB\xBF\n", "input/empty-file", "there is nothing to read here", {0, 3, 3}},
      {"\xFF\xFE{\0}\0"s, "input/encoding", "this is UTF-16, where UTF-8 is expected", {0, 0, 4}},
      {"\xFE\xFF\0{\0}"s, "input/encoding", "this is UTF-16, where UTF-8 is expected", {0, 0, 4}},
      {"{\0}\0"s, "input/encoding", "this is UTF-16, where UTF-8 is expected", {0, 0, 4}},
      {"\xFF\xFE\0\0{\0\0\0"s, "input/encoding", "this is UTF-32, where UTF-8 is expected", {0, 0, 4}},
      {"{\0\0\0}\0\0\0"s, "input/encoding", "this is UTF-32, where UTF-8 is expected", {0, 0, 4}},
      {"{}\0"s, "input/binary", "a NUL byte at offset 2: this is not a text file", {0, 2, 3}},
      {"{}\0{}"s, "input/binary", "a NUL byte at offset 2: this is not a text file", {0, 2, 3}},
      {"[\"a\0\"]"s, "input/binary", "a NUL byte at offset 3: this is not a text file", {0, 3, 4}},
      {"[\"a\xE9\"]", "input/encoding", "byte 0xE9 at offset 3 is not UTF-8", {0, 3, 4}},
      {"[\"\xC0\xAF\"]", "input/encoding", "byte 0xC0 at offset 2 is not UTF-8", {0, 2, 3}},
      {"[\"\xED\xA0\x80\"]", "input/encoding", "byte 0xED at offset 2 is not UTF-8", {0, 2, 3}},
      {"[\"\xF4\x90\x80\x80\"]", "input/encoding", "byte 0xF4 at offset 2 is not UTF-8", {0, 2, 3}},
      {"[\"\xE2\x82", "input/encoding", "byte 0xE2 at offset 2 is not UTF-8", {0, 2, 3}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading(row.text, Format::json);
    CHECK_FALSE(reading.tree);
    CHECK(reading.rule() == row.rule);
    CHECK(reading.message() == row.message);
    REQUIRE(reading.findings.list.size() == 1);
    CHECK(reading.findings.list[0].level == Level::error);
    CHECK(reading.findings.list[0].span == row.place);
  }
}

TEST_CASE("JSON is read to its greatest depth and not beyond, whatever closes it") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(Reading(nested(512), Format::json).tree);
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
  for (const std::string& text : {nested(513), nested(200'000), std::string(200'000, '['), objects}) {
    const Reading reading(text, Format::json);
    CHECK(reading.rule() == "input/beyond-limits");
    CHECK(reading.message() == "more than 512 values are nested in each other here");
  }
}

TEST_CASE("a string beyond the limit is refused, closed or not") {
  const std::string longest(read::max_string, 'x');
  const Reading value("[\"y" + longest + "\"]", Format::json);
  CHECK(value.rule() == "input/beyond-limits");
  CHECK(value.message() == "this string has 16777217 bytes; at most 16777216 are read");
  CHECK(Reading("[\"" + longest, Format::json).rule() == "input/truncated");
}

TEST_CASE("a TOML file beyond the limit is refused") {
  const Reading reading("#" + std::string(read::max_toml_bytes, 'x'), Format::toml);
  CHECK(reading.rule() == "input/beyond-limits");
  CHECK(reading.message() == "the text has 1048577 bytes; at most 1048576 are read");
}

TEST_CASE("a document in a string is a source of its own that knows where it stands") {
  struct Row {
    Format format;
    std::string_view text, decoded, word, written;
  };
  constexpr Row rows[] = {
      {Format::json, R"({"p": "{\"Version\": \"2012-10-17\"}"})", R"({"Version": "2012-10-17"})", "Version", "Version"},
      {Format::json, R"({"p": "{\"Version\"}"})", R"({"Version"})", R"("Version")", R"(\"Version\")"},
      {Format::json, R"({"p": "[1, 2]"})", "[1, 2]", "2", "2"},
      {Format::json, R"({"p": "%7B%22a%22%3A1%7D"})", R"({"a":1})", R"("a")", "%22a%22"},
      {Format::json, R"({"p": "%7b\u0022a%22"})", R"({"a")", R"("a")", R"(\u0022a%22)"},
      {Format::toml, "p = '{\"a\": 1}'", R"({"a": 1})", R"("a")", R"("a")"},
      {Format::toml, R"(p = "{\"a\": 1}")", R"({"a": 1})", R"("a")", R"(\"a\")"},
      {Format::toml, "p = '''\n{\"a\":\n 1}'''", "{\"a\":\n 1}", "1", "1"},
      {Format::toml, "p = '''\r\n{\"a\":\r\n 1}'''", "{\"a\":\n 1}", "1", "1"},
      {Format::toml, "p = \"\"\"\n{\"a\":\\\n  1}\"\"\"", "{\"a\":1}", "1", "1"},
      {Format::env, R"(p=["awslogs","a\"b"])", R"(["awslogs","a\"b"])", R"(a\"b)", R"(a\"b)"},
      {Format::env, R"(p="quoted")", R"("quoted")", "quoted", "quoted"},
      {Format::env, "p=", "", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Reading reading(std::string(row.text), row.format);
    REQUIRE(reading.tree);
    const std::uint32_t inner = read::embed(reading.sources, reading.tree->root()["p"].node());
    CHECK(reading.sources[inner].text == row.decoded);
    CHECK(reading.sources[inner].path == "example");
    const auto begin = static_cast<std::uint32_t>(row.decoded.find(row.word));
    const Span span{inner, begin, begin + static_cast<std::uint32_t>(row.word.size())};
    CHECK(reading.sources.text(reading.sources.in_file(span)) == row.written);
  }
}

TEST_CASE("a mistake in an embedded policy is found, and has its place in the file") {
  Reading reading(R"({"PolicyDocument": "{\"Version\": \"2012-10-17\",}"})", Format::json);
  REQUIRE(reading.tree);
  const std::uint32_t inner = read::embed(reading.sources, reading.tree->root()["PolicyDocument"].node());
  CHECK_FALSE(read::read(reading.sources, inner, Format::json, reading.findings));
  REQUIRE(reading.findings.list.size() == 1);
  const Span place = reading.sources.in_file(reading.findings.list[0].span);
  CHECK(place.source == reading.source);
  CHECK(reading.sources.text(place) == ",");
}
