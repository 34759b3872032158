// Values of the Terraform language, as far as they are known before a plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/answer.h"
#include "source/source.h"
#include "source/tree.h"

namespace rolecall::recognise::terraform {

/// How many values are looked at together. Values are shared, so that a short text may stand for values without end.
inline constexpr std::size_t most_values = 1'000'000;
/// What would nest deeper is unknown.
inline constexpr std::uint16_t max_height = 500;

struct Instance;
struct Member;
using Members = std::vector<Member>;

/// One value. Cheap to copy: what it holds is shared and never changes.
struct Value {
  Kind kind = Kind::null;
  Span span;
  std::string text;  ///< of a string (with symbols), number, boolean; of an unknown value the symbol's name
  std::shared_ptr<const Members> members;            ///< of arrays and objects
  std::shared_ptr<const std::vector<Piece>> pieces;  ///< of a string: where it stands, if its span does not tell
  std::shared_ptr<const Value> encoded;              ///< of a string: the value of which it is the JSON
  const Instance* instance = nullptr;                ///< of an object: the resource that has its members
  std::uint16_t height = 0;                          ///< how deep arrays and objects nest in it, at most max_height
  bool is_open = false;                              ///< an array or object that may have more than its members
  bool is_missing = false;                           ///< unknown because there is no such thing, which `try` minds

  bool is_known() const { return kind != Kind::unknown && Text::is_known(text); }
  bool is_scalar() const { return kind == Kind::string || kind == Kind::number || kind == Kind::boolean; }
  bool is_array() const { return kind == Kind::array; }
  bool is_object() const { return kind == Kind::object && !instance; }
  const Members& items() const;
  /// The member of that name; null if there is none.
  const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Span key_span;
  Value value;
};

Value null_value(const Span& span);
Value string_value(std::string text, const Span& span);
Value number_value(double number, const Span& span);
Value boolean_value(bool is_true, const Span& span);
/// `name` is for people, and equal for values that are equal.
Value unknown_value(std::string_view name, const Span& span);
Value missing_value(std::string_view name, const Span& span);
Value array_value(Members items, const Span& span);
Value object_value(Members members, const Span& span);
/// An item of an array.
Member item(Value value);
/// Takes what an earlier member of that name was.
void set_member(Members& members, std::string_view key, const Span& key_span, Value value);

/// The words of a scalar or unknown value, with symbols; nothing for what has none.
std::optional<std::string> words_of(const Value& value);
/// A whole or other number, of a number or a string that is one.
std::optional<double> number_of(const Value& value);
/// `true` and `false`, also as strings; depends for all else.
Answer truth_of(const Value& value);
/// Is all of it known, down to the last member?
bool is_wholly_known(const Value& value);
Answer are_equal(const Value& a, const Value& b);
/// For the names of symbols: short.
std::string shown(const Value& value);

/// Where the bytes of a string stand.
std::vector<Piece> pieces_of(const Value& string);

/// As jsonencode() writes it, symbols in it; nothing if it is too large or has a resource in it.
std::optional<std::string> json_of(const Value& value);
/// What entities keep. Nothing becomes an unknown value by the way; what is too large does.
Tree tree_of(const Value& value, const Span& fallback);

}  // namespace rolecall::recognise::terraform
