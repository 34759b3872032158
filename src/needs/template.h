// Texts with `{name}`s, which the table of features uses for titles and resources.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rolecall::needs {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

/// Puts the first field of each name in its place; a name without a field becomes a symbol (source/text.h), and `{*}`,
/// which stands for any text, always does.
std::string filled(std::string_view text, const Fields& fields);

/// What is not known in a resource, as a policy would write it: `ACCOUNT` and `REGION` to be put in by hand, `??????`
/// for the random characters of a secret, `*` for any text; symbols of a template as `${name}`.
std::string as_in_policy(std::string_view resource);

/// Calls `each(literal, name)` for each piece of a text: the words before a `{name}`, and the name; empty at the end.
template <class Each>
void each_piece(std::string_view text, Each&& each) {
  while (!text.empty()) {
    const std::size_t open = text.find('{'), close = text.find('}', open);
    if (close == text.npos) return each(text, std::string_view{});
    each(text.substr(0, open), text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace rolecall::needs
