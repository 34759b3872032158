// nlohmann's SAX parser says what comes; where it stands is known from how far the parser has read. It reads through an
// iterator of ours that leaves that position behind, so spans cost one store a byte.
#include "read/json.h"

#include <cstddef>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "read/encoding.h"
#include "read/json_mistake.h"
#include "read/read.h"
#include "source/large.h"

namespace rolecall::read {

namespace {

using nlohmann::json;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

const char* after_blanks(const char* at, const char* end) {
  // Indentation is half of a pretty-printed file; eight at a time.
  constexpr char spaces[] = "        ";
  while (end - at >= 8 && std::memcmp(at, spaces, 8) == 0) at += 8;
  while (at != end && is_blank(*at)) ++at;
  return at;
}

/// Goes over the text for the parser. After a line feed it steps over the blanks that follow: between tokens they mean
/// nothing, and within a string the line feed already is the mistake.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  Cursor(const char* at, const char* end, const char*& reached) : at_(at), end_(end), reached_(&reached) {}
  char operator*() const { return *at_; }
  Cursor& operator++() {
    const bool was_line_feed = *at_ == '\n';
    ++at_;
    if (was_line_feed) at_ = after_blanks(at_, end_);
    *reached_ = at_;
    return *this;
  }
  friend bool operator!=(const Cursor& a, const Cursor& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  const char* end_;
  const char** reached_;
};

/// Builds the tree from the parser's events, whose names and parameters are nlohmann's.
class Builder {
 public:
  Builder(std::string_view text, std::uint32_t source, Findings& findings)
      : text_(text), source_(source), findings_(findings), done_(after_byte_order_mark(text)) {
    // Real documents have a value for each 16 bytes or more. Pages that are not written to cost nothing, and a vector
    // that grows would need room for both of its states at once.
    constexpr std::size_t bytes_a_value = 16;
    tree_.nodes.reserve(text.size() / bytes_a_value + 1);
    will_be_filled(tree_.nodes.data(), tree_.nodes.capacity() * sizeof(Node));
  }

  bool null() { return add(Kind::null, word(4)); }
  bool boolean(bool is_true) { return add(Kind::boolean, word(is_true ? 4 : 5)); }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(double, const std::string&) { return number(); }
  bool string(const std::string& value) {
    const Span span = string_span(value);
    return is_short(span) && add(Kind::string, span, words(span, value));
  }
  bool binary(json::binary_t&) { return false; }  // for nlohmann's other formats
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(const std::string& value) {
    key_span_ = string_span(value);
    key_ = words(key_span_, value);
    done_ = key_span_.end;
    return is_short(key_span_);
  }
  bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }

  /// How far the parser has read.
  const char* reached = nullptr;

  bool found_limit() const { return found_limit_; }
  Progress progress() const { return {&tree_, &open_, key_span_, done_}; }
  Tree tree() { return std::move(tree_); }

 private:
  std::uint32_t offset() const { return static_cast<std::uint32_t>(reached - text_.data()); }
  /// The token of so many bytes that was just read; the parser looks ahead only after numbers.
  Span word(std::uint32_t length) const { return {source_, offset() - length, offset()}; }

  /// Where the token after the last one begins.
  std::uint32_t next_token() const {
    std::uint32_t at = done_;
    while (is_blank(text_[at]) || text_[at] == ',' || text_[at] == ':') ++at;
    return at;
  }

  /// A string without escapes is as long as its text and two quotes: then there is a quote that no backslash makes part
  /// of a longer string. So only a string with escapes has to be looked for.
  Span string_span(std::string_view value) const {
    const std::uint32_t end = offset();
    const std::size_t length = value.size() + 2;
    if (length <= end - done_) {
      const auto begin = static_cast<std::uint32_t>(end - length);
      if (text_[begin] == '"' && (begin == 0 || text_[begin - 1] != '\\')) return {source_, begin, end};
    }
    return {source_, next_token(), end};
  }

  std::string_view words(const Span& span, std::string_view value) {
    const bool is_as_written = span.end - span.begin == value.size() + 2;
    return is_as_written ? text_.substr(span.begin + 1, value.size()) : tree_.keep(value);
  }

  bool number() {
    const std::uint32_t begin = next_token();
    const std::size_t end = text_.find_first_not_of("+-.0123456789Ee", begin);
    return add(Kind::number, {source_, begin, static_cast<std::uint32_t>(std::min(end, text_.size()))});
  }

  bool add(Kind kind, const Span& span) {
    return add(kind, span, kind == Kind::null ? std::string_view{} : text_.substr(span.begin, span.end - span.begin));
  }
  bool add(Kind kind, const Span& span, std::string_view text) {
    append(kind, span, text);
    done_ = span.end;
    return true;
  }
  std::uint32_t append(Kind kind, const Span& span, std::string_view text) {
    const std::uint32_t index = tree_.open({kind, span, key_span_, 0, key_, text});
    key_span_ = {};
    key_ = {};
    return index;
  }

  bool open(Kind kind) {
    const Span bracket = word(1);
    if (open_.size() >= max_depth) return too_deep(bracket);
    open_.push_back(append(kind, bracket, {}));
    done_ = bracket.end;
    return true;
  }
  bool close() {
    const std::uint32_t index = open_.back();
    open_.pop_back();
    done_ = offset();
    tree_.nodes[index].span.end = done_;
    tree_.close(index);
    return true;
  }

  bool too_deep(const Span& bracket) {
    found_limit_ = true;
    findings_.of("input/beyond-limits", Level::error);
    findings_.add(bracket, "more than {} values are nested in each other here", max_depth);
    return false;
  }
  bool is_short(const Span& span) {
    const std::uint32_t bytes = span.end - span.begin - 2;  // as written, without its quotes
    if (bytes <= max_string) return true;
    found_limit_ = true;
    findings_.of("input/beyond-limits", Level::error);
    // The whole of it would be of no use to anyone.
    findings_.add({source_, span.begin, span.begin + 1}, "this string has {} bytes; at most {} are read", bytes,
                  max_string);
    return false;
  }

  std::string_view text_;
  std::uint32_t source_;
  Findings& findings_;
  Tree tree_;
  std::vector<std::uint32_t> open_;  // the arrays and objects around the next value
  Span key_span_;                    // of the member whose value comes next
  std::string_view key_;
  std::uint32_t done_;  // the end of the last token but for commas and colons
  bool found_limit_ = false;
};

}  // namespace

std::optional<Tree> read_json(std::string_view text, std::uint32_t source, Findings& findings) {
  Builder builder(text, source, findings);
  const char* const end = text.data() + text.size();
  builder.reached = text.data() + builder.progress().done;
  const Cursor first(builder.reached, end, builder.reached), last(end, end, builder.reached);
  const bool is_read = json::sax_parse(first, last, &builder);
  // To the parser a NUL is the end as well.
  if (is_read && builder.reached == end && text.back() != '\0') return builder.tree();
  if (builder.found_limit() || find_unreadable_bytes(text, source, findings)) return std::nullopt;
  find_json_mistake(text, source, builder.progress(), findings);
  return std::nullopt;
}

}  // namespace rolecall::read
