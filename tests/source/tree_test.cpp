#include "source/tree.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace rolecall;

namespace {

Node node(Kind kind, std::string_view key, std::string_view text) {
  Node node;
  node.kind = kind;
  node.key = key;
  node.text = text;
  return node;
}

/// {"a": {"b": [1, "two"], "b": true}, "c": null}
Tree sample() {
  Tree tree;
  const std::uint32_t root = tree.open(node(Kind::object, "", ""));
  const std::uint32_t a = tree.open(node(Kind::object, "a", ""));
  const std::uint32_t list = tree.open(node(Kind::array, "b", ""));
  tree.open(node(Kind::number, "", "1"));
  tree.open(node(Kind::string, "", "two"));
  tree.close(list);
  tree.open(node(Kind::boolean, "b", "true"));
  tree.close(a);
  tree.open(node(Kind::null, "c", ""));
  tree.close(root);
  return tree;
}

}  // namespace

TEST_CASE("members and items are reached in the order of the text, and nothing leads to nothing") {
  const Tree tree = sample();
  const View root = tree.root();
  CHECK(root.size() == 2);
  CHECK(root["a"].size() == 2);
  CHECK(root["c"].is_null());
  CHECK_FALSE(root["d"]);
  CHECK_FALSE(root["d"]["e"].at("f.g"));
  CHECK_FALSE(root["d"].span().is_somewhere());
  CHECK_FALSE(root["c"]["x"]);
  std::string keys;
  for (const View member : root) keys += member.key();
  CHECK(keys == "ac");
  const View list = *root["a"].begin();
  std::string items;
  for (const View item : list) items += item.text();
  CHECK(items == "1two");
  for (const View none : View{}) FAIL(none.key());
}

TEST_CASE("of members with the same name the last one counts, and all are there") {
  const Tree tree = sample();
  CHECK(tree.root()["a"]["b"].is_true());
  CHECK(tree.root().at("a.b").is_true());
  CHECK_FALSE(tree.root().at("a.b.c"));
  CHECK(tree.root()["a"].begin().operator*().is_array());
}

TEST_CASE("an integer is a whole number, or a string that is one") {
  struct Row {
    Kind kind;
    std::string_view text;
    std::optional<std::int64_t> value;
  };
  const Row rows[] = {
      {Kind::number, "1024", 1024},
      {Kind::number, "-1", -1},
      {Kind::number, "1.0", 1},
      {Kind::number, "1e3", 1000},
      {Kind::number, "1.5", std::nullopt},
      {Kind::number, "9223372036854775807", INT64_MAX},
      {Kind::number, "9223372036854775808", std::nullopt},
      {Kind::number, "1e300", std::nullopt},
      {Kind::string, "1024", 1024},
      {Kind::string, "1.0", std::nullopt},
      {Kind::string, " 1", std::nullopt},
      {Kind::string, "", std::nullopt},
      {Kind::boolean, "true", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Tree tree;
    tree.open(node(row.kind, "", row.text));
    CHECK(tree.root().integer() == row.value);
  }
}

TEST_CASE("an unknown value is a symbol, and has no words") {
  Tree tree;
  tree.open(node(Kind::unknown, "", "AWS::Region"));
  CHECK(tree.root().text().empty());
  CHECK_FALSE(tree.root().as_text().is_known());
  CHECK(tree.root().as_text().shown() == "${AWS::Region}");
  CHECK_FALSE(tree.root().boolean().has_value());
}

TEST_CASE("a part of a string is placed within its quotes, or is the whole where escapes hide it") {
  struct Row {
    std::uint32_t length;
    std::string_view text;
    Span part;
  };
  constexpr Row rows[] = {{8, "abcdef", {0, 13, 15}}, {6, "abcdef", {0, 12, 14}}, {9, "abcdef", {0, 10, 19}}};
  for (const Row& row : rows) {
    CAPTURE(row.length);
    Tree tree;
    Node string = node(Kind::string, "", row.text);
    string.span = {0, 10, 10 + row.length};
    tree.open(string);
    CHECK(tree.root().part(2, 4) == row.part);
    CHECK(tree.root().part(2, 2) == string.span);
  }
}

TEST_CASE("a copy of a value is a tree of its own") {
  Tree copy;
  {
    const Tree tree = sample();
    copy = Tree::copy_of(tree.root()["a"]);
  }
  REQUIRE(copy.nodes.size() == 5);
  CHECK(copy.root().key() == "a");
  CHECK(copy.root()["b"].is_true());
  CHECK((*copy.root().begin()).size() == 2);
  CHECK(Tree::copy_of({}).nodes.empty());
}

TEST_CASE("kept words stay where they are while more are kept and the tree is moved") {
  Tree tree;
  const std::string_view first = tree.keep("first");
  std::vector<std::string_view> words;
  for (int i = 0; i < 2000; ++i) words.push_back(tree.keep("word " + std::to_string(i)));
  const std::string long_word(100'000, 'x');
  const std::string_view kept = tree.keep(long_word);
  const Tree moved = std::move(tree);
  CHECK(first == "first");
  CHECK(words[1999] == "word 1999");
  CHECK(kept == long_word);
  tree = Tree();
  CHECK(tree.keep("again") == "again");
  CHECK(words[0] == "word 0");
}
