#include "read/json_mistake.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string>

#include "read/encoding.h"

namespace rolecall::read {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}
bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::size_t code_point_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return length;
}

/// The word at the start of the text, for a message: `NaN`, `0x1F`, `ecs:RunTask`, or one sign.
std::string_view word_at(std::string_view text) {
  constexpr std::string_view ends = " \t\r\n,:{}[]\"'";
  const std::size_t length = std::min(text.find_first_of(ends), text.size());
  return text.substr(0, std::max(length, code_point_length(text)));
}

/// RFC 8259, section 6.
bool is_number(std::string_view word) {
  std::size_t at = begins_with(word, "-") ? 1 : 0;
  const auto skip_digits = [&] {
    const std::size_t begin = at;
    while (at < word.size() && is_digit(word[at])) ++at;
    return at > begin;
  };
  const bool leads_with_zero = word.substr(at, 1) == "0";
  const std::size_t first = at;
  if (!skip_digits() || (leads_with_zero && at > first + 1)) return false;
  if (word.substr(at, 1) == "." && (++at, !skip_digits())) return false;
  if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
    if (!skip_digits()) return false;
  }
  return at == word.size();
}

/// May more of it follow where the text was cut? `12.`, `-`, `1e`, `tru`.
bool is_beginning_of_value(std::string_view word) {
  for (const std::string_view literal : {"true", "false", "null"})
    if (begins_with(literal, word)) return true;
  return is_number(std::string(word) + "0");
}

class Diagnosis {
 public:
  Diagnosis(std::string_view text, std::uint32_t source, const Progress& progress, Findings& findings)
      : text_(text), source_(source), progress_(progress), findings_(findings), at_(progress.done) {}

  void make() {
    findings_.of("input/malformed-json", Level::error);
    skip_blanks();
    if (is_foreign()) return;
    if (progress_.key.is_somewhere()) return after_key();
    if (progress_.open->empty()) return progress_.tree->nodes.empty() ? value() : after_document();
    if (is_first()) return inner_kind() == Kind::object ? member_name() : value();
    after_value();
  }

 private:
  // Where we are.

  std::string_view rest() const { return text_.substr(at_); }
  char next() const { return text_[at_]; }
  bool is_at_end() const { return at_ >= text_.size(); }
  void skip_blanks() { at_ = to_offset(text_.find_first_not_of(blanks, at_)); }
  std::uint32_t to_offset(std::size_t at) const { return static_cast<std::uint32_t>(std::min(at, text_.size())); }
  Span from_here(std::size_t length) const { return between(at_, at_ + length); }
  Span between(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  const Node& inner() const { return progress_.tree->nodes[progress_.open->back()]; }
  Kind inner_kind() const { return inner().kind; }
  char inner_close() const { return inner_kind() == Kind::object ? '}' : ']'; }
  bool is_first() const { return progress_.tree->nodes.size() == progress_.open->back() + 1U; }
  /// The last value that was read; it stands in the innermost array or object.
  const Node& last_value() const {
    std::uint32_t index = progress_.open->back() + 1, last = index;
    for (; index < progress_.tree->nodes.size(); index = progress_.tree->nodes[index].next) last = index;
    return progress_.tree->nodes[last];
  }
  std::string after_last() const {
    if (inner_kind() == Kind::object) return "the member " + quoted(last_value().key);
    return last_value().text.empty() ? "this item" : "the item " + quoted(last_value().text);
  }
  std::string of_key() const { return quoted(progress_.tree->nodes.empty() ? "" : key_words()); }
  std::string_view key_words() const {
    return text_.substr(progress_.key.begin + 1, progress_.key.end - progress_.key.begin - 2);
  }

  // What may come where.

  void after_key() {
    if (is_at_end()) return truncated();
    if (next() != ':') {
      findings_.add(word_span(), "expected a colon after the member name {}, found {}", of_key(), found());
      return;
    }
    ++at_;
    skip_blanks();
    if (!is_foreign()) value();
  }

  void after_document() {
    const Node& root = progress_.tree->nodes.front();
    if (is_wrong_number(root)) return number(root.span.begin);
    if (next() == '}' || next() == ']') {
      findings_.add(from_here(1), "there is nothing open that this \"{}\" could close", next());
      return;
    }
    findings_.add(word_span(), "expected the end of the text after the first value, found {}", found());
  }

  void after_value() {
    if (is_wrong_number(last_value())) return number(last_value().span.begin);
    if (is_at_end()) return truncated();
    if (next() != ',') return no_comma();
    comma_ = between(at_, at_ + 1);
    ++at_;
    skip_blanks();
    if (is_foreign()) return;
    if (inner_kind() == Kind::object)
      member_name();
    else
      value();
  }

  void no_comma() {
    if (next() == '}' || next() == ']') return wrong_close();
    findings_.add(word_span(), "expected a comma or \"{}\" after {}, found {}", inner_close(), after_last(), found());
  }

  void member_name() {
    if (is_at_end()) return truncated();
    if (next() == '"') return string();
    if (next() == inner_close()) return trailing_comma();
    if (next() == ']') return wrong_close();
    if (next() == ',') return extra_comma();
    if (is_letter(next())) {
      const std::string_view name = word_at(rest());
      findings_.add(from_here(name.size()), "the member name {} needs double quotes", quoted(name));
      return;
    }
    findings_.add(word_span(), "expected a member name in double quotes, found {}", found());
  }

  void value() {
    if (is_at_end()) return truncated();
    if (next() == '"') return string();
    if (progress_.key.is_somewhere() && (next() == '}' || next() == ',' || next() == ']')) {
      findings_.add(from_here(1), "expected a value for the member {}, found \"{}\"", of_key(), next());
      return;
    }
    if (next() == '}' || next() == ']') return closing_instead_of_value();
    if (next() == ',') return extra_comma();
    if (is_digit(next()) || next() == '-' || next() == '+' || next() == '.') return number(at_);
    word();
  }

  void closing_instead_of_value() {
    if (progress_.open->empty()) {
      findings_.add(from_here(1), "there is nothing open that this \"{}\" could close", next());
    } else if (next() != inner_close()) {
      wrong_close();
    } else {
      trailing_comma();
    }
  }

  // What stands there instead.

  /// What JSON has nowhere but other notations have. True if it was one.
  bool is_foreign() {
    if (is_at_end()) return false;
    if (begins_with(rest(), "//") || next() == '#') return add_if(line_length(), "a comment, which JSON does not have");
    if (begins_with(rest(), "/*")) return add_if(block_comment_length(), "a comment, which JSON does not have");
    if (next() == '\'')
      return add_if(single_quoted_length(), "a string in single quotes; JSON takes double quotes only");
    for (const std::string_view quote : {"\u201C", "\u201D", "\u2018", "\u2019"})
      if (begins_with(rest(), quote))
        return add_if(quote.size(),
                      "a typographic quote, as word processors make them; JSON takes plain double quotes only");
    if (begins_with(rest(), "\u00A0"))
      return add_if(2, "a no-break space between values; JSON takes plain blanks only");
    if (begins_with(rest(), byte_order_mark)) return add_if(3, "a byte order mark in the middle of the text");
    return false;
  }
  bool add_if(std::size_t length, std::string_view message) {
    findings_.add(from_here(length), "{}", message);
    return true;
  }
  std::size_t line_length() const {
    const std::string_view line = rest().substr(0, rest().find('\n'));
    return line.find_last_not_of(blanks) + 1;
  }
  std::size_t block_comment_length() const {
    const std::size_t end = rest().find("*/", 2);
    return end == text_.npos ? rest().size() : end + 2;
  }
  std::size_t single_quoted_length() const {
    const std::size_t end = rest().find_first_of("'\n", 1);
    return end != text_.npos && rest()[end] == '\'' ? end + 1 : 1;
  }

  void trailing_comma() {
    const std::string_view after = inner_kind() == Kind::object ? "member" : "item";
    findings_.add(comma_, "a comma after the last {}, before \"{}\"", after, next());
  }
  void extra_comma() {
    const std::string_view what = !progress_.open->empty() && inner_kind() == Kind::object ? "member" : "value";
    findings_.add(from_here(1), "expected a {} before this comma", what);
  }
  void wrong_close() {
    Finding& finding = findings_.add(from_here(1), "expected \"{}\", found \"{}\"", inner_close(), next());
    finding.related.push_back({opening(), "what is to be closed opens here"});
  }

  /// Is the sign after this number a part of it for whoever wrote it: `01`, `1_000`, `12px`?
  bool is_wrong_number(const Node& node) const {
    if (node.kind != Kind::number) return false;
    return !is_number(node.text) || (node.span.end == at_ && !is_at_end() && is_letter(next()));
  }
  void number(std::size_t begin) {
    at_ = to_offset(begin);
    const std::string_view word = word_at(rest());
    const bool is_last = at_ + word.size() == text_.size();
    if (is_number(word))
      findings_.add(from_here(word.size()), "the number {} is too large", quoted(word));
    else if (is_last && is_beginning_of_value(word))
      truncated();
    else
      findings_.add(from_here(word.size()), "{} is not a number as JSON writes them{}", quoted(word), hint(word));
  }
  static std::string_view hint(std::string_view word) {
    const bool has_sign = word[0] == '-' || word[0] == '+';
    const std::string_view unsigned_word = word.substr(has_sign ? 1 : 0);
    if (begins_with(unsigned_word, "0x") || begins_with(unsigned_word, "0X")) return ": only decimal ones";
    if (word[0] == '+') return ": no plus sign in front";
    if (begins_with(unsigned_word, ".") || word.back() == '.') return ": digits on both sides of the point";
    if (unsigned_word.size() > 1 && unsigned_word[0] == '0' && is_digit(unsigned_word[1])) return ": no zeros in front";
    return "";
  }

  void word() {
    const std::string_view word = word_at(rest());
    const bool is_last = at_ + word.size() == text_.size();
    if (is_last && is_beginning_of_value(word)) return truncated();
    struct Row {
      std::string_view word, instead;
    };
    constexpr std::array others{Row{"True", "true"}, Row{"False", "false"}, Row{"None", "null"},
                                Row{"TRUE", "true"}, Row{"FALSE", "false"}, Row{"NULL", "null"},
                                Row{"Null", "null"}, Row{"nil", "null"},    Row{"undefined", "null"}};
    for (const Row& other : others) {
      if (word != other.word) continue;
      findings_.add(from_here(word.size()), "{} is not a JSON value; JSON writes {}", quoted(word), other.instead);
      return;
    }
    if (word == "NaN" || word == "Infinity")
      findings_.add(from_here(word.size()), "{} is not a JSON value", quoted(word));
    else if (is_letter(word[0]))
      findings_.add(from_here(word.size()), "the text {} needs double quotes", quoted(word));
    else
      findings_.add(from_here(word.size()), "expected a value, found {}", quoted(word));
  }

  // Strings.

  void string() {
    const std::size_t begin = at_++;
    while (!is_at_end() && next() != '"') {
      const auto c = static_cast<unsigned char>(next());
      if (c < 0x20) return control_character(begin);
      if (c != '\\')
        ++at_;
      else if (!escape())
        return;
    }
    assert(is_at_end());  // else the string were right
    truncated_string(begin);
  }

  void control_character(std::size_t begin) {
    if (next() == '\n' || next() == '\r') {
      findings_.add(between(begin, at_), "this string does not end on its line; a line break in it is written \\n");
      return;
    }
    const int code = static_cast<unsigned char>(next());
    findings_.add(from_here(1), "a control character (U+{:04X}) in a string; it is written {}", code,
                  code == '\t' ? std::string("\\t") : fmt::format("\\u{:04x}", code));
  }

  /// Steps over an escape. False if it was wrong and said, or if the text ends in it.
  bool escape() {
    const std::string_view text = rest();
    if (text.size() < 2) return skip_to_end();
    if (text[1] == 'u') return unicode_escape();
    if (std::string_view("\"\\/bfnrt").find(text[1]) == text.npos) {
      const std::string_view written = text.substr(0, 1 + code_point_length(text.substr(1)));
      findings_.add(from_here(written.size()), "{} is no escape that JSON has; a backslash is written \\\\",
                    quoted(written));
      return false;
    }
    at_ += 2;
    return true;
  }
  bool skip_to_end() {
    at_ = to_offset(text_.size());
    return true;
  }

  bool unicode_escape() {
    const std::optional<unsigned> first = unit(rest());
    if (!first) return no_unit();
    if (*first >= 0xD800 && *first < 0xDC00) {
      const std::string_view other_half = rest().substr(6);
      if (is_cut_unit(other_half)) return skip_to_end();
      const std::optional<unsigned> second = unit(other_half);
      if (!second || *second < 0xDC00 || *second > 0xDFFF) return unpaired();
      at_ += 12;
      return true;
    }
    if (*first >= 0xDC00 && *first <= 0xDFFF) return unpaired();
    at_ += 6;
    return true;
  }
  /// The value of `\uXXXX` at the start of the text.
  static std::optional<unsigned> unit(std::string_view text) {
    if (!begins_with(text, "\\u") || text.size() < 6) return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(2, 4)) {
      if (!is_hex_digit(c)) return std::nullopt;
      value = value * 16 + (is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
  }
  /// Does the text end where the rest of `\uXXXX` could follow?
  static bool is_cut_unit(std::string_view text) {
    return text.size() < 6 && begins_with("\\u", text.substr(0, 2)) &&
           (text.size() < 3 || std::all_of(text.begin() + 2, text.end(), is_hex_digit));
  }
  bool no_unit() {
    if (is_cut_unit(rest())) return skip_to_end();
    std::size_t length = 2;
    while (length < 6 && is_hex_digit(rest()[length])) ++length;
    findings_.add(from_here(length), "four hexadecimal digits must follow \\u");
    return false;
  }
  bool unpaired() {
    findings_.add(from_here(6), "{} is half of a surrogate pair without the other half", quoted(rest().substr(0, 6)));
    return false;
  }

  // The end.

  Span opening() const {
    const Node& node = inner();
    return {source_, node.span.begin, node.span.begin + 1};
  }
  /// The last sign of the text, for that is where somebody would go on writing.
  Span last_sign() const {
    std::size_t begin = text_.find_last_not_of(blanks);
    const std::size_t end = begin + 1;
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) --begin;
    return between(begin, end);
  }
  void truncated() {
    findings_.of("input/truncated", Level::error);
    if (progress_.open->empty()) {
      findings_.add(last_sign(), "the text ends in the middle of a value");
      return;
    }
    const std::string_view what = inner_kind() == Kind::object ? "object" : "array";
    const std::string where = inner().key_span.is_somewhere() ? " of the member " + quoted(inner().key) : "";
    Finding& finding = findings_.add(last_sign(), "the text ends before the {}{} is closed", what, where);
    finding.related.push_back({opening(), fmt::format("the {} opens here", what)});
  }
  void truncated_string(std::size_t begin) {
    findings_.of("input/truncated", Level::error);
    Finding& finding = findings_.add(last_sign(), "the text ends before this string is closed");
    finding.related.push_back({between(begin, begin + 1), "the string opens here"});
  }

  Span word_span() const { return from_here(word_length()); }
  std::size_t word_length() const {
    if (next() != '"') return word_at(rest()).size();
    std::size_t end = 1;
    while (end < rest().size() && rest()[end] != '"' && rest()[end] != '\n') end += rest()[end] == '\\' ? 2 : 1;
    return std::min(end + 1, rest().size());
  }
  std::string found() const {
    if (next() != '"') return quoted(word_at(rest()));
    const std::string_view written = rest().substr(1, word_length() - 1);
    return "the string " + quoted(written.substr(0, written.find_last_of('"')));
  }

  std::string_view text_;
  std::uint32_t source_;
  const Progress& progress_;
  Findings& findings_;
  std::uint32_t at_;
  Span comma_;  // after the last value
};

}  // namespace

void find_json_mistake(std::string_view text, std::uint32_t source, const Progress& progress, Findings& findings) {
  Diagnosis(text, source, progress, findings).make();
}

}  // namespace rolecall::read
