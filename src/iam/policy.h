// The IAM policy language: a policy document as it was written, every word with its place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"
#include "source/text.h"

namespace rolecall::iam {

/// What a policy is attached to decides how it is judged. `unknown` where neither its content nor its place tells;
/// rules that depend on it are silent then.
enum class PolicyType : std::uint8_t {
  unknown,
  identity,
  trust,
  resource,
  boundary,
  service_control,
  resource_control,
  session,
  vpc_endpoint
};

enum class Effect : std::uint8_t { allow, deny };

/// An element that holds one word or a list of them: Action, Resource, the values of a condition.
struct Words {
  Span key_span;  ///< the element's name; nowhere if the element is absent
  Span span;      ///< its whole value
  std::vector<Text> list;
  bool is_unknown = false;  ///< the whole list is known only after deployment

  bool is_present() const { return span.is_somewhere() || is_unknown || !list.empty(); }
};

/// One principal: `{"AWS": "111122223333"}` is kind "AWS"; a bare `"*"` has an empty kind.
struct Principal {
  std::string kind;  ///< as written: AWS, Service, Federated, CanonicalUser, or a slip
  Span kind_span;
  Text value;

  /// `*`, bare or as an AWS principal.
  bool is_anyone() const { return value.value == "*" && (kind.empty() || kind == "AWS"); }
  bool is_service(std::string_view name) const { return kind == "Service" && value.value == name; }
};

struct Principals {
  Span key_span, span;  ///< nowhere if the element is absent
  std::vector<Principal> list;
  bool is_unknown = false;

  bool is_present() const { return span.is_somewhere() || is_unknown || !list.empty(); }
};

/// One test of a condition block: `"StringEquals": {"aws:SourceAccount": "111122223333"}`.
struct Condition {
  Text op;  ///< the operator as written, with its ForAllValues:/IfExists parts
  Text key;
  Words values;
};

struct Statement {
  Span span;
  Text sid;  ///< empty and nowhere if absent
  Span effect_key_span, effect_span;
  std::optional<Effect> effect;  ///< none if absent, unknown or neither Allow nor Deny
  Words action, not_action, resource, not_resource;
  Principals principal, not_principal;
  Span condition_key_span, condition_span;  ///< of the whole block; nowhere if absent
  bool condition_is_unknown = false;
  std::vector<Condition> conditions;

  bool allows() const { return effect == Effect::allow; }
  bool denies() const { return effect == Effect::deny; }
  /// Reads the Action element, or NotAction where that is what the statement has.
  const Words& actions() const { return not_action.is_present() && !action.is_present() ? not_action : action; }
  const Words& resources() const {
    return not_resource.is_present() && !resource.is_present() ? not_resource : resource;
  }
};

/// A place where the document breaks the grammar. Kept by the recogniser so that the rules of family `policy` can speak
/// of it while all that is well formed stays usable.
struct Slip {
  enum class Kind : std::uint8_t {
    wrong_type,           ///< an element of a JSON type that it cannot have; `word` says what was expected
    unknown_element,      ///< `word` is its name; `in_statement` says where
    duplicate_key,        ///< the second one of an object
    missing_statement,    ///< no Statement, or an empty one
    malformed_condition,  ///< Condition, or an operator in it, is no object
    principal_format,     ///< a string other than "*", or no map of kinds to values
    invalid_effect,
  };
  Kind kind;
  Span span;
  std::string word;
  bool in_statement = false;
};

struct Policy {
  PolicyType type = PolicyType::unknown;
  std::string name;  ///< how a person calls it: its name, else its role's or file's
  Span span;         ///< the whole document; nowhere for AWS managed policies
  std::optional<Text> version;
  Span version_key_span;
  Text id;
  std::vector<Statement> statements;
  std::vector<Slip> slips;
  std::uint32_t size = 0;       ///< characters without white space, as IAM counts against its quotas
  std::string attached_to;      ///< the role it was found with, for messages; may be empty
  bool is_unknown = false;      ///< the whole document is known only after deployment
  bool is_aws_managed = false;  ///< from the catalog
};

}  // namespace rolecall::iam
