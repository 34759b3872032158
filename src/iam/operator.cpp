// The names of the condition operators (IAM JSON policy elements: Condition operators).
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "iam/condition.h"
#include "source/letter_case.h"
#include "source/nearest.h"

namespace rolecall::iam {

namespace {

// In the order of Comparison.
constexpr std::array<std::string_view, 27> names = {"StringEquals",
                                                    "StringNotEquals",
                                                    "StringEqualsIgnoreCase",
                                                    "StringNotEqualsIgnoreCase",
                                                    "StringLike",
                                                    "StringNotLike",
                                                    "NumericEquals",
                                                    "NumericNotEquals",
                                                    "NumericLessThan",
                                                    "NumericLessThanEquals",
                                                    "NumericGreaterThan",
                                                    "NumericGreaterThanEquals",
                                                    "DateEquals",
                                                    "DateNotEquals",
                                                    "DateLessThan",
                                                    "DateLessThanEquals",
                                                    "DateGreaterThan",
                                                    "DateGreaterThanEquals",
                                                    "Bool",
                                                    "BinaryEquals",
                                                    "IpAddress",
                                                    "NotIpAddress",
                                                    "ArnEquals",
                                                    "ArnLike",
                                                    "ArnNotEquals",
                                                    "ArnNotLike",
                                                    "Null"};
static_assert(names.size() == static_cast<std::size_t>(Comparison::null) + 1);

constexpr std::string_view for_all_values = "ForAllValues:", for_any_value = "ForAnyValue:", if_exists = "IfExists";

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!equal_in_any_case(text.substr(0, prefix.size()), prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (text.size() < suffix.size() || !equal_in_any_case(text.substr(text.size() - suffix.size()), suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

std::vector<std::string> all_forms() {
  std::vector<std::string> forms;
  for (const std::string_view quantifier : {std::string_view{}, for_all_values, for_any_value})
    for (const std::string_view name : names)
      for (const std::string_view suffix : {std::string_view{}, if_exists}) {
        std::string form(quantifier);
        form.append(name).append(suffix);
        if (parse_operator(form)) forms.push_back(std::move(form));
      }
  return forms;
}

}  // namespace

bool Operator::is_negated() const {
  switch (comparison) {
    case Comparison::string_not_equals:
    case Comparison::string_not_equals_ignore_case:
    case Comparison::string_not_like:
    case Comparison::numeric_not_equals:
    case Comparison::date_not_equals:
    case Comparison::not_ip_address:
    case Comparison::arn_not_equals:
    case Comparison::arn_not_like:
      return true;
    case Comparison::string_equals:
    case Comparison::string_equals_ignore_case:
    case Comparison::string_like:
    case Comparison::numeric_equals:
    case Comparison::numeric_less_than:
    case Comparison::numeric_less_than_equals:
    case Comparison::numeric_greater_than:
    case Comparison::numeric_greater_than_equals:
    case Comparison::date_equals:
    case Comparison::date_less_than:
    case Comparison::date_less_than_equals:
    case Comparison::date_greater_than:
    case Comparison::date_greater_than_equals:
    case Comparison::boolean:
    case Comparison::binary_equals:
    case Comparison::ip_address:
    case Comparison::arn_equals:
    case Comparison::arn_like:
    case Comparison::null:
      return false;
  }
  return false;
}

std::optional<Operator> parse_operator(std::string_view text) {
  Operator parsed{};
  if (take_prefix(text, for_all_values))
    parsed.quantifier = Quantifier::for_all_values;
  else if (take_prefix(text, for_any_value))
    parsed.quantifier = Quantifier::for_any_value;
  parsed.if_exists = take_suffix(text, if_exists);
  const auto name =
      std::find_if(names.begin(), names.end(), [&](std::string_view other) { return equal_in_any_case(other, text); });
  if (name == names.end()) return std::nullopt;
  parsed.comparison = static_cast<Comparison>(name - names.begin());
  if (parsed.comparison == Comparison::null && parsed.if_exists) return std::nullopt;
  return parsed;
}

std::string_view name_of(Comparison comparison) {
  return names[static_cast<std::size_t>(comparison)];
}

std::string_view nearest_operator(std::string_view text) {
  static const std::vector<std::string> forms = all_forms();
  const std::vector<std::string_view> candidates(forms.begin(), forms.end());
  return nearest(text, candidates);
}

}  // namespace rolecall::iam
