#include "iam/condition.h"

#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "iam/arn.h"
#include "iam/ip_range.h"
#include "iam/moment.h"
#include "iam/pattern.h"

namespace rolecall::iam {

namespace {

bool is_string_or_arn(Comparison comparison) {
  return comparison <= Comparison::string_not_like || comparison >= Comparison::arn_equals;
}

std::optional<double> parse_number(std::string_view text) {
  double number = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<bool> parse_boolean(std::string_view text) {
  if (equal(text, "true", Case::insensitive) == Answer::yes) return true;
  if (equal(text, "false", Case::insensitive) == Answer::yes) return false;
  return std::nullopt;
}

/// How the value of the request stands to that of the policy.
enum class Order { equal, less, less_or_equal, greater, greater_or_equal };

template <class T>
Answer ordered(const std::optional<T>& given, const std::optional<T>& wanted, Order order) {
  if (!given || !wanted) return Answer::depends;
  switch (order) {
    case Order::equal:
      return answer(*given == *wanted);
    case Order::less:
      return answer(*given < *wanted);
    case Order::less_or_equal:
      return answer(*given <= *wanted);
    case Order::greater:
      return answer(*given > *wanted);
    case Order::greater_or_equal:
      return answer(*given >= *wanted);
  }
  return Answer::depends;
}

Answer numbers(std::string_view given, std::string_view wanted, Order order) {
  return ordered(parse_number(given), parse_number(wanted), order);
}

Answer dates(std::string_view given, std::string_view wanted, Order order) {
  return ordered(parse_moment(given), parse_moment(wanted), order);
}

Answer in_range(std::string_view given, std::string_view wanted) {
  const std::optional<IpAddress> address = parse_ip_address(given);
  const std::optional<IpRange> range = parse_ip_range(wanted);
  return address && range ? answer(range->covers(*address)) : Answer::depends;
}

// One value of the request with one of the policy; of a negated comparison, what it negates. What cannot be read as the
// comparison's kind, symbols among it, depends.
Answer compare(Comparison comparison, std::string_view given, std::string_view wanted) {
  switch (comparison) {
    case Comparison::string_equals:
    case Comparison::string_not_equals:
      return equal(wanted, given);
    case Comparison::string_equals_ignore_case:
    case Comparison::string_not_equals_ignore_case:
      return equal(wanted, given, Case::insensitive);
    case Comparison::string_like:
    case Comparison::string_not_like:
      return matches(wanted, given);
    case Comparison::numeric_equals:
    case Comparison::numeric_not_equals:
      return numbers(given, wanted, Order::equal);
    case Comparison::numeric_less_than:
      return numbers(given, wanted, Order::less);
    case Comparison::numeric_less_than_equals:
      return numbers(given, wanted, Order::less_or_equal);
    case Comparison::numeric_greater_than:
      return numbers(given, wanted, Order::greater);
    case Comparison::numeric_greater_than_equals:
      return numbers(given, wanted, Order::greater_or_equal);
    case Comparison::date_equals:
    case Comparison::date_not_equals:
      return dates(given, wanted, Order::equal);
    case Comparison::date_less_than:
      return dates(given, wanted, Order::less);
    case Comparison::date_less_than_equals:
      return dates(given, wanted, Order::less_or_equal);
    case Comparison::date_greater_than:
      return dates(given, wanted, Order::greater);
    case Comparison::date_greater_than_equals:
      return dates(given, wanted, Order::greater_or_equal);
    case Comparison::boolean:
      return ordered(parse_boolean(given), parse_boolean(wanted), Order::equal);
    case Comparison::binary_equals:
      return equal(wanted, given);
    case Comparison::ip_address:
    case Comparison::not_ip_address:
      return in_range(given, wanted);
    case Comparison::arn_equals:
    case Comparison::arn_like:
    case Comparison::arn_not_equals:
    case Comparison::arn_not_like:
      return arn_like(wanted, given);
    case Comparison::null:
      return Answer::depends;
  }
  return Answer::depends;
}

/// One test with its variables replaced.
struct Test {
  Operator op;
  std::vector<std::string> wanted;  // without those of which a variable has no value: nothing is equal or like them
  bool is_unknown = false;

  // One value of the request: it must match any of the policy's values, or, negated, none.
  Answer holds_for(std::string_view given) const {
    Answer result = is_unknown ? Answer::depends : Answer::no;
    for (const std::string& value : wanted) {
      if (result == Answer::yes) break;
      result = either(result, compare(op.comparison, given, value));
    }
    return op.is_negated() ? opposite(result) : result;
  }
};

Test test_of(const Operator& op, const Condition& condition, const Context& context, bool has_variables) {
  Test test{op, {}, condition.values.is_unknown || condition.values.list.empty()};
  const bool replaces = has_variables && is_string_or_arn(op.comparison);
  for (const Text& value : condition.values.list) {
    std::optional<std::string> wanted = replaces ? replace_variables(value.value, context) : value.value;
    if (wanted) test.wanted.push_back(std::move(*wanted));
  }
  return test;
}

// "true": the key must not be there. "false": it must (Condition operator to check existence of condition keys).
Answer is_null(const Test& test, Answer present) {
  if (test.op.quantifier != Quantifier::none || test.is_unknown) return Answer::depends;
  Answer result = Answer::no;
  for (const std::string& value : test.wanted) {
    const std::optional<bool> wants_absence = parse_boolean(value);
    if (!wants_absence) return Answer::depends;
    result = either(result, *wants_absence ? opposite(present) : present);
  }
  return result;
}

// What a test says where the request does not have its key.
Answer holds_without_key(const Operator& op) {
  switch (op.quantifier) {
    case Quantifier::none:
      return answer(op.if_exists || op.is_negated());
    case Quantifier::for_all_values:
      return Answer::yes;
    // AWS says that ForAnyValue is then false and IfExists true, and nothing of both together.
    case Quantifier::for_any_value:
      return op.if_exists ? Answer::depends : Answer::no;
  }
  return Answer::depends;
}

Answer holds_for_all(const Test& test, const std::vector<std::string>& given) {
  Answer result = Answer::yes;
  for (const std::string& value : given) result = both(result, test.holds_for(value));
  return result;
}

Answer holds_for_any(const Test& test, const std::vector<std::string>& given) {
  Answer result = Answer::no;
  for (const std::string& value : given) result = either(result, test.holds_for(value));
  return result;
}

Answer holds_for_values(const Test& test, const std::vector<std::string>& given) {
  // An empty text counts as no value for the set operators (Set operators for multivalued context keys).
  const bool is_null_set = given.size() == 1 && given.front().empty();
  switch (test.op.quantifier) {
    case Quantifier::for_all_values:
      return is_null_set ? Answer::yes : holds_for_all(test, given);
    case Quantifier::for_any_value:
      return is_null_set ? Answer::no : holds_for_any(test, given);
    case Quantifier::none:
      break;
  }
  const Answer of_all = holds_for_all(test, given), of_any = holds_for_any(test, given);
  return of_all == of_any ? of_all : Answer::depends;
}

}  // namespace

Answer holds(const Condition& condition, const Context& context, bool has_variables) {
  const std::optional<Operator> op = parse_operator(condition.op.value);
  if (!op || !condition.key.is_known()) return Answer::depends;
  const Context::Value value = context.find(condition.key.value);
  const Test test = test_of(*op, condition, context, has_variables);
  if (op->comparison == Comparison::null) return is_null(test, value.present);
  if (value.present == Answer::yes) return holds_for_values(test, *value.values);
  return value.present == Answer::no ? holds_without_key(*op) : Answer::depends;
}

Answer conditions_hold(const Statement& statement, const Context& context, bool has_variables) {
  // A block of which nothing was readable is not an empty one.
  const bool was_lost = statement.condition_span.is_somewhere() && statement.conditions.empty();
  Answer result = statement.condition_is_unknown || was_lost ? Answer::depends : Answer::yes;
  for (const Condition& condition : statement.conditions) {
    if (result == Answer::no) break;
    result = both(result, holds(condition, context, has_variables));
  }
  return result;
}

}  // namespace rolecall::iam
