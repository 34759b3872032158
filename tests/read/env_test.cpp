#include <doctest/doctest.h>

#include <string>

#include "reading.h"

using namespace rolecall;
using read::check_trees;
using read::Format;
using read::Reading;
using read::TreeRow;

TEST_CASE("an env file is read as the service reads it that starts the agent") {
  constexpr TreeRow rows[] = {
      {"ECS_CLUSTER=prod", "=;ECS_CLUSTER=prod;", "<|ECS_CLUSTER=prod><ECS_CLUSTER|prod>"},
      {"\n  A=1 \r\n\tB=2\r\n", "=;A=1;B=2;", "<|\n  A=1 \r\n\tB=2\r\n><A|1><B|2>"},
      {"A=b=c", "=;A=b=c;", "<|A=b=c><A|b=c>"},
      {"A = b", "=;A = b;", "<|A = b><A | b>"},
      {"A=\"b\"", "=;A=\"b\";", "<|A=\"b\"><A|\"b\">"},
      {"A=1 # x", "=;A=1 # x;", "<|A=1 # x><A|1 # x>"},
      {"A=1\nA=2", "=;A=1;A=2;", "<|A=1\nA=2><A|1><A|2>"},
      {"export A=1", "=;export A=1;", "<|export A=1><export A|1>"},
      {"# A=1\n# note\n; x\n\nB", "=;# A=1;B=;", "<|# A=1\n# note\n; x\n\nB><# A|1><B|>"},
      {"A=", "=;A=;", "<|A=><A|>"},
      {"=1", "=;=1;", "<|=1><|1>"},
      {"A=a\rb", "=;A=a\rb;", "<|A=a\rb><A|a\rb>"},
      {"\u00A0A=1\u2003", "=;A=1;", "<|\u00A0A=1\u2003><A|1>"},
      {"", "=;", "<|>"},
      {" \n\n", "=;", "<| \n\n>"},
      {"\xEF\xBB\xBF# note", "=;", "<|\xEF\xBB\xBF# note>"},
      {"\xEF\xBB\xBF"
       "A=1",
       "=;\xEF\xBB\xBF"
       "A=1;",
       "<|\xEF\xBB\xBF"
       "A=1><\xEF\xBB\xBF"
       "A|1>"},
      {"# caf\xE9\nA=1", "=;A=1;", "<|# caf\xE9\nA=1><A|1>"},
  };
  check_trees(rows, Format::env);
}

TEST_CASE("an empty value has its place, and a line without an equals sign is a name without a value") {
  const Reading reading("A=\nB\n", Format::env);
  REQUIRE(reading.tree);
  CHECK(reading.tree->root()["A"].span() == Span{0, 2, 2});
  CHECK(reading.tree->root()["A"].is_string());
  CHECK(reading.tree->root()["B"].is_null());
  CHECK(reading.tree->root()["B"].span() == Span{0, 4, 4});
}

TEST_CASE("a setting that is not UTF-8 and a NUL byte are said") {
  const Reading latin("A=1\nB=caf\xE9", Format::env);
  CHECK(latin.rule() == "input/encoding");
  CHECK(latin.place() == "\xE9");
  CHECK(latin.message() == "byte 0xE9 at offset 9 is not UTF-8");
  const Reading binary(std::string("A=1\0", 4), Format::env);
  CHECK(binary.rule() == "input/binary");
}
