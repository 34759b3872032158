#include "read/hcl.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "read/encoding.h"

namespace rolecall::read::hcl {

namespace {

constexpr int most_errors = 20;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool starts_identifier(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
bool continues_identifier(char c) {
  return starts_identifier(c) || is_digit(c) || c == '-';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

struct Operator {
  std::string_view text;
  int precedence;
};
// The longer ones first.
constexpr std::array<Operator, 13> operators = {{{"||", 1},
                                                 {"&&", 2},
                                                 {"==", 3},
                                                 {"!=", 3},
                                                 {"<=", 4},
                                                 {">=", 4},
                                                 {"<", 4},
                                                 {">", 4},
                                                 {"+", 5},
                                                 {"-", 5},
                                                 {"*", 6},
                                                 {"/", 6},
                                                 {"%", 6}}};

void append_utf8(std::uint32_t code, std::string& words) {
  const auto put = [&](std::uint32_t byte) { words += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::optional<std::uint32_t> hexadecimal(std::string_view digits) {
  std::uint32_t code = 0;
  for (const char c : digits) {
    const char lowered = static_cast<char>(c | 0x20);
    if (is_digit(c))
      code = code * 16 + static_cast<std::uint32_t>(c - '0');
    else if (lowered >= 'a' && lowered <= 'f')
      code = code * 16 + static_cast<std::uint32_t>(lowered - 'a' + 10);
    else
      return std::nullopt;
  }
  return code;
}

/// Reads one text from its beginning to its end, by recursive descent without a lexer, since what a byte means depends
/// on the template around it. After a mistake `failed_` is set, and every loop ends.
class Parser {
 public:
  Parser(std::string_view text, std::uint32_t source, Findings& findings, File& file)
      : text_(text), source_(source), findings_(findings), file_(file) {}

  void read_file() {
    file_.bodies.emplace_back();
    at_ = after_byte_order_mark(text_);
    while (!is_at_end()) {
      read_body(0, nullptr);
      if (!failed_) break;
      file_.is_whole = false;
      if (++errors_ == most_errors) return;
      recover();
    }
  }

  void read_template() {
    at_ = after_byte_order_mark(text_);
    const Frame frame{false, end(), 0};
    const std::uint32_t whole = template_of(frame, {source_, at_, end()});
    if (failed_) file_.is_whole = false;
    if (whole + 1 != file_.expressions.size() && !failed_) file_.expressions.push_back(file_.expressions[whole]);
  }

 private:
  /// What a template stands in.
  struct Frame {
    bool is_quoted;
    std::uint32_t end;     ///< of a heredoc
    std::uint32_t indent;  ///< of a heredoc: what is left out at the start of each line
  };
  using Pieces = std::vector<std::uint32_t>;

  // Bytes.

  std::uint32_t end() const { return static_cast<std::uint32_t>(text_.size()); }
  bool is_at_end() const { return at_ >= text_.size(); }
  char peek(std::uint32_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool sees(std::string_view word) const { return text_.substr(at_, word.size()) == word; }
  Span from(std::uint32_t begin) const { return {source_, begin, at_}; }
  std::string_view words_from(std::uint32_t begin) const { return text_.substr(begin, at_ - begin); }

  // A mistake.

  std::uint32_t fail(std::string_view message, std::uint32_t begin, std::uint32_t length = 1) {
    if (failed_) return 0;
    failed_ = true;
    resume_ = begin;
    begin = std::min(begin, end());
    while (begin > 0 && begin < end() && (text_[begin] & 0xC0) == 0x80) --begin;
    std::uint32_t last = std::min(begin + length, end());
    while (last < end() && (text_[last] & 0xC0) == 0x80) ++last;
    findings_.of("input/malformed-hcl", Level::error);
    findings_.put({source_, begin, last}, std::string(message));
    return 0;
  }
  std::uint32_t fail(std::string_view message) { return fail(message, at_); }
  std::uint32_t fail_expecting(std::string_view what) {
    if (is_at_end()) return fail("the file ends where " + std::string(what) + " is expected");
    const std::string found = peek() == '\n' ? "the line ends" : "found " + quoted(text_.substr(at_, 1));
    return fail("expected " + std::string(what) + ", " + found);
  }
  void fail_too_deep() {
    if (failed_) return;
    fail("this is nested too deep");
    findings_.list.back().rule = "input/beyond-limits";
  }

  // On to the next line that begins with a word: there a block or an attribute of the file begins.
  void recover() {
    failed_ = false;
    depth_ = 0;
    lines_matter_ = true;
    at_ = resume_;
    while (!is_at_end()) {
      at_ = static_cast<std::uint32_t>(std::min(text_.find('\n', at_), text_.size() - 1)) + 1;
      if (is_at_end() || starts_identifier(peek())) return;
    }
  }

  /// Counts a level of nesting for as long as it lives.
  struct Nesting {
    explicit Nesting(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > max_depth) parser_.fail_too_deep();
    }
    ~Nesting() {
      if (parser_.depth_ > 0) --parser_.depth_;
    }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    Parser& parser_;
  };

  // Space and words.

  void skip_space() { skip(!lines_matter_); }
  void skip_lines() { skip(true); }
  void skip(bool over_lines) {
    while (!is_at_end() && !failed_) {
      if (is_blank(peek()) || (over_lines && peek() == '\n')) {
        ++at_;
      } else if (peek() == '#' || sees("//")) {
        at_ = static_cast<std::uint32_t>(std::min(text_.find('\n', at_), text_.size()));
      } else if (sees("/*")) {
        const std::size_t close = text_.find("*/", at_ + 2);
        if (close == text_.npos) {
          fail("the comment is not closed", at_, 2);
          return;
        }
        at_ = static_cast<std::uint32_t>(close + 2);
      } else {
        return;
      }
    }
  }

  std::string_view identifier() {
    const std::uint32_t begin = at_;
    if (!starts_identifier(peek())) return {};
    while (!is_at_end() && continues_identifier(peek())) ++at_;
    return words_from(begin);
  }

  bool take(std::string_view word) {
    if (!sees(word)) return false;
    at_ += static_cast<std::uint32_t>(word.size());
    return true;
  }
  void expect(std::string_view word, std::string_view what) {
    if (failed_) return;
    skip_space();
    if (!take(word)) fail_expecting(what);
  }
  // A word that no letter follows.
  bool take_word(std::string_view word) {
    if (!sees(word) || continues_identifier(peek(static_cast<std::uint32_t>(word.size())))) return false;
    return take(word);
  }

  // Bodies.

  // `header` is the place of the block that the body is of; null for the file's own.
  void read_body(std::uint32_t body, const Span* header) {
    while (!failed_) {
      skip_lines();
      if (failed_) return;
      if (is_at_end()) {
        if (header) fail("this block is not closed", header->begin, header->end - header->begin);
        return;
      }
      if (header && peek() == '}') return;
      read_item(body);
    }
  }

  void read_item(std::uint32_t body) {
    const std::uint32_t begin = at_;
    const std::string_view name = identifier();
    if (name.empty()) {
      fail_expecting("an argument or a block");
      return;
    }
    const Span name_span = from(begin);
    skip_space();
    if (peek() == '=' && peek(1) != '=') {
      ++at_;
      const std::uint32_t value = expression();
      if (failed_) return;
      file_.bodies[body].attributes.push_back({name, name_span, value});
      end_line();
    } else {
      read_block(body, name, name_span);
    }
  }

  void end_line() {
    skip_space();
    if (!failed_ && !is_at_end() && peek() != '\n' && peek() != '}') fail_expecting("a new line");
  }

  void read_block(std::uint32_t body, std::string_view type, Span header) {
    const Nesting nesting(*this);
    Block block;
    block.type = type;
    while (!failed_ && peek() != '{') {
      if (!read_label(block)) return;
      header.end = block.labels.back().span.end;
      skip_space();
    }
    if (failed_) return;
    ++at_;
    block.header = header;
    block.body = static_cast<std::uint32_t>(file_.bodies.size());
    file_.bodies.emplace_back();
    read_body(block.body, &block.header);
    if (failed_) {
      // The first line of the outermost block is where to go on from.
      if (is_at_end()) resume_ = header.begin;
      return;
    }
    ++at_;
    file_.bodies[body].blocks.push_back(std::move(block));
    end_line();
  }

  bool read_label(Block& block) {
    const std::uint32_t begin = at_;
    if (peek() == '"') {
      const std::uint32_t label = quoted_template();
      if (failed_) return false;
      if (file_.expressions[label].operation != Operation::text) {
        fail("a label is a plain string", begin, at_ - begin);
        return false;
      }
      block.labels.emplace_back(std::string(file_.expressions[label].text), from(begin));
      return true;
    }
    const std::string_view word = identifier();
    if (word.empty()) {
      fail_expecting("\"=\", a label or \"{\"");
      return false;
    }
    block.labels.emplace_back(std::string(word), from(begin));
    return true;
  }

  // Expressions.

  std::uint32_t add(Operation operation, Span span, std::string_view text, std::span<const std::uint32_t> operands) {
    Expression made;
    made.operation = operation;
    made.span = span;
    made.text = text;
    made.operands = static_cast<std::uint32_t>(file_.operands.size());
    made.count = static_cast<std::uint32_t>(operands.size());
    for (const std::uint32_t operand : operands) {
      if (failed_) return 0;
      made.height =
          std::max<std::uint16_t>(made.height, static_cast<std::uint16_t>(file_.expressions[operand].height + 1));
      file_.operands.push_back(operand);
    }
    if (made.height > max_depth) fail_too_deep();
    file_.expressions.push_back(made);
    return static_cast<std::uint32_t>(file_.expressions.size() - 1);
  }
  std::uint32_t add(Operation operation, std::uint32_t begin, std::string_view text = {},
                    std::initializer_list<std::uint32_t> operands = {}) {
    return add(operation, from(begin), text, std::span(operands.begin(), operands.size()));
  }
  Expression& last() { return file_.expressions.back(); }

  // Within brackets lines do not end an expression.
  template <class Read>
  auto in_brackets(bool lines_matter, const Read& read) {
    const bool before = std::exchange(lines_matter_, lines_matter);
    const auto result = read();
    lines_matter_ = before;
    return result;
  }

  std::uint32_t expression() {
    const Nesting nesting(*this);
    skip_space();
    if (failed_) return 0;
    const std::uint32_t begin = at_;
    const std::uint32_t condition = binary(1);
    skip_space();
    if (failed_ || peek() != '?') return condition;
    ++at_;
    const std::uint32_t yes = expression();
    expect(":", "\":\"");
    const std::uint32_t no = expression();
    if (failed_) return 0;
    return add(Operation::conditional, begin, {}, {condition, yes, no});
  }

  const Operator* operator_here() const {
    for (const Operator& each : operators)
      if (sees(each.text)) return &each;
    return nullptr;
  }

  std::uint32_t binary(int least) {
    const std::uint32_t begin = at_;
    std::uint32_t left = unary();
    while (!failed_) {
      const std::uint32_t before = at_;
      skip_space();
      const Operator* here = failed_ ? nullptr : operator_here();
      if (!here || here->precedence < least) {
        at_ = before;
        break;
      }
      take(here->text);
      skip_space();
      const std::uint32_t right = binary(here->precedence + 1);
      if (failed_) return 0;
      left = add(Operation::binary, begin, here->text, {left, right});
    }
    return left;
  }

  std::uint32_t unary() {
    if (failed_ || (peek() != '-' && peek() != '!')) return postfix();
    const Nesting nesting(*this);
    const std::uint32_t begin = at_++;
    skip_space();
    const std::uint32_t operand = unary();
    if (failed_) return 0;
    return add(Operation::unary, begin, text_.substr(begin, 1), {operand});
  }

  std::uint32_t postfix() {
    const std::uint32_t begin = at_;
    std::uint32_t value = primary();
    while (!failed_) {
      if (sees("[*]") || sees(".*")) {
        value = splat(value, begin);
      } else if (can_step(true)) {
        value = step(value, begin);
      } else {
        break;
      }
    }
    return value;
  }

  bool can_step(bool with_index) const {
    if (peek() == '.') return starts_identifier(peek(1)) || (with_index && is_digit(peek(1)));
    return with_index && peek() == '[';
  }

  // `.name`, `.0` or `[index]`.
  std::uint32_t step(std::uint32_t value, std::uint32_t begin) {
    if (peek() == '[') {
      ++at_;
      const std::uint32_t index = in_brackets(false, [&] {
        const std::uint32_t inner = expression();
        expect("]", "\"]\"");
        return inner;
      });
      if (failed_) return 0;
      return add(Operation::index, begin, {}, {value, index});
    }
    ++at_;
    const std::uint32_t word = at_;
    if (is_digit(peek())) {
      while (is_digit(peek())) ++at_;
      const std::uint32_t index = add(Operation::number, word, words_from(word));
      return add(Operation::index, begin, {}, {value, index});
    }
    const std::string_view name = identifier();
    return add(Operation::attribute, begin, name, {value});
  }

  // After `.*` only names are applied to each item, after `[*]` indexes, too.
  std::uint32_t splat(std::uint32_t value, std::uint32_t begin) {
    const bool is_full = peek() == '[';
    at_ += is_full ? 3 : 2;
    std::uint32_t each = add(Operation::item, at_);
    while (!failed_ && !sees("[*]") && can_step(is_full)) each = step(each, begin);
    if (failed_) return 0;
    return add(Operation::splat, begin, {}, {value, each});
  }

  std::uint32_t primary() {
    if (failed_) return 0;
    const std::uint32_t begin = at_;
    const char c = peek();
    if (c == '"') return quoted_template();
    if (sees("<<")) return heredoc();
    if (c == '(') return parenthesised();
    if (c == '[') return in_brackets(false, [&] { return tuple(); });
    if (c == '{') return object_or_for();
    if (is_digit(c)) return number();
    const std::string_view name = identifier();
    if (name.empty()) return fail_expecting("a value");
    if (name == "true" || name == "false") return add(Operation::boolean, begin, name);
    if (name == "null") return add(Operation::null, begin);
    while (sees("::")) {
      take("::");
      identifier();
    }
    if (peek() == '(') return call(begin);
    return add(Operation::variable, begin, words_from(begin));
  }

  std::uint32_t parenthesised() {
    ++at_;
    return in_brackets(false, [&] {
      const std::uint32_t inner = expression();
      expect(")", "\")\"");
      return inner;
    });
  }

  std::uint32_t number() {
    const std::uint32_t begin = at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::uint32_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(sign))) {
      at_ += sign;
      while (is_digit(peek())) ++at_;
    }
    return add(Operation::number, begin, words_from(begin));
  }

  std::uint32_t call(std::uint32_t begin) {
    const std::string_view name = words_from(begin);
    ++at_;
    bool is_expanded = false;
    const Pieces arguments = in_brackets(false, [&] { return list(")", is_expanded); });
    if (failed_) return 0;
    const std::uint32_t made = add(Operation::call, from(begin), name, arguments);
    last().flag = is_expanded;
    return made;
  }

  // Items up to the bracket that closes them, which is taken. `is_expanded`: the last has `...` behind it.
  Pieces list(std::string_view close, bool& is_expanded) {
    Pieces items;
    while (!failed_) {
      skip_space();
      if (failed_ || take(close)) break;
      items.push_back(expression());
      if (failed_) break;
      skip_space();
      if (take("...")) is_expanded = true;
      skip_space();
      if (take(",")) continue;
      expect(close, "\",\" or \"" + std::string(close) + "\"");
      break;
    }
    return items;
  }

  bool sees_for() {
    const std::uint32_t before = at_;
    bool is_for = take_word("for") && is_blank(peek());
    if (is_for) {
      skip_space();
      is_for = !failed_ && starts_identifier(peek());
    }
    at_ = before;
    return is_for;
  }

  std::uint32_t tuple() {
    const std::uint32_t begin = at_++;
    skip_space();
    if (!failed_ && sees_for()) return for_expression(begin, "]", Operation::for_tuple);
    bool is_expanded = false;
    const Pieces items = list("]", is_expanded);
    return failed_ ? 0 : add(Operation::tuple, from(begin), {}, items);
  }

  // `for key, value in collection`, as far as the collection.
  struct Loop {
    std::string_view key, value;
    std::uint32_t collection = 0;
  };
  Loop loop() {
    Loop made;
    take("for");
    skip_space();
    made.value = identifier();
    skip_space();
    if (take(",")) {
      made.key = made.value;
      skip_space();
      made.value = identifier();
      skip_space();
    }
    if (!failed_ && !take_word("in")) fail_expecting("\"in\"");
    made.collection = expression();
    return made;
  }

  std::uint32_t for_expression(std::uint32_t begin, std::string_view close, Operation operation) {
    const Loop loop = this->loop();
    Pieces parts = {loop.collection};
    expect(":", "\":\"");
    parts.push_back(expression());
    bool is_grouped = false;
    if (operation == Operation::for_object) {
      expect("=>", "\"=>\"");
      parts.push_back(expression());
      skip_space();
      is_grouped = take("...");
    }
    skip_space();
    if (!failed_ && take_word("if")) parts.push_back(expression());
    expect(close, "\"" + std::string(close) + "\"");
    return failed_ ? 0 : add_loop(operation, from(begin), loop, parts, is_grouped);
  }

  std::uint32_t add_loop(Operation operation, Span span, const Loop& loop, const Pieces& parts, bool is_grouped) {
    const std::uint32_t made = add(operation, span, loop.value, parts);
    last().key = loop.key;
    last().flag = is_grouped;
    return made;
  }

  std::uint32_t object_or_for() {
    const std::uint32_t begin = at_++;
    const bool is_for = in_brackets(false, [&] {
      skip_space();
      return !failed_ && sees_for();
    });
    if (failed_) return 0;
    if (is_for) return in_brackets(false, [&] { return for_expression(begin, "}", Operation::for_object); });
    return in_brackets(true, [&] { return object(begin); });
  }

  std::uint32_t object(std::uint32_t begin) {
    Pieces members;
    while (!failed_) {
      skip_lines();
      if (failed_ || take("}")) break;
      members.push_back(object_key());
      skip_space();
      if (!failed_ && !take("=") && !take(":")) fail_expecting("\"=\" or \":\"");
      members.push_back(expression());
      skip_space();
      if (failed_ || take(",") || peek() == '\n') continue;
      expect("}", "\",\", a new line or \"}\"");
      break;
    }
    return failed_ ? 0 : add(Operation::object, from(begin), {}, members);
  }

  // A bare word is a name; anything else is worked out.
  std::uint32_t object_key() {
    const std::uint32_t begin = at_;
    const std::string_view name = identifier();
    const std::uint32_t after = at_;
    skip_space();
    if (!failed_ && !name.empty() && (peek() == ':' || (peek() == '=' && peek(1) != '='))) {
      at_ = after;
      return add(Operation::text, begin, name);
    }
    at_ = begin;
    return expression();
  }

  // Templates.

  std::uint32_t quoted_template() {
    const std::uint32_t begin = at_++;
    const std::uint32_t inside = at_;
    const std::uint32_t made = template_of({true, end(), 0}, {source_, inside, inside});
    if (!failed_ && !take("\"")) fail("the string is not closed", begin);
    if (failed_) return 0;
    // A string without escapes has its quotes in its place; so parts of it can be found.
    Expression& expression = file_.expressions[made];
    const bool is_literal = expression.operation == Operation::text && expression.text.size() + 2 == at_ - begin;
    if (is_literal || expression.operation == Operation::joined) expression.span = from(begin);
    return made;
  }

  std::uint32_t heredoc() {
    const std::uint32_t begin = at_;
    take("<<");
    const bool is_indented = take("-");
    const std::string_view marker = identifier();
    const std::uint32_t after_marker = at_;
    while (is_blank(peek())) ++at_;
    if (marker.empty() || peek() != '\n') return fail("expected a marker and a new line after \"<<\"", begin, 2);
    ++at_;
    const Frame frame = heredoc_frame(marker, is_indented);
    if (frame.end > end())
      return fail("the text up to \"" + std::string(marker) + "\" is not closed", begin, after_marker - begin);
    const std::uint32_t made = template_of(frame, {source_, at_, frame.end});
    if (failed_) return 0;
    at_ = static_cast<std::uint32_t>(text_.find(marker, frame.end) + marker.size());
    return made;
  }

  // Up to the line that has nothing but the marker; past the text if there is none.
  Frame heredoc_frame(std::string_view marker, bool is_indented) const {
    std::uint32_t indent = UINT32_MAX;
    for (std::uint32_t line = at_; line < end();) {
      const auto next = static_cast<std::uint32_t>(std::min(text_.find('\n', line), text_.size()));
      std::string_view words = text_.substr(line, next - line);
      const auto first = static_cast<std::uint32_t>(std::min(words.find_first_not_of(" \t\r"), words.size()));
      words.remove_prefix(first);
      while (!words.empty() && is_blank(words.back())) words.remove_suffix(1);
      if (words == marker) return {false, line, is_indented && indent != UINT32_MAX ? indent : 0};
      if (!words.empty()) indent = std::min(indent, first);
      line = next + 1;
    }
    return {false, UINT32_MAX, 0};
  }

  std::uint32_t template_of(const Frame& frame, Span place) {
    Pieces pieces;
    if (!failed_) skip_indent(frame);
    const std::string_view ended_by = template_pieces(frame, pieces);
    if (!failed_ && !ended_by.empty()) fail("\"" + std::string(ended_by) + "\" without its beginning");
    if (failed_) return 0;
    if (place.end == place.begin) place.end = at_;
    return one_of(pieces, place);
  }
  std::uint32_t one_of(const Pieces& pieces, const Span& place) {
    if (pieces.size() == 1) return pieces[0];
    return add(pieces.empty() ? Operation::text : Operation::joined, place, {}, pieces);
  }

  void skip_indent(const Frame& frame) {
    for (std::uint32_t i = 0; i < frame.indent && at_ < frame.end && (peek() == ' ' || peek() == '\t'); ++i) ++at_;
  }

  void add_words(Pieces& pieces, std::uint32_t begin) {
    if (at_ > begin) pieces.push_back(add(Operation::text, begin, words_from(begin)));
  }

  // Pieces up to the end of the template, or to a directive that ends or divides one: its word, then.
  std::string_view template_pieces(const Frame& frame, Pieces& pieces) {
    const Nesting nesting(*this);
    std::uint32_t begin = at_;
    while (!failed_) {
      if (at_ >= frame.end || is_at_end() || (frame.is_quoted && (peek() == '"' || peek() == '\n'))) {
        if (at_ > frame.end) fail("the template is not closed", frame.end);
        add_words(pieces, begin);
        return {};
      }
      const char c = peek();
      const bool may_begin = c == '$' || c == '%';
      if (may_begin && peek(1) == '{') {
        add_words(pieces, begin);
        const std::string_view word = c == '$' ? interpolation(pieces) : directive(frame, pieces);
        if (!word.empty()) return word;
        begin = at_;
      } else if (may_begin && peek(1) == c && peek(2) == '{') {
        add_words(pieces, begin);
        at_ += 3;
        pieces.push_back(add(Operation::text, at_ - 3, text_.substr(at_ - 2, 2)));
        begin = at_;
      } else if (frame.is_quoted && c == '\\') {
        add_words(pieces, begin);
        pieces.push_back(escape());
        begin = at_;
      } else if (c == '\n' && frame.indent > 0) {
        ++at_;
        add_words(pieces, begin);
        skip_indent(frame);
        begin = at_;
      } else {
        ++at_;
      }
    }
    return {};
  }

  std::uint32_t escape() {
    const std::uint32_t begin = at_;
    const char c = peek(1);
    at_ = std::min(at_ + 2, end());
    constexpr std::string_view letters = "nrt\"\\", meanings = "\n\r\t\"\\";
    if (const std::size_t letter = letters.find(c); letter != letters.npos && c != '\0')
      return add(Operation::text, begin, meanings.substr(letter, 1));
    const std::uint32_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    const std::optional<std::uint32_t> code = hexadecimal(text_.substr(at_, digits));
    if (digits == 0 || at_ + digits > text_.size() || !code || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000))
      return fail("this escape means nothing", begin, 2);
    at_ += digits;
    append_utf8(*code, file_.words.emplace_back());
    return add(Operation::text, begin, file_.words.back());
  }

  // `~` in a `${~` or `~}` takes the space beside it away.
  void trim_before(Pieces& pieces) {
    if (pieces.empty() || file_.expressions[pieces.back()].operation != Operation::text) return;
    Expression& words = file_.expressions[pieces.back()];
    const std::size_t kept = words.text.find_last_not_of(" \t\r\n") + 1;  // npos + 1 is 0
    const auto trimmed = static_cast<std::uint32_t>(words.text.size() - kept);
    words.text = words.text.substr(0, kept);
    words.span.end = std::max(words.span.begin, words.span.end - trimmed);
  }
  void close_marker() {
    const bool is_trimmed = take("~");
    if (!take("}")) {
      fail_expecting("\"}\"");
      return;
    }
    while (is_trimmed && (is_blank(peek()) || peek() == '\n')) ++at_;
  }

  std::string_view interpolation(Pieces& pieces) {
    take("${");
    if (take("~")) trim_before(pieces);
    in_brackets(false, [&] {
      pieces.push_back(expression());
      skip_space();
      return 0;
    });
    if (!failed_) close_marker();
    return {};
  }

  // `%{ if }`, `%{ for }` and what belongs to them. Gives the word if it ends or divides the template around it.
  std::string_view directive(const Frame& frame, Pieces& pieces) {
    const std::uint32_t begin = at_;
    take("%{");
    if (take("~")) trim_before(pieces);
    const bool before = std::exchange(lines_matter_, false);
    skip_space();
    std::string_view word;
    if (sees("for") && sees_for()) {
      pieces.push_back(for_directive(frame, begin));
    } else if (take_word("if")) {
      pieces.push_back(if_directive(frame, begin));
    } else if (!failed_) {
      word = identifier();
      if (word != "else" && word != "endif" && word != "endfor")
        fail("no directive of a template has this name", begin, 2);
      skip_space();
      if (!failed_) close_marker();
    }
    lines_matter_ = before;
    return failed_ ? std::string_view{} : word;
  }

  std::uint32_t directive_body(const Frame& frame, std::string_view& ended_by) {
    skip_space();
    if (!failed_) close_marker();
    const std::uint32_t begin = at_;
    Pieces pieces;
    ended_by = template_pieces(frame, pieces);
    return failed_ ? 0 : one_of(pieces, from(begin));
  }

  std::uint32_t for_directive(const Frame& frame, std::uint32_t begin) {
    const Loop loop = this->loop();
    std::string_view ended_by;
    const Pieces parts = {loop.collection, directive_body(frame, ended_by)};
    if (!failed_ && ended_by != "endfor") fail("this \"for\" has no \"endfor\"", begin, 2);
    return failed_ ? 0 : add_loop(Operation::for_text, from(begin), loop, parts, false);
  }

  std::uint32_t if_directive(const Frame& frame, std::uint32_t begin) {
    const std::uint32_t condition = expression();
    std::string_view ended_by;
    const std::uint32_t yes = directive_body(frame, ended_by);
    std::uint32_t no = 0;
    if (!failed_ && ended_by == "else") {
      const std::uint32_t branch = at_;
      Pieces pieces;
      ended_by = template_pieces(frame, pieces);
      no = failed_ ? 0 : one_of(pieces, from(branch));
    } else if (!failed_) {
      no = add(Operation::text, at_);
    }
    if (!failed_ && ended_by != "endif") fail("this \"if\" has no \"endif\"", begin, 2);
    return failed_ ? 0 : add(Operation::conditional, begin, {}, {condition, yes, no});
  }

  std::string_view text_;
  std::uint32_t source_;
  Findings& findings_;
  File& file_;
  std::uint32_t at_ = 0;
  std::uint32_t resume_ = 0;  // where the last mistake is
  std::uint32_t depth_ = 0;
  int errors_ = 0;
  bool failed_ = false;
  bool lines_matter_ = true;
};

bool is_too_large(std::string_view text, std::uint32_t source, Findings& findings) {
  if (text.size() <= max_bytes) return false;
  findings.of("input/beyond-limits", Level::error);
  findings.add({source, 0, 1}, "a configuration of {} bytes, where no more than {} are read", text.size(), max_bytes);
  return true;
}

template <class Read>
File read_with(std::string_view text, std::uint32_t source, Findings& findings, const Read& read) {
  File file;
  if (is_too_large(text, source, findings) || find_unreadable_bytes(text, source, findings)) {
    file.bodies.emplace_back();
    file.is_whole = false;
    return file;
  }
  Parser parser(text, source, findings, file);
  read(parser);
  return file;
}

}  // namespace

File read_hcl(std::string_view text, std::uint32_t source, Findings& findings) {
  return read_with(text, source, findings, [](Parser& parser) { parser.read_file(); });
}

File read_template(std::string_view text, std::uint32_t source, Findings& findings) {
  return read_with(text, source, findings, [](Parser& parser) { parser.read_template(); });
}

bool is_hcl(std::string_view path) {
  return path.ends_with(".tf") || path.ends_with(".tofu") || path.ends_with(".tfvars");
}

}  // namespace rolecall::read::hcl
