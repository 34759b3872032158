// The located tree: what every format is read into, and what ECS entities keep in their canonical form.
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/span.h"
#include "source/text.h"

namespace rolecall {

enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  array,
  object,
  unknown,  ///< a value that only deployment decides, of any kind; its text is the symbol's name
};

/// One value. A tree is one flat array of nodes in the order of the text, children right after their parent, so that it
/// is built, walked and freed without recursion.
struct Node {
  Kind kind = Kind::null;
  Span span;                   ///< the value as written, with its quotes or brackets
  Span key_span;               ///< the member's name as written, with its quotes; nowhere if it is not a member
  std::uint32_t next = 0;      ///< the index after the last descendant
  std::string_view key, text;  ///< decoded words; text is empty for arrays, objects and null
};

class Tree;

/// A value of a tree, or nothing: every step from nothing leads to nothing, so that a path needs no test on the way.
/// As cheap as a pointer; valid as long as its tree.
class View {
 public:
  View() = default;
  View(const Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  /// False for nothing: an absent member.
  explicit operator bool() const { return tree_ != nullptr; }
  Kind kind() const { return *this ? node().kind : Kind::null; }
  bool is_null() const { return *this && node().kind == Kind::null; }
  bool is_string() const { return *this && node().kind == Kind::string; }
  bool is_number() const { return *this && node().kind == Kind::number; }
  bool is_boolean() const { return *this && node().kind == Kind::boolean; }
  bool is_array() const { return *this && node().kind == Kind::array; }
  bool is_object() const { return *this && node().kind == Kind::object; }
  bool is_unknown() const { return *this && node().kind == Kind::unknown; }

  Span span() const { return *this ? node().span : Span{}; }
  Span key_span() const { return *this ? node().key_span : Span{}; }
  /// The place of some bytes of a string's text; of the whole value where escapes hide which bytes spell them.
  Span part(std::size_t begin, std::size_t end) const;
  std::string_view key() const { return *this ? node().key : std::string_view{}; }
  /// The decoded words of a string, number or boolean (symbols marked as in Text); empty for anything else.
  std::string_view text() const { return *this && node().kind != Kind::unknown ? node().text : std::string_view{}; }
  /// A string as a Text; an unknown value as its symbol; anything else, its words.
  Text as_text() const;
  /// A number that is whole and fits, or a string that is one ("1024"): ECS takes both in places.
  std::optional<std::int64_t> integer() const;
  /// Of a boolean alone: ECS takes no string for one.
  std::optional<bool> boolean() const;
  bool is_true() const { return boolean() == true; }

  /// The member of an object by its exact name: the last of that name, as JSON readers take it. Linear in its members.
  View operator[](std::string_view key) const;
  /// A dotted path of member names, `logConfiguration.options`.
  View at(std::string_view path) const;
  /// How many children an array or object has.
  std::size_t size() const;

  /// The members of an object or the items of an array, in the order of the text (duplicate keys all of them); nothing
  /// for others.
  class Iterator;
  Iterator begin() const;
  Iterator end() const;

  const Tree* tree() const { return tree_; }
  std::uint32_t index() const { return index_; }
  const Node& node() const;
  /// The same value of the same tree.
  friend bool operator==(const View&, const View&) = default;

 private:
  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// The nodes, and the words that are not in the source as they are. Moving keeps the words where they are.
class Tree {
 public:
  Tree() = default;
  Tree(Tree&& other) noexcept { *this = std::move(other); }
  Tree& operator=(Tree&& other) noexcept;
  /// A copy has words of its own.
  Tree(const Tree& other) : Tree(copy_of(other.root())) {}
  Tree& operator=(const Tree& other) { return *this = Tree(other); }

  View root() const { return nodes.empty() ? View{} : View(*this, 0); }

  /// Keeps a copy of a word for as long as the tree lives.
  std::string_view keep(std::string_view word);
  /// Makes room for words of that many bytes together, so that they cost one allocation.
  void reserve_words(std::size_t bytes);
  /// For builders: `open` appends a node and gives its index; `close` says that its last descendant is in.
  std::uint32_t open(Node node);
  void close(std::uint32_t index) { nodes[index].next = static_cast<std::uint32_t>(nodes.size()); }

  /// A tree of its own, with its own words, of one value; what entities keep after the source is gone.
  static Tree copy_of(View view);

  std::vector<Node> nodes;

 private:
  // Words stand one after the other in blocks; the last one has `room_` bytes left at `free_`.
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t room_ = 0;
};

class View::Iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = View;
  using difference_type = std::ptrdiff_t;
  using pointer = const View*;
  using reference = View;

  Iterator() = default;
  Iterator(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  View operator*() const { return View(*tree_, index_); }
  Iterator& operator++() {
    index_ = tree_->nodes[index_].next;
    return *this;
  }
  Iterator operator++(int) {
    Iterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

inline const Node& View::node() const {
  return tree_->nodes[index_];
}

inline Span View::part(std::size_t begin, std::size_t end) const {
  const Span whole = span();
  if (!is_string() || begin >= end) return whole;  // an empty part is shown as the whole
  if (!Text::is_known(node().text)) return whole;
  // A string without escapes is its text between two quotes, or without quotes in an env file.
  const std::size_t around = whole.end - whole.begin - node().text.size();
  if (around != 0 && around != 2) return whole;
  const auto first = static_cast<std::uint32_t>(whole.begin + around / 2 + begin);
  return {whole.source, first, static_cast<std::uint32_t>(first + (end - begin))};
}

}  // namespace rolecall
