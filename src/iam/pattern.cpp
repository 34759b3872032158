// All questions are one: can two rows of tokens be laid along each other? A question is put by what `*`, `?` and
// symbols become on either side (Reading). For what holds whatever the symbols are, a symbol is one letter that nothing
// but itself and a gap takes; for what may hold, it is a gap, which takes anything.
#include "iam/pattern.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "source/text.h"

namespace rolecall::iam {

namespace {

struct Token {
  enum class Kind : std::uint8_t {
    letter,     ///< a character; `code` says which
    any_one,    ///< any one character
    any_loose,  ///< any one character beside a gap: the gap takes what stands in the way
    gap,        ///< any characters, or none; without a colon if `code` is ':'
    solid,      ///< of any length, so that a gap alone takes it, or its equal; `name` and `code` say which
  };
  Kind kind;
  std::uint32_t code = 0;
  std::string_view name = {};

  friend bool operator==(const Token&, const Token&) = default;
};

using Kind = Token::Kind;
using Tokens = std::vector<Token>;

/// What becomes of the parts of a text that are not plain characters.
struct Reading {
  enum class Wildcards : std::uint8_t {
    are_letters,    ///< characters like others
    take_anything,  ///< on either side of an overlap, and on the wide side
    are_any_text,   ///< on the narrow side: it must hold whatever stands there
  };
  enum class SymbolsAre : std::uint8_t { solid, gaps };
  Wildcards wildcards;
  SymbolsAre symbols_are;
  bool is_left;
};
using Wildcards = Reading::Wildcards;
using SymbolsAre = Reading::SymbolsAre;

constexpr std::uint32_t some_character = 0xFFFFFFFF;  // equal to no character that a pattern names
constexpr std::uint32_t any_text = 1;                 // the `*` of a narrow side, a solid; symbols have 0

bool is_one(const Token& token) {
  return token.kind == Kind::any_one || token.kind == Kind::any_loose;
}
bool is_gap(const Token& token) {
  return token.kind == Kind::gap;
}
bool is_wild(const Token& token) {
  return is_one(token) || is_gap(token);
}

bool is_marker(char c) {
  return c == Text::symbol_begin || c == Text::symbol_end || c == literal_star || c == literal_question_mark;
}

std::uint32_t folded(char c, Case letters) {
  const bool is_upper = c >= 'A' && c <= 'Z';
  const auto code = static_cast<unsigned char>(c);
  return letters == Case::insensitive && is_upper ? code + 32u : code;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Takes a text apart. The text must outlive the tokens.
class Tokeniser {
 public:
  Tokeniser(std::string_view text, Reading reading, Case letters, Colons colons)
      : text_(text),
        reading_(reading),
        letters_(letters),
        symbol_{Kind::gap, colons == Colons::of_all ? 0u : ':'},
        star_{Kind::gap, colons == Colons::of_all || reading.is_left ? 0u : ':'} {}

  Tokens tokens() {
    tokens_.reserve(text_.size());
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == Text::symbol_begin)
        add_symbol();
      else if ((c == '*' || c == '?') && reading_.wildcards != Wildcards::are_letters)
        add_wildcard(c);
      else
        add_character(c);
    }
    loosen();
    return std::move(tokens_);
  }

 private:
  void add_symbol() {
    const std::size_t begin = at_;
    const std::size_t end = std::min(text_.find(Text::symbol_end, begin), text_.size());
    at_ = std::min(end + 1, text_.size());
    if (reading_.symbols_are == SymbolsAre::solid)
      tokens_.push_back({Kind::solid, 0, text_.substr(begin + 1, end - begin - 1)});
    else
      tokens_.push_back(symbol_);
  }

  void add_wildcard(char c) {
    ++at_;
    const bool is_universal = reading_.wildcards == Wildcards::are_any_text;
    if (c == '?')
      tokens_.push_back(is_universal ? Token{Kind::letter, some_character} : Token{Kind::any_one});
    else
      tokens_.push_back(is_universal ? Token{Kind::solid, any_text} : star_);
  }

  void add_character(char c) {
    ++at_;
    std::uint32_t code = folded(c, letters_);
    if (c == literal_star) code = '*';
    if (c == literal_question_mark) code = '?';
    if (code >= 0xC0)
      while (at_ < text_.size() && code <= 0xFFFFFF && continues_character(text_[at_]))
        code = code << 8 | static_cast<unsigned char>(text_[at_++]);
    tokens_.push_back({Kind::letter, code});
  }

  // `?*`, `*?` and the like all mean a least length. The single characters go first, and the gap beside them takes what
  // is of any length, wherever it stands. A gap that takes no colon stays where it is, as a single character may be
  // one.
  void loosen() {
    for (auto begin = tokens_.begin(); begin != tokens_.end();) {
      const auto end = std::find_if_not(begin, tokens_.end(), is_wild);
      if (std::find(begin, end, Token{Kind::gap}) != end) std::stable_partition(begin, end, is_one);
      if (std::any_of(begin, end, is_gap))
        for (auto token = begin; token != end; ++token)
          if (is_one(*token)) token->kind = Kind::any_loose;
      begin = end == tokens_.end() ? end : end + 1;
    }
  }

  std::string_view text_;
  Reading reading_;
  Case letters_;
  Token symbol_, star_;  // as gaps
  std::size_t at_ = 0;
  Tokens tokens_;
};

bool takes(const Token& gap, const Token& token) {
  return token.kind != Kind::gap && !(gap.code == ':' && token.kind == Kind::letter && token.code == ':');
}

bool fits(const Token& a, const Token& b) {
  if (is_one(a)) return is_one(b) || b.kind == Kind::letter;
  if (is_one(b)) return a.kind == Kind::letter;
  return a.kind != Kind::gap && a == b;
}

bool passes(const Token& loose, const Token& token) {
  return loose.kind == Kind::any_loose && token.kind == Kind::solid;
}

/// Which beginnings of `b` can be laid along the tokens of `a` so far.
class Alignment {
 public:
  Alignment(const Tokens& a, const Tokens& b) : a_(a), b_(b), row_(b.size() + 1), next_(b.size() + 1) {}

  bool exists() {
    row_[0] = true;
    for (std::size_t i = 0; i < a_.size(); ++i) {
      if (!step(a_[i])) return false;
      std::swap(row_, next_);
      std::fill(next_.begin(), next_.end(), false);
    }
    for (std::size_t j = 0; j < b_.size(); ++j)
      if (row_[j] && b_[j].kind == Kind::gap) row_[j + 1] = true;
    return row_[b_.size()];
  }

 private:
  // From the places before a token of `a` to those after it. False if there is none.
  bool step(const Token& a) {
    bool is_alive = false;
    for (std::size_t j = 0; j < row_.size(); ++j) {
      if (!row_[j]) continue;
      const Token* const b = j < b_.size() ? &b_[j] : nullptr;
      if (b && stays_before(a, *b)) row_[j + 1] = true;
      if (b && fits(a, *b)) next_[j + 1] = is_alive = true;
      if (is_over_before(a, b)) next_[j] = is_alive = true;
    }
    return is_alive;
  }

  static bool is_over_before(const Token& a, const Token* b) {
    return a.kind == Kind::gap || (b && (passes(*b, a) || (b->kind == Kind::gap && takes(*b, a))));
  }

  // May the token of `b` be over while that of `a` is still to come, or goes on?
  static bool stays_before(const Token& a, const Token& b) {
    return b.kind == Kind::gap || passes(a, b) || (a.kind == Kind::gap && takes(a, b));
  }

  const Tokens& a_;
  const Tokens& b_;
  std::vector<char> row_, next_;
};

/// What one question asks of both sides.
struct Question {
  std::string_view a, b;
  Case letters;
  Colons colons;

  bool aligned(Wildcards of_a, Wildcards of_b, SymbolsAre symbols_are) const {
    const Tokens tokens_of_a = Tokeniser(a, {of_a, symbols_are, true}, letters, colons).tokens();
    const Tokens tokens_of_b = Tokeniser(b, {of_b, symbols_are, false}, letters, colons).tokens();
    return Alignment(tokens_of_a, tokens_of_b).exists();
  }

  Answer answered(Wildcards of_a, Wildcards of_b) const {
    if (aligned(of_a, of_b, SymbolsAre::solid)) return Answer::yes;
    const bool is_certain = Text::is_known(a) && Text::is_known(b);
    if (is_certain || !aligned(of_a, of_b, SymbolsAre::gaps)) return Answer::no;
    return Answer::depends;
  }
};

// Whatever follows, two texts differ if they begin with different characters. Saves nearly all of the work.
bool begin_alike(std::string_view a, std::string_view b, Case letters) {
  const std::size_t length = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < length; ++i) {
    const bool may_vary =
        a[i] == '*' || a[i] == '?' || b[i] == '*' || b[i] == '?' || is_marker(a[i]) || is_marker(b[i]);
    if (may_vary) return true;
    if (folded(a[i], letters) != folded(b[i], letters)) return false;
  }
  return true;
}

bool has_marker(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_marker);
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; });
}

bool is_matched(std::string_view pattern, std::string_view text, Case letters) {
  return letters == Case::sensitive ? wildcard_match(pattern, text) : wildcard_match_any_case(pattern, text);
}

// Can the narrow pattern be taken for a text? Its `*` must then be taken by a `*` of the wide one, as it must; its `?`
// is one byte, which no character of the wide one is.
bool is_plain_inclusion(std::string_view wide, std::string_view narrow) {
  if (has_marker(wide) || has_marker(narrow)) return false;
  return wide.find('?') == wide.npos || (narrow.find('*') == narrow.npos && is_ascii(narrow));
}

// May the pattern and the text be compared byte by byte?
bool is_plain(std::string_view pattern, std::string_view text) {
  if (has_marker(pattern)) return false;
  const bool counts_characters = pattern.find('?') != pattern.npos;
  return std::none_of(text.begin(), text.end(),
                      [&](char c) { return is_marker(c) || (counts_characters && static_cast<signed char>(c) < 0); });
}

}  // namespace

Answer matches(std::string_view pattern, std::string_view text, Case letters, Colons colons) {
  if (!begin_alike(pattern, text, letters)) return Answer::no;
  if (is_plain(pattern, text)) return answer(is_matched(pattern, text, letters));
  return Question{pattern, text, letters, colons}.answered(Wildcards::take_anything, Wildcards::are_letters);
}

Answer overlaps(std::string_view a, std::string_view b, Case letters, Colons colons) {
  if (!begin_alike(a, b, letters)) return Answer::no;
  // One of them may be a text: then only the wildcards of the other count, and those of the right one take no colon.
  if (!has_wildcards(b) && is_plain(a, b)) return answer(is_matched(a, b, letters));
  const bool may_take_all = colons == Colons::of_all || a.find(':') == a.npos;
  if (may_take_all && !has_wildcards(a) && is_plain(b, a)) return answer(is_matched(b, a, letters));
  return Question{a, b, letters, colons}.answered(Wildcards::take_anything, Wildcards::take_anything);
}

// INVARIANT: one way of laying the wide pattern along the narrow one must do for all texts at once, with every `*` of
// the narrow one taken by a gap. That loses nothing: of two ways, one for a short text and one for a long text in place
// of a `*`, the beginning of one and the end of the other make a way for both.
Answer subsumes(std::string_view wide, std::string_view narrow, Case letters, Colons colons) {
  if (!begin_alike(wide, narrow, letters)) return Answer::no;
  if (is_plain_inclusion(wide, narrow)) return answer(is_matched(wide, narrow, letters));
  return Question{wide, narrow, letters, colons}.answered(Wildcards::take_anything, Wildcards::are_any_text);
}

Answer equal(std::string_view a, std::string_view b, Case letters) {
  if (!has_marker(a) && !has_marker(b))
    return answer(std::equal(a.begin(), a.end(), b.begin(), b.end(),
                             [&](char x, char y) { return folded(x, letters) == folded(y, letters); }));
  return Question{a, b, letters, Colons::of_all}.answered(Wildcards::are_letters, Wildcards::are_letters);
}

bool has_wildcards(std::string_view text) {
  bool in_symbol = false;
  for (const char c : text) {
    if (c == Text::symbol_begin) in_symbol = true;
    if (c == Text::symbol_end) in_symbol = false;
    if ((c == '*' || c == '?') && !in_symbol) return true;
  }
  return false;
}

bool matches_everything(std::string_view pattern) {
  return !pattern.empty() && pattern.find_first_not_of('*') == pattern.npos;
}

}  // namespace rolecall::iam
