// Patterns with `*` and `?`, as IAM uses them in actions, resources and conditions, over texts of which a part may be
// unknown (source/text.h). Both wholly known and only a yes or no wanted: source/wildcard.h.
//
// A symbol stands for any text, the empty one too, and in a pattern that text may have wildcards; equal symbols are
// equal, and a `*` takes a symbol whole. Answers are `yes` only if it is so for every value of the symbols, and `no`
// only if for none. `?` takes one character (a code point). Every function takes at worst length x length steps,
// without recursion.
#pragma once

#include <string>
#include <string_view>

#include "source/answer.h"
#include "source/wildcard.h"

namespace rolecall::iam {

enum class Case : bool { sensitive, insensitive };

/// Who may take a colon. `of_left_wildcards`: only a wildcard of the left side, and neither a symbol nor a `*` of the
/// right one; so iam/arn.h looks at the fields of ARNs, whose open parts as a rule hold no colon.
enum class Colons : bool { of_all, of_left_wildcards };

/// Stand for the characters `*` and `?` themselves where a pattern would take them for wildcards: what the variables
/// `${*}` and `${?}` spell. Bytes that occur in no UTF-8 text.
inline constexpr char literal_star = '\xFD';
inline constexpr char literal_question_mark = '\xFC';

/// Does the pattern match the whole text? In the text `*` and `?` are characters like others.
Answer matches(std::string_view pattern, std::string_view text, Case = Case::sensitive, Colons = Colons::of_all);

/// Is there a text that both patterns match?
Answer overlaps(std::string_view a, std::string_view b, Case = Case::sensitive, Colons = Colons::of_all);

/// Does `wide` match every text that `narrow` matches?
Answer subsumes(std::string_view wide, std::string_view narrow, Case = Case::sensitive, Colons = Colons::of_all);

/// Are the two the same text? No character is a wildcard.
Answer equal(std::string_view a, std::string_view b, Case = Case::sensitive);

/// Has it a `*` or `?` outside of the names of symbols?
bool has_wildcards(std::string_view text);

/// Does it match every text: nothing but `*`, and at least one?
bool matches_everything(std::string_view pattern);

}  // namespace rolecall::iam
