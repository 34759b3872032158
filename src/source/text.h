// A word of the user's setup, as far as it is known before deployment.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "source/span.h"

namespace rolecall {

/// Literal pieces and named symbols in one string: `arn:` + symbol `AWS::Partition` + `:s3:::b/*`. A symbol stands for
/// text that only deployment decides. It is written as its name between two bytes that occur in no UTF-8 text, so that
/// equal texts with equal symbols are equal strings, and a text without symbols is just itself.
///
/// Code that compares literally must ask is_known() first; iam/pattern.h answers questions about texts with symbols.
struct Text {
  static constexpr char symbol_begin = '\xFF';
  static constexpr char symbol_end = '\xFE';

  std::string value;
  Span span;

  Text() = default;
  explicit Text(std::string value, Span span = {}) : value(std::move(value)), span(span) {}

  /// A text of which nothing but a name is known.
  static Text symbol(std::string_view name, Span span = {}) {
    std::string value;
    value.reserve(name.size() + 2);
    value += symbol_begin;
    value += name;
    value += symbol_end;
    return Text(std::move(value), span);
  }

  bool is_known() const { return rolecall::Text::is_known(value); }
  static bool is_known(std::string_view value) { return value.find(symbol_begin) == value.npos; }
  bool empty() const { return value.empty(); }

  /// For messages: symbols as `${name}`, without the file that a name may begin with to be unique, `app.yaml#Role`.
  std::string shown() const { return shown(value); }
  static std::string shown(std::string_view value);

  /// Equal words; where they stand does not matter.
  friend bool operator==(const Text& a, const Text& b) { return a.value == b.value; }
};

}  // namespace rolecall
