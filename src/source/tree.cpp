#include "source/tree.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace rolecall {

namespace {

/// The whole text as a number of that type; nothing if there is more or less in it.
template <class Number>
std::optional<Number> parse(std::string_view text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [stopped_at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stopped_at != end) return std::nullopt;
  return number;
}

/// `1024.0` and `1e3` are whole, too, as far as a double tells one whole number from the next.
std::optional<std::int64_t> whole(std::string_view text) {
  constexpr double largest = 9007199254740992.0;  // 2 to the power of 53
  const std::optional<double> number = parse<double>(text);
  if (!number || std::trunc(*number) != *number || std::abs(*number) > largest) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

}  // namespace

Text View::as_text() const {
  if (is_unknown()) return Text::symbol(node().text, span());
  return Text(std::string(text()), span());
}

std::optional<std::int64_t> View::integer() const {
  if (!is_number() && !is_string()) return std::nullopt;
  if (const auto number = parse<std::int64_t>(text())) return number;
  return is_number() ? whole(text()) : std::nullopt;
}

std::optional<bool> View::boolean() const {
  if (!is_boolean()) return std::nullopt;
  return text() == "true";
}

View View::operator[](std::string_view key) const {
  if (!is_object()) return {};
  View last;
  for (const View member : *this)
    if (member.key() == key) last = member;
  return last;
}

View View::at(std::string_view path) const {
  View here = *this;
  while (here) {
    const std::size_t dot = path.find('.');
    here = here[path.substr(0, dot)];
    if (dot == path.npos) break;
    path.remove_prefix(dot + 1);
  }
  return here;
}

std::size_t View::size() const {
  return static_cast<std::size_t>(std::distance(begin(), end()));
}

View::Iterator View::begin() const {
  if (!is_array() && !is_object()) return {};
  return {tree_, index_ + 1};
}

View::Iterator View::end() const {
  if (!is_array() && !is_object()) return {};
  return {tree_, node().next};
}

Tree& Tree::operator=(Tree&& other) noexcept {
  nodes = std::move(other.nodes);
  blocks_ = std::move(other.blocks_);
  free_ = std::exchange(other.free_, nullptr);
  room_ = std::exchange(other.room_, 0);
  other.nodes.clear();
  other.blocks_.clear();
  return *this;
}

void Tree::reserve_words(std::size_t bytes) {
  if (bytes <= room_) return;
  // Not make_unique, which would clear what is about to be written.
  blocks_.push_back(std::unique_ptr<char[]>(new char[bytes]));
  free_ = blocks_.back().get();
  room_ = bytes;
}

std::string_view Tree::keep(std::string_view word) {
  if (word.empty()) return {};
  constexpr std::size_t smallest = 256, largest = 65536;
  if (word.size() > room_)
    reserve_words(std::max(word.size(), std::min(smallest << std::min<std::size_t>(blocks_.size(), 8), largest)));
  char* kept = free_;
  std::memcpy(kept, word.data(), word.size());
  free_ += word.size();
  room_ -= word.size();
  return {kept, word.size()};
}

std::uint32_t Tree::open(Node node) {
  const auto index = static_cast<std::uint32_t>(nodes.size());
  node.next = index + 1;
  nodes.push_back(node);
  return index;
}

Tree Tree::copy_of(View view) {
  Tree copy;
  if (!view) return copy;
  const auto first = view.tree()->nodes.begin() + view.index();
  const auto last = view.tree()->nodes.begin() + view.node().next;
  copy.nodes.assign(first, last);

  std::size_t bytes = 0;
  for (const Node& node : copy.nodes) bytes += node.key.size() + node.text.size();
  copy.reserve_words(bytes);
  for (Node& node : copy.nodes) {
    node.next -= view.index();
    node.key = copy.keep(node.key);
    node.text = copy.keep(node.text);
  }
  return copy;
}

}  // namespace rolecall
