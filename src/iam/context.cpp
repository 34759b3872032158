// What is known of a request, and the policy variables that it fills (IAM policy elements: Variables and tags).
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "iam/condition.h"
#include "iam/pattern.h"
#include "source/text.h"

namespace rolecall::iam {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Wildcards of a pattern become the characters themselves; the names of symbols are kept.
std::string literal(std::string_view text) {
  std::string result(text);
  bool in_symbol = false;
  for (char& c : result) {
    if (c == Text::symbol_begin) in_symbol = true;
    if (c == Text::symbol_end) in_symbol = false;
    if (c == '*' && !in_symbol) c = literal_star;
    if (c == '?' && !in_symbol) c = literal_question_mark;
  }
  return result;
}

/// What stands between `${` and `}`: a key and, in single quotes after a comma, what to take where it is absent.
struct Variable {
  std::string_view key;
  std::optional<std::string_view> default_value;
};

// None for a default without its quotes, of which AWS does not say what it is.
std::optional<Variable> parse_variable(std::string_view text) {
  const std::size_t comma = text.find(',');
  const std::string_view key = trimmed(text.substr(0, comma));
  if (comma == text.npos) return Variable{key, std::nullopt};
  const std::string_view rest = trimmed(text.substr(comma + 1));
  if (rest.size() < 2 || !rest.starts_with('\'') || !rest.ends_with('\'')) return std::nullopt;
  return Variable{key, rest.substr(1, rest.size() - 2)};
}

std::string unknown(std::string_view name) {
  return Text::symbol(lower(Text::shown(name))).value;
}

// None if the variable has no value.
std::optional<std::string> value_of(std::string_view text, const Context& context) {
  if (text == "*" || text == "?" || text == "$") return literal(text);
  const std::optional<Variable> variable = parse_variable(text);
  if (!variable || !Text::is_known(variable->key)) return unknown(text);
  const Context::Value value = context.find(variable->key);
  if (value.present == Answer::depends) return unknown(variable->key);
  if (value.present == Answer::yes) {
    // A key of several values cannot serve as a variable; AWS does not say what it gives.
    return value.values->size() == 1 ? literal(value.values->front()) : unknown(variable->key);
  }
  if (!variable->default_value) return std::nullopt;
  // Nor whether a wildcard in a default is one.
  return has_wildcards(*variable->default_value) ? unknown(text) : std::string(*variable->default_value);
}

// The `}` that ends a variable, outside of quotes and symbols; npos if there is none.
std::size_t end_of_variable(std::string_view text, std::size_t begin) {
  bool in_symbol = false, in_quotes = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == Text::symbol_begin)
      in_symbol = true;
    else if (text[i] == Text::symbol_end)
      in_symbol = false;
    else if (in_symbol)
      continue;
    else if (text[i] == '\'')
      in_quotes = !in_quotes;
    else if (text[i] == '}' && !in_quotes)
      return i;
  }
  return text.npos;
}

}  // namespace

void Context::set(std::string_view key, std::vector<std::string> values) {
  values_.insert_or_assign(lower(key), std::move(values));
}

void Context::set_absent(std::string_view key) {
  values_.insert_or_assign(lower(key), std::nullopt);
}

Context::Value Context::find(std::string_view key) const {
  const auto found = values_.find(lower(key));
  if (found == values_.end()) return {is_closed_ ? Answer::no : Answer::depends};
  // A key that has no value is not there (Condition operator to check existence of condition keys).
  if (!found->second || found->second->empty()) return {Answer::no};
  return {Answer::yes, &*found->second};
}

std::optional<std::string> replace_variables(std::string_view text, const Context& context) {
  std::string result;
  std::size_t at = 0;
  for (;;) {
    const std::size_t begin = text.find("${", at);
    const std::size_t end = begin == text.npos ? text.npos : end_of_variable(text, begin + 2);
    result += text.substr(at, end == text.npos ? text.npos : begin - at);
    if (end == text.npos) return result;
    const std::optional<std::string> value = value_of(text.substr(begin + 2, end - begin - 2), context);
    if (!value) return std::nullopt;
    result += *value;
    at = end + 1;
  }
}

}  // namespace rolecall::iam
