// A CloudFormation template, and what its intrinsic functions give as far as that is known before deployment.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/answer.h"
#include "source/source.h"
#include "source/tree.h"

namespace rolecall::recognise::cloudformation {

/// One member of `Resources` that may come to be: its condition is not known to be false.
struct Resource {
  std::string_view id;    ///< its logical id
  std::string_view type;  ///< "AWS::IAM::Role"
  View whole, properties;
};

/// What a value is after its function has been worked out.
struct Value {
  enum class Kind : std::uint8_t {
    nothing,  ///< `AWS::NoValue`: the member or item is not there
    node,     ///< a value of the template that is no function itself; there may be functions in it
    text,     ///< a text, perhaps with symbols
    list,     ///< texts
    unknown,  ///< anything at all; `text` is the name of its symbol
  };
  Kind kind = Kind::nothing;
  View node;
  std::string text;
  std::vector<std::string> list;
  Span span;
};

/// Evaluates the values of one template (AWS CloudFormation template reference guide: Intrinsic function reference,
/// Pseudo parameters reference).
///
/// - A parameter is its default, which is what people deploy with unless they say otherwise. One without a default,
/// with
///   an empty one, with NoEcho, or of which only its name in the Parameter Store is known, is a symbol.
/// - Pseudo parameters are symbols of their names (`AWS::Partition`), the same in all templates.
/// - A resource that has a name of its own is known by that name; else `Ref` and `GetAtt` give the symbol of its
/// logical
///   id, `app.yaml#Role` and `app.yaml#Role.Arn`, so that templates do not meet by accident.
/// - What a transform or `Fn::ForEach` makes is not looked at; an object that has members of theirs is unknown.
/// - `Fn::If` with a condition that is not decided is unknown unless both branches say the same. All else that only
///   deployment tells is unknown, too.
class Template {
 public:
  /// Keeps references: `sources` and the tree of `root` must outlive it.
  Template(Sources& sources, std::uint32_t source, View root);

  const std::vector<Resource>& resources() const { return resources_; }
  /// A copy of a value in which no function is left. Without recursion on the depth of the value.
  Tree resolved(View value);
  /// One value, worked out.
  Value evaluate(View value) { return evaluate(value, 0); }
  /// A value as a text; what is no text becomes a symbol. Nothing if there is no value.
  std::optional<std::string> text_of(View value);

  /// The symbol of a resource: what `Ref` gives if it has no name of its own.
  std::string symbol_of(std::string_view id) const;
  /// The resource whose symbol a text is; null if it is none.
  const Resource* resource_of(std::string_view symbol) const;
  /// The name that the template gives to a resource; empty if deployment makes one up or decides a part of it.
  std::string name_of(std::string_view id);

 private:
  Value evaluate(View value, int nesting);
  Value call(std::string_view name, View argument, View call, int nesting);
  Value reference(std::string_view name, View at);
  Value parameter(View declared, std::string_view name, View at);
  Value resource_reference(const Resource& resource, View at);
  Value attribute(View argument, View at, int nesting);
  Value attribute(std::string_view id, std::string_view name, View at);
  Value substitute(View argument, View at, int nesting);
  Value join(View argument, View at, int nesting);
  Value select(View argument, View at, int nesting);
  Value split(View argument, View at, int nesting);
  Value choose(View argument, View at, int nesting);
  Value look_up(View argument, View at, int nesting);

  std::string substituted(std::string_view text, View variables, int nesting);
  std::string variable(std::string_view name, View variables, int nesting);
  std::optional<View> json_of(View text, View variables, int nesting);
  std::optional<std::vector<std::string>> texts_of(View list, int nesting);
  static std::optional<std::string> text_of(const Value& value);
  static bool same(const Value& a, const Value& b);
  std::string name_or_symbol(const Resource& resource);

  Answer condition(std::string_view name);
  Answer decide(View condition, int nesting);
  Answer equal(View pair, int nesting);

  Value unknown(std::string_view function, View at) const;
  static Value text(std::string text, View at);
  std::string local(std::string_view name) const;
  void add_resources(View list);

  Sources& sources_;
  std::string file_;
  View root_;
  std::map<std::string_view, View> parameters_;
  std::vector<Resource> resources_;
  std::map<std::string, std::size_t, std::less<>> by_id_;  // in resources_
  std::map<std::string, std::string, std::less<>> names_;  // of resources, as far as asked for
  std::map<std::string, Answer, std::less<>> conditions_;  // as far as asked for
  std::deque<Tree> json_;                                  // in texts of Fn::Sub
};

/// The name and the argument of an intrinsic function; both empty if the value is none.
struct Call {
  std::string_view name;  ///< without "Fn::"
  View argument;
};
Call call_in(View value);

}  // namespace rolecall::recognise::cloudformation
