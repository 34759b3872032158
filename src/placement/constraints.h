// The memberOf expressions of an entity, read once and handed to whoever asks about them.
#pragma once

#include <functional>

#include "placement/expression.h"
#include "source/tree.h"

namespace rolecall::placement {

/// Calls `look` for every memberOf expression of an entity's placementConstraints that parses. `value` is the string
/// that holds it: a word's place is `value.part(word.begin, word.end)`. Expressions of which a part is unknown are left
/// out.
void for_each_expression(View entity, const std::function<void(View value, const Expression& expression)>& look);

}  // namespace rolecall::placement
