#include "recognise/terraform/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace rolecall::recognise::terraform {

namespace {

constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_json = std::size_t{16} << 20;

struct Budget {
  std::size_t left = most_values;
  bool take() { return left > 0 && left-- > 0; }
};

bool is_wholly_known(const Value& value, Budget& budget) {
  if (!budget.take() || !value.is_known() || value.instance) return false;
  if (value.is_open) return false;
  return std::all_of(value.items().begin(), value.items().end(),
                     [&](const Member& member) { return is_wholly_known(member.value, budget); });
}

Answer are_equal(const Value& a, const Value& b, Budget& budget) {
  if (!budget.take() || a.instance || b.instance || a.is_open || b.is_open) return Answer::depends;
  if (a.kind == Kind::unknown || b.kind == Kind::unknown)
    return a.kind == b.kind && a.text == b.text && !a.is_missing ? Answer::yes : Answer::depends;
  if (a.is_scalar() && b.is_scalar()) {
    if (a.text == b.text) return Answer::yes;
    return a.is_known() && b.is_known() ? Answer::no : Answer::depends;
  }
  if (a.kind != b.kind || a.items().size() != b.items().size()) return Answer::no;
  Answer answer = Answer::yes;
  for (std::size_t i = 0; i < a.items().size(); ++i) {
    const Value* other = a.is_array() ? &b.items()[i].value : b.find(a.items()[i].key);
    answer = other ? both(answer, are_equal(a.items()[i].value, *other, budget)) : Answer::no;
  }
  return answer;
}

void append_json_string(std::string_view text, std::string& json) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      json += '\\', json += c;
    else if (c == '\n')
      json += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      json += c;
  }
  json += '"';
}

bool append_json(const Value& value, Budget& budget, std::string& json) {
  if (!budget.take() || json.size() > longest_json || value.instance || value.is_open) return false;
  if (value.kind == Kind::null)
    json += "null";
  else if (value.kind == Kind::string)
    append_json_string(value.text, json);
  else if (value.kind == Kind::unknown)
    json += Text::symbol(value.text).value;
  else if (value.is_scalar())
    json += value.text;
  else {
    const bool is_array = value.is_array();
    json += is_array ? '[' : '{';
    for (const Member& member : value.items()) {
      if (&member != &value.items().front()) json += ',';
      if (!is_array) append_json_string(member.key, json), json += ':';
      if (!append_json(member.value, budget, json)) return false;
    }
    json += is_array ? ']' : '}';
  }
  return true;
}

void append_node(const Value& value, const Member* member, const Span& fallback, Budget& budget, Tree& tree) {
  const Span span = value.span.is_somewhere() ? value.span : fallback;
  Node node;
  node.kind = value.kind;
  node.span = span;
  if (member) {
    node.key = tree.keep(member->key);
    node.key_span = member->key_span.is_somewhere() ? member->key_span : span;
  }
  const bool is_hidden = !budget.take() || value.instance;
  if (is_hidden || (value.is_open && !value.is_array())) {
    node.kind = Kind::unknown;
    node.text = tree.keep(shown(value));
    tree.close(tree.open(node));
    return;
  }
  node.text = tree.keep(value.text);
  const std::uint32_t index = tree.open(node);
  for (const Member& each : value.items())
    append_node(each.value, value.is_array() ? nullptr : &each, span, budget, tree);
  if (value.is_open) append_node(unknown_value("more", span), nullptr, span, budget, tree);
  tree.close(index);
}

}  // namespace

const Members& Value::items() const {
  static const Members none;
  return members ? *members : none;
}

const Value* Value::find(std::string_view key) const {
  for (const Member& member : items())
    if (member.key == key) return &member.value;
  return nullptr;
}

Value null_value(const Span& span) {
  Value value;
  value.span = span;
  return value;
}

Value string_value(std::string text, const Span& span) {
  Value value;
  value.kind = Kind::string;
  value.span = span;
  value.text = std::move(text);
  return value;
}

Value number_value(double number, const Span& span) {
  Value value = string_value(fmt::format("{}", number), span);
  value.kind = Kind::number;
  if (std::trunc(number) == number && std::abs(number) < 1e15) value.text = fmt::format("{:.0f}", number);
  return value;
}

Value boolean_value(bool is_true, const Span& span) {
  Value value = string_value(is_true ? "true" : "false", span);
  value.kind = Kind::boolean;
  return value;
}

Value unknown_value(std::string_view name, const Span& span) {
  Value value = string_value(Text::shown(name), span);
  value.kind = Kind::unknown;
  // A symbol's name must not look like several parts of an ARN.
  for (char& c : value.text)
    if (c == '/' || c == ':') c = '.';
  return value;
}

Value missing_value(std::string_view name, const Span& span) {
  Value value = unknown_value(name, span);
  value.is_missing = true;
  return value;
}

Value array_value(Members items, const Span& span) {
  Value value;
  value.kind = Kind::array;
  value.span = span;
  for (const Member& item : items)
    value.height = std::max(value.height, static_cast<std::uint16_t>(item.value.height + 1));
  if (value.height > max_height) return unknown_value("...", span);
  value.members = std::make_shared<const Members>(std::move(items));
  return value;
}

Value object_value(Members members, const Span& span) {
  Value value = array_value(std::move(members), span);
  if (value.is_array()) value.kind = Kind::object;
  return value;
}

Member item(Value value) {
  return {{}, {}, std::move(value)};
}

void set_member(Members& members, std::string_view key, const Span& key_span, Value value) {
  const auto known =
      std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
  if (known == members.end())
    members.push_back({std::string(key), key_span, std::move(value)});
  else
    *known = {std::string(key), key_span, std::move(value)};
}

std::optional<std::string> words_of(const Value& value) {
  if (value.kind == Kind::unknown) return Text::symbol(value.text).value;
  if (value.is_scalar()) return value.text;
  return std::nullopt;
}

std::optional<double> number_of(const Value& value) {
  if (!value.is_scalar() || value.text.empty()) return std::nullopt;
  double number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [stopped_at, error] = std::from_chars(value.text.data(), end, number);
  if (error != std::errc{} || stopped_at != end) return std::nullopt;
  return number;
}

Answer truth_of(const Value& value) {
  if (!value.is_scalar()) return Answer::depends;
  if (value.text == "true") return Answer::yes;
  return value.text == "false" ? Answer::no : Answer::depends;
}

bool is_wholly_known(const Value& value) {
  Budget budget;
  return is_wholly_known(value, budget);
}

Answer are_equal(const Value& a, const Value& b) {
  Budget budget;
  return are_equal(a, b, budget);
}

std::string shown(const Value& value) {
  std::string words = Text::shown(words_of(value).value_or(value.is_array() ? "[...]" : "{...}"));
  if (value.kind == Kind::unknown) words = value.text;
  if (value.kind == Kind::null) words = "null";
  return words.substr(0, longest_name);
}

std::vector<Piece> pieces_of(const Value& string) {
  if (string.pieces) return *string.pieces;
  Span span = string.span;
  // A literal has its quotes in its place.
  if (span.end - span.begin == string.text.size() + 2) ++span.begin, --span.end;
  return {{0, span}};
}

std::optional<std::string> json_of(const Value& value) {
  Budget budget;
  std::string json;
  if (!append_json(value, budget, json)) return std::nullopt;
  return json;
}

Tree tree_of(const Value& value, const Span& fallback) {
  Tree tree;
  Budget budget;
  append_node(value, nullptr, fallback, budget, tree);
  return tree;
}

}  // namespace rolecall::recognise::terraform
