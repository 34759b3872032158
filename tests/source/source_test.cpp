#include "source/source.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace rolecall;

namespace {

/// A text that stands within `outer`, encoded.
std::uint32_t embed(Sources& sources, std::uint32_t outer, std::uint32_t begin, std::uint32_t end, Encoding encoding,
                    std::string decoded) {
  return sources.add({"outer.json", std::move(decoded), encoding, {outer, begin, end}});
}

}  // namespace

TEST_CASE("a span of an embedded text is followed out to the bytes that spell it") {
  struct Row {
    Encoding encoding;
    std::string_view written, decoded, word, written_word;
  };
  constexpr Row rows[] = {
      {Encoding::verbatim, "a b", "a b", "b", "b"},
      {Encoding::verbatim, "a\r\nb", "a\nb", "b", "b"},
      {Encoding::json_string, R"({\"a\": 1})", R"({"a": 1})", R"("a")", R"(\"a\")"},
      {Encoding::json_string, R"(\u00e9x)", "éx", "x", "x"},
      {Encoding::json_string, R"(\u00e9x)", "éx", "é", R"(\u00e9)"},
      {Encoding::json_string, R"(a\uD83D\uDE00b)", "a😀b", "😀", R"(\uD83D\uDE00)"},
      {Encoding::json_string, R"(a\uD83D\uDE00b)", "a😀b", "b", "b"},
      {Encoding::json_string, R"(a\/b\\c)", R"(a/b\c)", R"(b\c)", R"(b\\c)"},
      {Encoding::json_string, R"(\U0001F600b)", "😀b", "b", "b"},
      {Encoding::json_string, "a\\\n   b", "ab", "b", "b"},
      {Encoding::percent, "%7B%22a%22%3A1%7D", R"({"a":1})", R"("a")", "%22a%22"},
      {Encoding::percent, "100%", "100%", "%", "%"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CAPTURE(row.word);
    Sources sources;
    const std::uint32_t outer = sources.add({"outer.json", "\"" + std::string(row.written) + "\""});
    const auto end = static_cast<std::uint32_t>(row.written.size() + 1);
    const std::uint32_t inner = embed(sources, outer, 1, end, row.encoding, std::string(row.decoded));
    const auto begin = static_cast<std::uint32_t>(row.decoded.find(row.word));
    const Span span{inner, begin, begin + static_cast<std::uint32_t>(row.word.size())};
    CHECK(sources.text(span) == row.word);
    CHECK(sources.text(sources.in_file(span)) == row.written_word);
  }
}

TEST_CASE("a span is followed through one encoding after the other") {
  Sources sources;
  const std::uint32_t file = sources.add({"role.json", R"("x\u00257B%22b%22")"});
  const std::uint32_t json = embed(sources, file, 1, 17, Encoding::json_string, "x%7B%22b%22");
  const std::uint32_t policy = embed(sources, json, 1, 11, Encoding::percent, R"({"b")");
  CHECK(sources.text(sources.in_file({policy, 0, 1})) == R"(\u00257B)");
  CHECK(sources.text(sources.in_file({policy, 1, 4})) == "%22b%22");
}

TEST_CASE("a span of a text of pieces is followed to the pieces that its ends come from") {
  Sources sources;
  const std::uint32_t file = sources.add({"main.tf", "name = \"web-${env}-task\""});
  const std::uint32_t other = sources.add({"other.tf", "whole"});
  Source made{"main.tf", "web-prod-taskwhole"};
  made.encoding = Encoding::pieces;
  made.outer = {file, 7, 24};
  made.pieces = {{0, {file, 8, 12}}, {4, {file, 12, 18}}, {8, {file, 18, 23}}, {13, {other, 0, 5}}};
  const std::uint32_t inner = sources.add(std::move(made));
  struct Row {
    std::uint32_t begin, end;
    std::string_view words;
  };
  constexpr Row rows[] = {{0, 3, "web"},
                          {1, 2, "e"},
                          {5, 6, "${env}"},
                          {2, 6, "b-${env}"},
                          {6, 13, "${env}-task"},
                          {13, 15, "wh"},
                          {0, 13, "web-${env}-task"},
                          {9, 15, "\"web-${env}-task\""},
                          {0, 0, ""}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(sources.text(sources.in_file({inner, row.begin, row.end})) == row.words);
  }
}

TEST_CASE("an empty span stays empty, and one of a file stays what it is") {
  Sources sources;
  const std::uint32_t file = sources.add({"a.json", R"("\"\"")"});
  const std::uint32_t inner = embed(sources, file, 1, 5, Encoding::json_string, R"("")");
  CHECK(sources.in_file({inner, 1, 1}) == Span{file, 3, 3});
  CHECK(sources.in_file({inner, 2, 2}) == Span{file, 5, 5});
  CHECK(sources.in_file({file, 2, 3}) == Span{file, 2, 3});
  CHECK_FALSE(sources.in_file({}).is_somewhere());
  CHECK(sources.text({}).empty());
}

TEST_CASE("percent-encoding is taken off, and a lone percent sign stays") {
  CHECK(percent_decoded("%7B%22a%22%7d") == R"({"a"})");
  CHECK(percent_decoded("a+b%20c") == "a+b c");
  CHECK(percent_decoded("100% %zz %4") == "100% %zz %4");
  CHECK(percent_decoded("%C3%A9") == "é");
}

TEST_CASE("a source that was let go of has no text left") {
  Sources sources;
  const std::uint32_t file = sources.add({"a.json", "{}"});
  sources.release(file);
  CHECK(sources[file].text.empty());
  CHECK(sources.text({file, 0, 2}).empty());
}

TEST_CASE("sources are added from several threads at once, and stay where they are") {
  Sources sources;
  const Source& first = sources[sources.add({"first", "text"})];
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&sources, thread] {
      for (int i = 0; i < 1000; ++i) {
        const std::string path = std::to_string(thread) + "/" + std::to_string(i);
        if (sources[sources.add({path, path})].text != path) std::abort();
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(sources.size() == 4001);
  CHECK(first.path == "first");
  const Sources moved = std::move(sources);
  CHECK(&moved[0] == &first);
}

TEST_CASE("lines end at LF, CRLF or a lone CR, and columns are code points") {
  struct Row {
    std::string_view text;
    std::uint32_t offset;
    Position position;
  };
  constexpr Row rows[] = {
      {"", 0, {1, 1}},
      {"ab", 1, {1, 2}},
      {"ab", 2, {1, 3}},
      {"ab", 9, {1, 3}},
      {"a\nb", 1, {1, 2}},
      {"a\nb", 2, {2, 1}},
      {"a\n", 2, {2, 1}},
      {"a\r\nb", 2, {1, 3}},
      {"a\r\nb", 3, {2, 1}},
      {"a\rb", 2, {2, 1}},
      {"a\r\rb", 3, {3, 1}},
      {"é😀x", 2, {1, 2}},
      {"é😀x", 6, {1, 3}},
      {"a\né😀x", 8, {2, 3}},
      {"\xEF\xBB\xBFx", 3, {1, 1}},
      {"\xEF\xBB\xBFx", 4, {1, 2}},
      {"\xEF\xBB\xBFx", 0, {1, 1}},
      {"\xEF\xBB\xBFx\ny", 5, {2, 1}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.offset);
    const Position found = LineTable(row.text).position(row.offset);
    CHECK(found.line == row.position.line);
    CHECK(found.column == row.position.column);
  }
}

TEST_CASE("a line is its text without its end") {
  const LineTable lines("\xEF\xBB\xBFone\r\ntwo\rthree\n\nlast");
  constexpr std::string_view expected[] = {"one", "two", "three", "", "last"};
  REQUIRE(lines.lines() == 5);
  for (std::uint32_t number = 1; number <= 5; ++number) CHECK(lines.line(number) == expected[number - 1]);
  CHECK(lines.line(0).empty());
  CHECK(lines.line(6).empty());
}

TEST_CASE("every code point of a long text has the position that counting gives, and leads back to its byte") {
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; i < 3000; ++i) text += i % 700 == 0 ? "\r\n" : i % 3 == 0 ? "é" : i % 7 == 0 ? "😀" : "x";
  const LineTable lines(text);
  Position expected;
  for (std::uint32_t offset = 3; offset < text.size(); ++offset) {
    if ((static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) continue;
    CAPTURE(offset);
    REQUIRE(lines.position(offset) == expected);
    REQUIRE(lines.offset(expected) == offset);
    expected = text[offset] == '\n' ? Position{expected.line + 1, 1} : Position{expected.line, expected.column + 1};
  }
  CHECK(lines.offset(expected) == text.size());
  CHECK(lines.offset({99, 1}) == text.size());
}
