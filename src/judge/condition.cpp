#include "judge/condition.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "iam/pattern.h"
#include "judge/evaluate.h"

namespace rolecall {

// A pattern and the moment at which it is compiled.
struct Patterns::Table {
  struct Entry {
    std::once_flag once;
    std::optional<RE2> expression;
  };
  std::unordered_map<std::string_view, Entry> entries;

  void add(const Predicate* predicate) {
    if (!predicate) return;
    if (predicate->kind == PredicateKind::matches) entries.try_emplace(predicate->operands.front());
    for (const Predicate& part : predicate->parts) add(&part);
  }
};

Patterns::Patterns(std::span<const Condition* const> conditions) : table_(std::make_unique<Table>()) {
  for (const Condition* condition : conditions) {
    table_->add(condition->where);
    table_->add(condition->flag);
  }
}

Patterns::~Patterns() = default;

bool Patterns::matches(std::string_view pattern, std::string_view text) const {
  const auto found = table_->entries.find(pattern);
  Table::Entry& entry = found->second;
  std::call_once(entry.once, [&] { entry.expression.emplace(pattern, RE2::Quiet); });
  return RE2::FullMatch(text, *entry.expression);
}

namespace {

bool is_unknown(const Value& value) {
  return std::holds_alternative<Unknown>(value);
}

bool is_list(const Value& value) {
  const View* view = std::get_if<View>(&value);
  return view && (view->is_array() || view->is_object());
}

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::size_t characters_of(std::string_view utf8) {
  const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), starts_character));
}

Answer equals(const Value& value, std::string_view operand) {
  if (is_unknown(value)) return Answer::depends;
  if (is_list(value)) return Answer::no;
  const Text text = text_of(value);
  if (!text.is_known()) {
    // In a pattern `*` and `?` would not stand for themselves.
    return operand.find_first_of("*?") == operand.npos ? iam::matches(operand, text.value) : Answer::depends;
  }
  if (text.value == operand) return Answer::yes;
  const View* view = std::get_if<View>(&value);
  return answer(view && view->is_number() && number_in(text.value) && number_in(text.value) == number_in(operand));
}

Answer equals_any(const Value& value, std::span<const std::string_view> operands) {
  Answer any = Answer::no;
  for (const std::string_view operand : operands) any = either(any, equals(value, operand));
  return any;
}

Answer matches(const Value& value, std::string_view pattern, const Patterns& patterns) {
  if (is_unknown(value)) return Answer::depends;
  if (is_list(value)) return Answer::no;
  const Text text = text_of(value);
  return text.is_known() ? answer(patterns.matches(pattern, text.value)) : Answer::depends;
}

// Is the number of the value on the right side of the predicate's?
Answer compares(const Value& value, const Predicate& predicate) {
  if (is_unknown(value)) return Answer::depends;
  const Text text = text_of(value);
  if (!text.is_known()) return Answer::depends;
  const std::optional<double> number = number_in(text.value);
  if (!number) return Answer::no;
  return answer(predicate.kind == PredicateKind::less_than ? *number < predicate.number : *number > predicate.number);
}

Answer is_longer(const Value& value, double length) {
  if (is_unknown(value)) return Answer::depends;
  if (is_list(value)) return answer(static_cast<double>(std::get<View>(value).size()) > length);
  const Text text = text_of(value);
  return text.is_known() ? answer(static_cast<double>(characters_of(text.value)) > length) : Answer::depends;
}

// May the role do what the predicate asks? Of what is no role, nothing is known.
Answer allows(const Value& value, const Predicate& predicate) {
  const LinkedRole* const* role = std::get_if<const LinkedRole*>(&value);
  if (!role) return Answer::depends;
  iam::Context context;
  for (const Predicate::Entry& entry : predicate.context) context.set(entry.key, {std::string(entry.value)});
  return (*role)->may(predicate.action, predicate.resource, context).allowed;
}

Answer test(const Value& value, const Predicate& predicate, const Patterns& patterns) {
  switch (predicate.kind) {
    case PredicateKind::equals:
    case PredicateKind::in:
      return equals_any(value, predicate.operands);
    case PredicateKind::matches:
      return matches(value, predicate.operands.front(), patterns);
    case PredicateKind::exists:
      return is_unknown(value) ? Answer::depends : Answer::yes;
    case PredicateKind::less_than:
    case PredicateKind::more_than:
      return compares(value, predicate);
    case PredicateKind::longer_than:
      return is_longer(value, predicate.number);
    case PredicateKind::allows:
      return allows(value, predicate);
    case PredicateKind::denies:
      return opposite(allows(value, predicate));
    case PredicateKind::missing:
    case PredicateKind::all:
    case PredicateKind::any:
    case PredicateKind::none:
      break;  // not asked of one value
  }
  return Answer::no;
}

// Is it so of any of the values at the path?
Answer test_any(const Predicate& predicate, const Start& start, const Patterns& patterns) {
  Answer any = Answer::no;
  for (const Value& value : values_at(predicate.path, start)) {
    any = either(any, test(value, predicate, patterns));
    if (any == Answer::yes) break;
  }
  return any;
}

// What is no object has no members that could be missing: that it stands there at all is the mistake.
bool has_members(const Value& value) {
  const View* view = std::get_if<View>(&value);
  return !view || view->is_object() || view->is_unknown();
}

Answer is_missing(const Predicate& predicate, const Start& start) {
  const bool starts_at_match = !predicate.path.empty() && !predicate.path.starts_with('/');
  if (starts_at_match && !has_members(start.match)) return Answer::no;
  Answer missing = Answer::yes;
  for (const Value& value : values_at(predicate.path, start))
    missing = both(missing, is_unknown(value) ? Answer::depends : Answer::no);
  return missing;
}

std::string shown_at(std::string_view path, const Start& start) {
  const std::vector<Value> values = values_at(path, start);
  std::string shown;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) shown += i + 1 == values.size() ? " and " : ", ";
    shown += text_of(values[i]).shown();
  }
  return shown;
}

// The message with each `{path}` replaced. The loader has seen that every `{` has its `}`.
std::string filled_in(std::string_view message, const Start& start) {
  std::string text;
  for (std::size_t open = message.find('{'); open != message.npos; open = message.find('{')) {
    const std::size_t close = message.find('}', open);
    text += message.substr(0, open);
    text += shown_at(message.substr(open + 1, close - open - 1), start);
    message.remove_prefix(close + 1);
  }
  return text += message;
}

// What the finding covers: the value at `covers`, else the match, else the entity.
Span covered(const Condition& condition, const Start& start) {
  if (!condition.covers.empty())
    for (const Value& value : values_at(condition.covers, start))
      if (span_of(value).is_somewhere()) return span_of(value);
  const Span span = span_of(start.match);
  return span.is_somewhere() ? span : span_of(value_of(start.entity));
}

bool is_certain(const Predicate* predicate, const Start& start, const Patterns& patterns) {
  return !predicate || evaluate(*predicate, start, patterns) == Answer::yes;
}

void speak_of_match(const Condition& condition, const Start& start, const Patterns& patterns, Findings& findings) {
  if (is_unknown(start.match)) return;
  if (!is_certain(condition.where, start, patterns) || !is_certain(condition.flag, start, patterns)) return;
  findings.put(covered(condition, start), filled_in(condition.message, start));
}

}  // namespace

Answer evaluate(const Predicate& predicate, const Start& start, const Patterns& patterns) {
  Answer result = predicate.kind == PredicateKind::all ? Answer::yes : Answer::no;
  switch (predicate.kind) {
    case PredicateKind::all:
      for (const Predicate& part : predicate.parts) result = both(result, evaluate(part, start, patterns));
      return result;
    case PredicateKind::any:
    case PredicateKind::none:
      for (const Predicate& part : predicate.parts) result = either(result, evaluate(part, start, patterns));
      return predicate.kind == PredicateKind::any ? result : opposite(result);
    case PredicateKind::missing:
      return is_missing(predicate, start);
    case PredicateKind::equals:
    case PredicateKind::in:
    case PredicateKind::matches:
    case PredicateKind::exists:
    case PredicateKind::less_than:
    case PredicateKind::more_than:
    case PredicateKind::longer_than:
    case PredicateKind::allows:
    case PredicateKind::denies:
      break;
  }
  return test_any(predicate, start, patterns);
}

void speak(const Condition& condition, const Entity& entity, const Workspace& workspace, const Patterns& patterns,
           Findings& findings) {
  Start start{&workspace, entity, value_of(entity)};
  if (condition.at.empty()) return speak_of_match(condition, start, patterns, findings);
  for (const Value& match : values_at(condition.at, start)) {
    start.match = match;
    speak_of_match(condition, start, patterns, findings);
  }
}

}  // namespace rolecall
