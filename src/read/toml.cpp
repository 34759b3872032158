// toml++ makes a tree of its own, sorted by name and freed by recursion. Here it becomes a located tree in the order of
// the text; how deep it may be is found out before toml++ sees it.
#include "read/toml.h"

// In its assertions toml++ takes for granted what hostile text does not keep, such as a name after the `[` of a header;
// the code behind them copes with it. So they are off, and so is what a release build would conclude from them.
#define TOML_ASSERT(condition) static_assert(true)
#define TOML_EXCEPTIONS 0
#pragma push_macro("NDEBUG")
#undef NDEBUG
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "read/encoding.h"
#include "read/read.h"
#include "source/source.h"

namespace rolecall::read {

namespace {

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// What must be known of a text before toml++ may have it; strings and comments are stepped over.
///
/// Each bracket and each dot of a key is a level of depth, since `a.b.c = 1` makes tables as `[a.b.c]` and `{` do. And
/// toml++ holds some letters beyond ASCII for unreachable where none may stand.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text), at_(after_byte_order_mark(text)) {}

  /// The first byte that toml++ must not come to, and why.
  struct Obstacle {
    std::uint32_t at;
    bool is_too_deep;
  };
  std::optional<Obstacle> first_obstacle() {
    while (at_ < text_.size()) {
      const auto here = static_cast<std::uint32_t>(at_);
      if (static_cast<unsigned char>(text_[here]) >= 0x80) return Obstacle{here, false};
      step();
      if (header_ + around_ + dots_ > max_toml_depth) return Obstacle{here, true};
    }
    return std::nullopt;
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '#') return skip_to('\n');
    if (c == '"' || c == '\'') return skip_string(c);
    ++at_;
    if (c == '[' || c == '{')
      open(c);
    else if ((c == ']' || c == '}') && !open_.empty())
      close();
    else if (c == '.')
      ++dots_;
    else if (c == ',' || (c == '\n' && open_.empty()))
      dots_ = 0;
    if (c == '\n')
      is_line_start_ = true;
    else if (c != ' ' && c != '\t')
      is_line_start_ = false;
  }

  void open(char bracket) {
    if (open_.empty() && is_line_start_) in_header_ = bracket == '[';
    if (open_.empty() && in_header_) header_ = 0;
    open_.push_back(dots_);
    around_ += dots_ + 1;
    dots_ = 0;
  }
  void close() {
    if (in_header_) header_ = std::max(header_, dots_ + 1);
    dots_ = open_.back();
    around_ -= dots_ + 1;
    open_.pop_back();
    if (open_.empty()) in_header_ = false;
  }

  void skip_to(char end) { at_ = std::min(text_.find(end, at_), text_.size()); }
  void skip_string(char quote) {
    is_line_start_ = false;
    const std::string thrice(3, quote);
    const bool is_multi_line = begins_with(text_.substr(at_), thrice);
    const std::string_view end = is_multi_line ? std::string_view(thrice) : std::string_view(thrice).substr(0, 1);
    for (at_ += end.size(); at_ < text_.size() && !begins_with(text_.substr(at_), end); ++at_) {
      if (!is_multi_line && text_[at_] == '\n') return;  // a mistake that toml++ will say
      if (text_[at_] == '\\' && quote == '"') ++at_;
    }
    at_ = std::min(at_ + end.size(), text_.size());
    // Up to two more quotes belong to the text of the string.
    while (is_multi_line && at_ < text_.size() && text_[at_] == quote) ++at_;
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<std::uint32_t> open_;  // for each open bracket: the dots of the key before it
  std::uint32_t around_ = 0;         // levels of all open brackets and the keys before them
  std::uint32_t dots_ = 0;           // of the key at hand
  std::uint32_t header_ = 0;         // levels of the last table header
  bool is_line_start_ = true;
  bool in_header_ = false;
};

class Builder {
 public:
  Builder(std::string_view text, std::uint32_t source) : text_(text), source_(source), lines_(text) {}

  Tree build(const toml::table& root) {
    open_.push_back(
        {tree_.open({Kind::object, {source_, 0, static_cast<std::uint32_t>(text_.size())}}), members(root)});
    while (!open_.empty()) {
      Level& level = open_.back();
      if (level.next == level.children.size()) {
        tree_.close(level.index);
        open_.pop_back();
      } else {
        add(level.children[level.next++]);
      }
    }
    return std::move(tree_);
  }

  Span span(const toml::source_region& region) const {
    return {source_, offset(region.begin), std::max(offset(region.begin), offset(region.end))};
  }
  std::uint32_t offset(const toml::source_position& position) const {
    return lines_.offset({position.line, position.column});
  }

 private:
  struct Child {
    const toml::key* key;  // null for an item of an array
    const toml::node* value;
  };
  struct Level {
    std::uint32_t index;
    std::vector<Child> children;
    std::size_t next = 0;
  };

  /// toml++ keeps them by name.
  static std::vector<Child> members(const toml::table& table) {
    std::vector<Child> members;
    for (const auto& [key, value] : table) members.push_back({&key, &value});
    const auto place = [](const Child& member) {
      const toml::source_position& begin = member.key->source().begin;
      return std::pair(begin.line, begin.column);
    };
    std::sort(members.begin(), members.end(), [&](const Child& a, const Child& b) { return place(a) < place(b); });
    return members;
  }
  static std::vector<Child> items(const toml::array& array) {
    std::vector<Child> items;
    for (const toml::node& item : array) items.push_back({nullptr, &item});
    return items;
  }

  void add(const Child& child) {
    Node node;
    node.span = span(child.value->source());
    if (child.key != nullptr) {
      node.key = tree_.keep(child.key->str());
      node.key_span = span(child.key->source());
    }
    if (const toml::table* table = child.value->as_table()) {
      node.kind = Kind::object;
      open_.push_back({tree_.open(node), members(*table)});
    } else if (const toml::array* array = child.value->as_array()) {
      node.kind = Kind::array;
      open_.push_back({tree_.open(node), items(*array)});
    } else {
      add_scalar(node, *child.value);
    }
  }

  void add_scalar(Node node, const toml::node& value) {
    const std::string_view written = text_.substr(node.span.begin, node.span.end - node.span.begin);
    node.kind = Kind::string;
    node.text = written;  // as for dates and times
    if (const auto* text = value.as_string()) {
      node.text = tree_.keep(text->get());
    } else if (const auto* integer = value.as_integer()) {
      node.kind = Kind::number;
      node.text = as_json_has_it(written, integer->get());
    } else if (const auto* number = value.as_floating_point()) {
      node.kind = Kind::number;
      node.text = as_json_has_it(written, number->get());
    } else if (value.is_boolean()) {
      node.kind = Kind::boolean;
    }
    tree_.open(node);
  }

  /// Numbers as written, but for what only TOML writes: `1_000`, `0xFF`, `+1`.
  template <class Number>
  std::string_view as_json_has_it(std::string_view written, Number number) {
    const bool is_plain = written.find_first_not_of("-.0123456789eE") == written.npos;
    return is_plain ? written : tree_.keep(fmt::format("{}", number));
  }

  std::string_view text_;
  std::uint32_t source_;
  LineTable lines_;
  Tree tree_;
  std::vector<Level> open_;
};

/// toml++ says `Error while parsing key-value pair: expected '=', saw 'x'`.
std::string in_our_words(std::string_view description) {
  constexpr std::string_view preface = "Error while parsing ";
  if (begins_with(description, preface)) description.remove_prefix(preface.size());
  std::string message = "in this " + std::string(description);
  std::replace(message.begin(), message.end(), '\'', '"');
  const std::size_t end_of_file = message.find("encountered end-of-file");
  if (end_of_file != message.npos) message.replace(end_of_file, message.npos, "the text ends too early");
  return message;
}

Span code_point(std::string_view text, std::uint32_t at, std::uint32_t source) {
  Span place{source, at, at + 1};
  while (place.end < text.size() && (static_cast<unsigned char>(text[place.end]) & 0xC0) == 0x80) ++place.end;
  return place;
}

/// The code point at which toml++ stopped; nothing at a line's end. Of a name that is given twice it stopped at the
/// value: then the line, which has both.
Span place_of(const toml::parse_error& error, std::string_view text, std::uint32_t at, std::uint32_t source) {
  if (error.description().find("cannot redefine") != std::string_view::npos) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::size_t begin = std::min<std::size_t>(text.find_first_not_of(blanks, line), at);
    const std::size_t end = text.find_last_not_of(blanks, text.find('\n', at)) + 1;
    return {source, static_cast<std::uint32_t>(begin), std::max(at, static_cast<std::uint32_t>(end))};
  }
  if (at == text.size() || text[at] == '\n' || text[at] == '\r') return {source, at, at};
  return code_point(text, at, source);
}

bool is_left_to_toml(std::string_view text, std::uint32_t source, Findings& findings) {
  const std::optional<Scan::Obstacle> obstacle = Scan(text).first_obstacle();
  if (!obstacle) return true;
  const Span place = code_point(text, obstacle->at, source);
  if (obstacle->is_too_deep) {
    findings.of("input/beyond-limits", Level::error);
    findings.add(place, "more than {} values are nested in each other here", max_toml_depth);
  } else {
    findings.of("input/malformed-toml", Level::error);
    findings.add(place, "{} may stand only in strings and comments",
                 quoted(text.substr(place.begin, place.end - place.begin)));
  }
  return false;
}

}  // namespace

std::optional<Tree> read_toml(std::string_view text, std::uint32_t source, Findings& findings) {
  if (find_unreadable_bytes(text, source, findings)) return std::nullopt;
  if (!is_left_to_toml(text, source, findings)) return std::nullopt;
  Builder builder(text, source);
  const toml::parse_result result = toml::parse(text);
  if (result) return builder.build(result.table());
  const std::uint32_t at = builder.offset(result.error().source().begin);
  findings.of("input/malformed-toml", Level::error);
  findings.put(place_of(result.error(), text, at, source), in_our_words(result.error().description()));
  return std::nullopt;
}

}  // namespace rolecall::read
