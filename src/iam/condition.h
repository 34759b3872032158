// Condition operators: what a block of tests says of a request's context (IAM JSON policy elements: Condition;
// Condition operators; Single-valued vs. multivalued context keys; Variables and tags).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "iam/policy.h"
#include "source/answer.h"

namespace rolecall::iam {

enum class Comparison : std::uint8_t {
  string_equals,
  string_not_equals,
  string_equals_ignore_case,
  string_not_equals_ignore_case,
  string_like,
  string_not_like,
  numeric_equals,
  numeric_not_equals,
  numeric_less_than,
  numeric_less_than_equals,
  numeric_greater_than,
  numeric_greater_than_equals,
  date_equals,
  date_not_equals,
  date_less_than,
  date_less_than_equals,
  date_greater_than,
  date_greater_than_equals,
  boolean,
  binary_equals,
  ip_address,
  not_ip_address,
  arn_equals,
  arn_like,
  arn_not_equals,
  arn_not_like,
  null
};

enum class Quantifier : std::uint8_t { none, for_all_values, for_any_value };

/// An operator taken apart: `ForAllValues:StringLikeIfExists`.
struct Operator {
  Comparison comparison;
  Quantifier quantifier = Quantifier::none;
  bool if_exists = false;

  bool is_negated() const;
};

/// Any case of letters is taken, as IAM does. None if there is no such operator. `NullIfExists` is none.
std::optional<Operator> parse_operator(std::string_view text);
std::string_view name_of(Comparison comparison);  ///< `StringEquals`
/// The operator that a slip most likely means, in its whole form (`ForAnyValue:StringLike`); empty if none is near.
std::string_view nearest_operator(std::string_view text);

/// What is known of a request. A key that is in `values` is known to have these; one in `absent` is known not to be in
/// the request; any other key is unknown. Names are compared in any case.
class Context {
 public:
  void set(std::string_view key, std::vector<std::string> values);
  void set_absent(std::string_view key);
  /// From here on a key that was not set is absent, not unknown (an authorization request that is given whole).
  void close() { is_closed_ = true; }

  struct Value {
    Answer present;                                    ///< depends: not known
    const std::vector<std::string>* values = nullptr;  ///< where present is yes
  };
  Value find(std::string_view key) const;

 private:
  std::map<std::string, std::optional<std::vector<std::string>>, std::less<>> values_;  // keys in lower case
  bool is_closed_ = false;
};

/// One test. Policy variables in the values are replaced from the context where the policy's version has them.
/// `depends` also where AWS does not say what happens: an operator that does not exist, a value that is none of the
/// operator's kind
/// (`NumericLessThan` a word), several values of a key without ForAllValues or ForAnyValue if they do not agree.
Answer holds(const Condition& condition, const Context& context, bool has_variables);
/// All tests of a statement: every one must hold.
Answer conditions_hold(const Statement& statement, const Context& context, bool has_variables);

/// `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`: the text with what the context knows put in, and a
/// symbol for what it does not know. Wildcards that come out of a variable stand for themselves (literal_star in
/// iam/pattern.h). None if a variable is known to be absent and has no default: then the text matches nothing.
std::optional<std::string> replace_variables(std::string_view text, const Context& context);

}  // namespace rolecall::iam
