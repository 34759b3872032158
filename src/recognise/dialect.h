// What the recognisers of the dialects share. A dialect is a function that knows its documents by their content and
// adds their entities; recognise.cpp has the list of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "recognise/recognise.h"

namespace rolecall::recognise {

/// One document on its way through the dialects.
struct Input {
  Sources& sources;
  std::uint32_t source;
  read::Format format;
  const Hints& hints;
  Findings& findings;
  unsigned jobs = 1;

  const Source& file() const { return sources[source]; }
  std::string_view path() const { return file().path; }
};

/// True if the value is a document of the dialect: then its entities are in `result`, and its word is `result.dialect`.
/// Members that an answer has beyond the known ones are passed over.
using Dialect = bool (*)(const Input& input, View value, Recognised& result);

bool recognise_cloudformation(const Input& input, View value, Recognised& result);
bool recognise_policy_document(const Input& input, View value, Recognised& result);
bool recognise_iam_answer(const Input& input, View value, Recognised& result);
bool recognise_policy_answer(const Input& input, View value, Recognised& result);
bool recognise_ecs(const Input& input, View value, Recognised& result);
bool recognise_agent_config(const Input& input, View value, Recognised& result);
bool recognise_bottlerocket(const Input& input, View value, Recognised& result);

/// A customer managed policy as answers have it: what names it, and its default version where the answer has the
/// versions. Passes over what is no policy.
void take_managed_policy(const Input& input, View value, Recognised& result);

/// What `--as KIND` makes of a document that no dialect knows. False if it cannot be that.
bool take_as_policy(const Input& input, View value, iam::PolicyType type, Recognised& result);
bool take_as_role(const Input& input, View value, Recognised& result);
bool take_as_instance_profile(const Input& input, View value, Recognised& result);
bool take_as_ecs(View value, EntityKind kind, Recognised& result);
bool take_as_agent_config(const Input& input, View value, Recognised& result);

/// The policy that a member of an answer holds: an object, or the text of one, as requests and the raw API have it
/// (read as a source of its own, percent-encoded or not). None if the member is absent, null, an empty or a `file://`
/// string, or its text is malformed, of which the reader has spoken then.
std::optional<iam::Policy> policy_in(const Input& input, View value, iam::PolicyType type, std::string name);

/// The last part of an ARN, or the text itself if it is none; for a person where a part of it is not known.
std::string last_name(std::string_view arn_or_name);

/// The words of a string member; empty for anything else. `shown` for a person where a part of it is not known.
inline std::string_view words(View value) {
  return value.is_string() ? value.text() : std::string_view{};
}
inline std::string shown(View value) {
  return Text::shown(words(value));
}
/// A string or an unknown value; empty for anything else.
inline Text text_of(View value) {
  return value.is_string() || value.is_unknown() ? value.as_text() : Text();
}

}  // namespace rolecall::recognise
