#include "read/hcl.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "source/source.h"

namespace rolecall::read::hcl {
namespace {

/// One text, read; an expression is shown in prefix form: `(binary+ 1 (attribute.b a))`.
struct Reading {
  explicit Reading(std::string text) {
    source = sources.add({"example.tf", std::move(text)});
    file = read_hcl(sources[source].text, source, findings);
  }
  explicit Reading(const char* text) : Reading(std::string(text)) {}

  std::string shown(std::uint32_t index) const {
    static constexpr std::string_view names[] = {"null",  "bool",  "num",   "text",   "joined", "var",    "attr",
                                                 "index", "splat", "item",  "call",   "tuple",  "object", "fort",
                                                 "foro",  "forx",  "unary", "binary", "if"};
    const Expression& e = file.expressions[index];
    std::string words(names[static_cast<std::size_t>(e.operation)]);
    if (!e.key.empty()) words += fmt::format(":{}", e.key);
    if (!e.text.empty()) words += fmt::format(":{}", e.text);
    if (e.flag) words += "...";
    for (const std::uint32_t operand : file.operands_of(e)) words += " " + shown(operand);
    return e.count > 0 ? "(" + words + ")" : words;
  }
  std::string first() const {
    return file.bodies[0].attributes.empty() ? "" : shown(file.bodies[0].attributes[0].value);
  }
  std::string_view place(std::uint32_t index) const { return sources.text(file.expressions[index].span); }
  std::string_view finding_place() const { return findings.list.empty() ? "" : sources.text(findings.list[0].span); }
  std::string_view rule() const { return findings.list.empty() ? "" : findings.list[0].rule; }

  Sources sources;
  std::uint32_t source = 0;
  Findings findings{""};
  File file;
};

TEST_CASE("an expression is read as HCL defines it") {
  struct Row {
    std::string_view text, shown;
  };
  constexpr Row rows[] = {
      {"null", "null"},
      {"true", "bool:true"},
      {"1.5e3", "num:1.5e3"},
      {"-1", "(unary:- num:1)"},
      {"!a", "(unary:! var:a)"},
      {"\"\"", "text"},
      {"\"words\"", "text:words"},
      {R"("a\n\"b\" \u00e9")", "(joined text:a text:\n text:\" text:b text:\" text:  text:\xC3\xA9)"},
      {"\"$${a} %%{b}\"", "(joined text:${ text:a}  text:%{ text:b})"},
      {"\"${a}\"", "var:a"},
      {"\"x${a}y\"", "(joined text:x var:a text:y)"},
      {"\"${\"in ${a}\"}\"", "(joined text:in  var:a)"},
      {"\"a ${~ b ~} c\"", "(joined text:a var:b text:c)"},
      {"\"%{ if a }x%{ else }y%{ endif }\"", "(if var:a text:x text:y)"},
      {"\"%{ if a }x%{ endif }\"", "(if var:a text:x text)"},
      {"\"%{ for k, v in a }${v}%{ endfor }\"", "(forx:k:v var:a var:v)"},
      {"a.b.c", "(attr:c (attr:b var:a))"},
      {"a[0].b", "(attr:b (index var:a num:0))"},
      {"a.0.b", "(attr:b (index var:a num:0))"},
      {"a[\"k\"]", "(index var:a text:k)"},
      {"a[*].b.c", "(splat var:a (attr:c (attr:b item)))"},
      {"a.*.b", "(splat var:a (attr:b item))"},
      {"a.*.b[0]", "(index (splat var:a (attr:b item)) num:0)"},
      {"a[*].b[0]", "(splat var:a (index (attr:b item) num:0))"},
      {"f()", "call:f"},
      {"f(a, 1)", "(call:f var:a num:1)"},
      {"f(a...)", "(call:f... var:a)"},
      {"provider::x::f(a)", "(call:provider::x::f var:a)"},
      {"[]", "tuple"},
      {"[1, 2,]", "(tuple num:1 num:2)"},
      {"[\n  1, # one\n  2 // two\n]", "(tuple num:1 num:2)"},
      {"{}", "object"},
      {"{ a = 1, \"b\" : 2 }", "(object text:a num:1 text:b num:2)"},
      {"{\n  a = 1\n  (b) = 2\n  \"${c}-d\" = 3\n}", "(object text:a num:1 var:b num:2 (joined var:c text:-d) num:3)"},
      {"[for x in a : f(x) if x]", "(fort:x var:a (call:f var:x) var:x)"},
      {"{for k, v in a : k => v}", "(foro:k:v var:a var:k var:v)"},
      {"{for k, v in a : k => v... if v}", "(foro:k:v... var:a var:k var:v var:v)"},
      {"1 + 2 * 3", "(binary:+ num:1 (binary:* num:2 num:3))"},
      {"1 - 2 - 3", "(binary:- (binary:- num:1 num:2) num:3)"},
      {"a || b && c == d", "(binary:|| var:a (binary:&& var:b (binary:== var:c var:d)))"},
      {"(1 + 2) * 3", "(binary:* (binary:+ num:1 num:2) num:3)"},
      {"a >= 1 ? b : c ? d : e", "(if (binary:>= var:a num:1) var:b (if var:c var:d var:e))"},
      {"<<EOT\n{\"a\": \"${b}\"}\nEOT", "(joined text:{\"a\": \" var:b text:\"}\n)"},
      {"<<-EOT\n    a\n      b\n    EOT", "(joined text:a\n text:  b\n)"},
      {"<<EOT\nEOT", "text"},
      {"f(<<EOT\nx\nEOT\n, 1)", "(call:f text:x\n num:1)"},
      {"for_each", "var:for_each"},
      {"{ for = 1 }", "(object text:for num:1)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading("x = " + std::string(row.text) + "\n");
    CHECK(reading.findings.list.empty());
    CHECK(reading.first() == row.shown);
  }
}

TEST_CASE("blocks have types, labels and bodies") {
  const Reading reading(R"(
/* a comment
   of two lines */
resource "aws_iam_role" "task" {
  name = "task" # a name
  lifecycle { prevent_destroy = true }
  inline_policy {
    name = "p"
  }
}
locals {
  a = 1
  a = 2
}
)");
  CHECK(reading.findings.list.empty());
  REQUIRE(reading.file.bodies[0].blocks.size() == 2);
  const Block& role = reading.file.bodies[0].blocks[0];
  CHECK(role.type == "resource");
  CHECK(role.labels[1].value == "task");
  CHECK(reading.sources.text(role.labels[1].span) == "\"task\"");
  CHECK(reading.sources.text(role.header) == R"(resource "aws_iam_role" "task")");
  const Body& body = reading.file.bodies[role.body];
  REQUIRE(body.blocks.size() == 2);
  CHECK(body.blocks[1].type == "inline_policy");
  CHECK(reading.sources.text(body.attributes[0].name_span) == "name");
  CHECK(reading.file.bodies[reading.file.bodies[0].blocks[1].body].attributes.size() == 2);
}

TEST_CASE("the place of a value is what was written") {
  struct Row {
    std::string_view text, place;
  };
  constexpr Row rows[] = {
      {"\"words\"", "\"words\""}, {"\"a${b}c\"", "\"a${b}c\""}, {"a.b[0]", "a.b[0]"},
      {"[1, 2]", "[1, 2]"},       {"a ? b : c", "a ? b : c"},   {"<<EOT\nwords\nEOT", "words\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading("x = " + std::string(row.text) + "\n");
    REQUIRE(reading.file.bodies[0].attributes.size() == 1);
    CHECK(reading.place(reading.file.bodies[0].attributes[0].value) == row.place);
  }
}

TEST_CASE("a syntax error is said at its place, and the blocks behind it are read") {
  struct Row {
    std::string_view text, place;
  };
  constexpr Row rows[] = {
      {"a = \n", "\n"},
      {"resource \"a\" {\n  b = [1, 2\n  c = 3\n}\n", "c"},
      {"a = \"open\n", "\""},
      {"a = \"\\q\"\n", "\\q"},
      {"a = 1 2\n", "2"},
      {"a = f(1\n)(\n", "("},
      {"a = <<EOT\nwords\n", "<<EOT"},
      {"a = \"${b\"\n", "\"\n"},
      {"a = \"%{ if b }x\"\n", "%{"},
      {"a = \"%{ endif }\"\n", "\""},
      {"resource \"a\" \"b\" {\n  c = 1\n", "resource \"a\" \"b\""},
      {"/* open\n", "/*"},
      {"= 1\n", "="},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Reading reading(std::string(row.text) + "good \"one\" {\n}\n");
    REQUIRE(reading.findings.list.size() >= 1);
    CHECK(reading.rule() == "input/malformed-hcl");
    CHECK(reading.finding_place().substr(0, row.place.size()) == row.place.substr(0, reading.finding_place().size()));
    CHECK_FALSE(reading.file.is_whole);
    if (row.text.starts_with("/*")) continue;
    REQUIRE(reading.file.bodies[0].blocks.size() >= 1);
    CHECK(reading.file.bodies[0].blocks.back().type == "good");
  }
}

TEST_CASE("one error is told once") {
  const Reading reading("resource \"a\" \"b\" {\n  c = [1 2 3]\n  d = 4\n  e = {{}}\n}\nlocals {\n  f = 1\n}\n");
  CHECK(reading.findings.list.size() == 1);
  REQUIRE(reading.file.bodies[0].blocks.size() == 1);
  CHECK(reading.file.bodies[0].blocks[0].type == "locals");
}

TEST_CASE("what is nested without end is refused") {
  const std::string deep(100000, '(');
  const std::string rows[] = {"a = " + deep, "a = " + std::string(100000, '['), "a = " + std::string(100000, '!') + "b",
                              "a = b" + std::string(3000, '+').insert(0, " "), "a = " + std::string(100000, '{')};
  for (const std::string& row : rows) {
    CAPTURE(row.substr(0, 10));
    const Reading reading(row + "\n");
    CHECK(reading.findings.list.size() >= 1);
  }
  std::string sum = "a = 1";
  for (int i = 0; i < 1000; ++i) sum += " + 1";
  const Reading reading(sum + "\n");
  CHECK(reading.rule() == "input/beyond-limits");
}

TEST_CASE("a template file is one template") {
  Sources sources;
  const std::uint32_t source = sources.add({"a.json.tpl", "{\"image\": \"${image}\"}\n"});
  Findings findings("");
  const File file = read_template(sources[source].text, source, findings);
  CHECK(findings.list.empty());
  CHECK(file.expressions.back().operation == Operation::joined);
  CHECK(file.expressions.back().count == 3);
}

TEST_CASE("bytes that are no text are said and not read") {
  const Reading reading("a = \"\xFF\"\n");
  CHECK(reading.rule() == "input/encoding");
  CHECK(reading.file.bodies.size() == 1);
}

}  // namespace
}  // namespace rolecall::read::hcl
