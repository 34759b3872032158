#include <doctest/doctest.h>

#include <string>

#include "reading.h"

using namespace rolecall;
using read::check_trees;
using read::Format;
using read::Reading;
using read::TreeRow;

TEST_CASE("TOML is read in the order of the text, each value and name at its place") {
  constexpr TreeRow rows[] = {
      {"b = 1\na = 'x'", "=;b=1;a=x;", "<|b = 1\na = 'x'><b|1><a|'x'>"},
      {"a.b = true", "=;a=;b=true;", "<|a.b = true><a|a><b|true>"},
      {"[t]\nk = [1, 2.5]", "=;t=;k=;=1;=2.5;", "<|[t]\nk = [1, 2.5]><t|[t]><k|[1, 2.5]><|1><|2.5>"},
      {R"("é" = "\u00e9")", "=;é=é;", R"(<|"é" = "\u00e9"><"é"|"\u00e9">)"},
      {"a = 0xFF\nb = 1_000\nc = +1", "=;a=255;b=1000;c=1;", "<|a = 0xFF\nb = 1_000\nc = +1><a|0xFF><b|1_000><c|+1>"},
      {"a = 1979-05-27", "=;a=1979-05-27;", "<|a = 1979-05-27><a|1979-05-27>"},
      {"a = {b = {}, c = ''}", "=;a=;b=;c=;", "<|a = {b = {}, c = ''}><a|{b = {}, c = ''}><b|{}><c|''>"},
      {"\"a b\" = '''\nx\n'''", "=;a b=x\n;", "<|\"a b\" = '''\nx\n'''><\"a b\"|'''\nx\n'''>"},
      {"\xEF\xBB\xBF"
       "a = 1\r\nb = 2",
       "=;a=1;b=2;",
       "<|\xEF\xBB\xBF"
       "a = 1\r\nb = 2><a|1><b|2>"},
      {"", "=;", "<|>"},
  };
  check_trees(rows, Format::toml);
}

TEST_CASE("arrays of tables are items, and dates are strings") {
  const Reading reading("[[bad]]\ntitle = 'one'\n[[bad]]\ntitle = 'two'\nday = 2026-01-01\n", Format::toml);
  REQUIRE(reading.tree);
  const View list = reading.tree->root()["bad"];
  REQUIRE(list.size() == 2);
  CHECK((*list.begin())["title"].text() == "one");
  const View second = *std::next(list.begin());
  CHECK(second["day"].is_string());
  CHECK(reading.sources.text(second.span()) == "[[bad]]");
}

TEST_CASE("a mistake in TOML is said at its place") {
  struct Row {
    std::string_view text, place, message;
  };
  constexpr Row rows[] = {
      {"a 1", "1", R"(in this key-value pair: expected "=", saw "1")"},
      {"a = prod", "p", "in this value: could not determine value type"},
      {"a = 1\n a = 2\n", "a = 2", R"(in this key-value pair: cannot redefine existing integer "a")"},
      {"[t]\n[t]\n", "[t]", R"(in this table header: cannot redefine existing table "t")"},
      {"a = “b”", "“", "in this value: could not determine value type"},
      {"a = 2é", "é", R"(in this decimal integer: expected digit, saw "é")"},
      {"a = n\n", "", R"(in this floating-point: expected "nan", saw "n ")"},
      {"[=]", "=", R"(in this key: expected bare key starting character or string delimiter, saw "=")"},
      {"a = [1,", "", "in this array: the text ends too early"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading(std::string(row.text), Format::toml);
    CHECK_FALSE(reading.tree);
    CHECK(reading.rule() == "input/malformed-toml");
    CHECK(reading.place() == row.place);
    CHECK(reading.message() == row.message);
  }
}

TEST_CASE("TOML that is nested too deep is not tried, however it nests") {
  std::string dots = "a", tables;
  for (int i = 0; i < 200'000; ++i) dots += ".a";
  for (int i = 0; i < 100; ++i) tables += "{a.a.a = ";
  const std::string rows[] = {"a = " + std::string(200'000, '['),
                              "a = " + tables,
                              dots + " = 1",
                              "[" + dots + "]",
                              "[[" + dots + "]]",
                              "[a.a]\na = " + tables,
                              "'x'" + dots + " = 1"};
  for (const std::string& text : rows) {
    CAPTURE(text.substr(0, 40));
    const Reading reading(text, Format::toml);
    CHECK(reading.rule() == "input/beyond-limits");
    CHECK(reading.message() == "more than 128 values are nested in each other here");
  }
}

TEST_CASE("dots and brackets in strings and comments do not count as depth") {
  const std::string many(1000, '.'), brackets(1000, '[');
  const std::string rows[] = {"a = '" + many + brackets + "'", "a = \"\\\"" + many + brackets + "\"",
                              "a = '''\n'" + brackets + "''''", "a = 1 # " + brackets + many + "\n"};
  for (const std::string& text : rows) CHECK(Reading(text, Format::toml).message() == "");
  std::string numbers = "a = [";
  for (int i = 0; i < 1000; ++i) numbers += "1.5, ";
  CHECK(Reading(numbers + "]", Format::toml).message() == "");
}
