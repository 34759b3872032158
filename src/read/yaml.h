// YAML 1.1 to a located tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source/finding.h"
#include "source/tree.h"

namespace rolecall::read {

/// As read() in read.h. A text of one document is that document; of several, an array of them; of none, null.
///
/// Plain words are typed as CloudFormation takes them: null, booleans and numbers; dates, numbers with leading zeros
/// and all else stay strings. A short intrinsic function is its long form, placed from its tag on: `!Sub x` is
/// `{"Fn::Sub": "x"}`. A value with another tag of its own is the only member, `!tag`, of an object.
///
/// An alias is a copy of its value, placed where the value is written; merge keys (`<<: *base`) give way to a mapping's
/// own keys. Aliases make at most `max_alias_values` values in all.
std::optional<Tree> read_yaml(std::string_view text, std::uint32_t source, Findings& findings);

}  // namespace rolecall::read
