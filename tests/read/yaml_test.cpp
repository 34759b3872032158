#include <doctest/doctest.h>

#include <string>

#include "reading.h"

using namespace rolecall;
using read::check_trees;
using read::Format;
using read::Reading;
using read::TreeRow;

TEST_CASE("YAML is read in the order of the text, each value and key at its place") {
  constexpr TreeRow rows[] = {
      {"a: 1\nb: x", "=;a=1;b=x;", "<|a: 1\nb: x><a|1><b|x>"},
      {"a:\n- 1\n- 'b c'\nd: e", "=;a=;=1;=b c;d=e;", "<|a:\n- 1\n- 'b c'\nd: e><a|- 1\n- 'b c'><|1><|'b c'><d|e>"},
      {"a:\n  b:\n    c: d\n\n# end\ne: f", "=;a=;b=;c=d;e=f;",
       "<|a:\n  b:\n    c: d\n\n# end\ne: f><a|b:\n    c: d><b|c: d><c|d><e|f>"},
      {"{a: [1, {b: \"c\"}], 'd': }", "=;a=;=1;=;b=c;d=;",
       "<|{a: [1, {b: \"c\"}], 'd': }><a|[1, {b: \"c\"}]><|1><|{b: \"c\"}><b|\"c\"><'d'|>"},
      {"a: |\n  one\n   two\n\nb: >-\n  three\n  four\n", "=;a=one\n two\n;b=three four;",
       "<|a: |\n  one\n   two\n\nb: >-\n  three\n  four><a||\n  one\n   two><b|>-\n  three\n  four>"},
      {"a: one\n  two\nb: 'it''s'\nc: \"\\x41\\u00e9\\\n  z\"", "=;a=one two;b=it's;c=A\xC3\xA9z;",
       "<|a: one\n  two\nb: 'it''s'\nc: \"\\x41\\u00e9\\\n  z\"><a|one\n  two><b|'it''s'><c|\"\\x41\\u00e9\\\n  z\">"},
      {"\xEF\xBB\xBF"
       "a: 1\r\nb: x\r\n",
       "=;a=1;b=x;", "<|a: 1\r\nb: x><a|1><b|x>"},
      {"é: ü # ß\nb: 日本\nc: [ö, x]", "=;é=ü;b=日本;c=;=ö;=x;",
       "<|é: ü # ß\nb: 日本\nc: [ö, x]><é|ü><b|日本><c|[ö, x]><|ö><|x>"},
      {"a: 1\na: 2", "=;a=1;a=2;", "<|a: 1\na: 2><a|1><a|2>"},
      {"---\na: 1\n---\nb: 2\n...\n", "=;=;a=1;=;b=2;", "<|---\na: 1\n---\nb: 2\n...\n><|a: 1><a|1><|b: 2><b|2>"},
      {"a: &x !!str 5\nb: &y # why\n  c: d", "=;a=5;b=;c=d;",
       "<|a: &x !!str 5\nb: &y # why\n  c: d><a|5><b|c: d><c|d>"},
      {"? [a, b]\n: c\nd: e", "=;=c;d=e;", "<|? [a, b]\n: c\nd: e><[a, b|c><d|e>"},
      {"# nothing\n", "=;", "<|# nothing\n>"},
      {"", "=;", "<|>"},
  };
  check_trees(rows, Format::yaml);
}

TEST_CASE("plain words of YAML have types, and what CloudFormation takes for strings are strings") {
  struct Row {
    std::string_view text;
    Kind kind;
    std::string_view word;
  };
  constexpr Row rows[] = {
      {"true", Kind::boolean, "true"},
      {"No", Kind::boolean, "false"},
      {"~", Kind::null, ""},
      {"", Kind::null, ""},
      {"256", Kind::number, "256"},
      {"-1.5e3", Kind::number, "-1.5e3"},
      {"0", Kind::number, "0"},
      {"012345678901", Kind::string, "012345678901"},
      {"2012-10-17", Kind::string, "2012-10-17"},
      {"1_000", Kind::string, "1_000"},
      {"0x10", Kind::string, "0x10"},
      {"'256'", Kind::string, "256"},
      {"\"true\"", Kind::string, "true"},
      {"!!str 256", Kind::string, "256"},
      {"1.2.3", Kind::string, "1.2.3"},
      {".5", Kind::string, ".5"},
      {"1e", Kind::string, "1e"},
      {"'*'", Kind::string, "*"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading("a: " + std::string(row.text), Format::yaml);
    REQUIRE(reading.tree);
    const View value = reading.tree->root()["a"];
    CHECK(value.kind() == row.kind);
    CHECK(value.text() == row.word);
  }
}

TEST_CASE("a short intrinsic function is its long form, placed from its tag on") {
  constexpr TreeRow rows[] = {
      {"a: !Ref Role", "=;a=;Ref=Role;", "<|a: !Ref Role><a|!Ref Role><!Ref|Role>"},
      {"a: !Sub '${A}-b'", "=;a=;Fn::Sub=${A}-b;", "<|a: !Sub '${A}-b'><a|!Sub '${A}-b'><!Sub|'${A}-b'>"},
      {"a: !Join\n  - ''\n  - [b, !GetAtt C.Arn]\n", "=;a=;Fn::Join=;=;=;=b;=;Fn::GetAtt=C.Arn;",
       "<|a: !Join\n  - ''\n  - [b, !GetAtt C.Arn]><a|!Join\n  - ''\n  - [b, !GetAtt C.Arn]>"
       "<!Join|- ''\n  - [b, !GetAtt C.Arn]><|''><|[b, !GetAtt C.Arn]><|b><|!GetAtt C.Arn><!GetAtt|C.Arn>"},
      {"a: !If [x, !Ref b, 1]", "=;a=;Fn::If=;=x;=;Ref=b;=1;",
       "<|a: !If [x, !Ref b, 1]><a|!If [x, !Ref b, 1]><!If|[x, !Ref b, 1]><|x><|!Ref b><!Ref|b><|1>"},
      {"a: !Condition c", "=;a=;Condition=c;", "<|a: !Condition c><a|!Condition c><!Condition|c>"},
      {"a: !GetAZs", "=;a=;Fn::GetAZs=;", "<|a: !GetAZs><a|!GetAZs><!GetAZs|>"},
      {"a: !reference [b]", "=;a=;!reference=;=b;", "<|a: !reference [b]><a|!reference [b]><!reference|[b]><|b>"},
  };
  check_trees(rows, Format::yaml);
}

TEST_CASE("an alias is a copy, and a merged mapping gives way to a mapping's own keys") {
  struct Row {
    std::string_view text, words;
  };
  constexpr Row rows[] = {
      {"a: &x [1, {b: 2}]\nc: *x", "=;a=;=1;=;b=2;c=;=1;=;b=2;"},
      {"a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x\n", "=;a=;b=1;c=2;d=;c=3;b=1;"},
      {"a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y], f: 4}", "=;a=;b=1;c=;b=2;d=3;e=;f=4;b=1;d=3;"},
      {"a: &x !Ref b\nc: *x", "=;a=;Ref=b;c=;Ref=b;"},
      {"a: {\"<<\": 1}", "=;a=;<<=1;"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading(std::string(row.text), Format::yaml);
    CHECK(reading.message() == "");
    CHECK(reading.words() == row.words);
  }
}

TEST_CASE("a mistake in YAML is said at its place") {
  struct Row {
    std::string_view text, place, message;
  };
  constexpr Row rows[] = {
      {"a: b: c", ":", "mapping values are not allowed in this context"},
      {"a: [1", "", "while parsing a flow sequence: did not find expected ',' or ']'"},
      {"a: *b", "*b", "no value before this alias has the anchor \"b\""},
      {"a: &b [*b]", "*b", "no value before this alias has the anchor \"b\""},
      {"é: \"x", "", "while scanning a quoted scalar: found unexpected end of stream"},
      {"é: @x", "@", "while scanning for the next token: found character that cannot start any token"},
      {"a:\n\t- b", "\t", "while scanning for the next token: found character that cannot start any token"},
      {"a: \x01", "\x01", "control characters are not allowed"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading(std::string(row.text), Format::yaml);
    CHECK_FALSE(reading.tree);
    CHECK(reading.rule() == "input/malformed-yaml");
    CHECK(reading.place() == row.place);
    CHECK(reading.message() == row.message);
  }
}

TEST_CASE("YAML that is nested too deep or has too many aliases is not tried") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n",
              chain = "a0: &a0 " + std::string(200, '[') + std::string(200, ']');
  for (int i = 1; i < 12; ++i) {
    bomb += fmt::format("a{}: &a{} [", i, i);
    for (int n = 0; n < 9; ++n) bomb += fmt::format("*a{}, ", i - 1);
    bomb += "]\n";
  }
  chain += "\na1: &a1 " + std::string(200, '[') + "*a0" + std::string(200, ']');
  chain += "\na2: " + std::string(200, '[') + "*a1" + std::string(200, ']');
  const std::string rows[] = {std::string(200'000, '['), bomb, chain};
  for (const std::string& text : rows) {
    CAPTURE(text.substr(0, 40));
    const Reading reading(text, Format::yaml);
    CHECK_FALSE(reading.tree);
    CHECK(reading.rule() == "input/beyond-limits");
  }
}

TEST_CASE("a text inside of YAML knows where its parts stand") {
  struct Row {
    std::string_view text, word, place;
  };
  constexpr Row rows[] = {
      {"p: |\n    {\"a\":\n       \"b\"}\nq: r", "\"b\"", "\"b\""},
      {"p: |\n    {\"a\":\n       \"b\"}\nq: r", "\"a\":\n   \"b\"", "\"a\":\n       \"b\""},
      {"p: |\r\n    {\r\n    \"b\"}\r\n", "\"b\"", "\"b\""},
      {"p: >-\n    {\"a\":\n    \"é\",\n    \"b\": 1}\n", "\"b\"", "\"b\""},
      {"p: '{\"it''s\": \"b\"}'", "\"b\"", "\"b\""},
      {"p: '{\"it''s\": \"b\"}'", "it's", "it''s"},
      {"p: '{\"a\":\n      \"b\"}'", "\"b\"", "\"b\""},
      {"p: \"{\\\"a\\\":\\n\n     \\\"b\\\"}\"", "\"b\"", "\\\"b\\\""},
      {"p: \"\\x41\\u00e9 \\\n   bcd\"", "bcd", "bcd"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.word);
    Reading reading(std::string(row.text), Format::yaml);
    REQUIRE(reading.tree);
    const View value = reading.tree->root()["p"];
    REQUIRE(value.is_string());
    const std::uint32_t inner = read::embed(reading.sources, value.node());
    const std::size_t at = reading.sources[inner].text.find(row.word);
    REQUIRE(at != std::string::npos);
    const Span part{inner, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + row.word.size())};
    CHECK(reading.sources.text(reading.sources.in_file(part)) == row.place);
  }
}
