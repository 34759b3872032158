#include "needs/template.h"

#include <algorithm>
#include <array>

#include "source/text.h"

namespace rolecall::needs {

namespace {

struct Written {
  std::string_view symbol, text;
};
constexpr std::array<Written, 3> written = {{{"partition", "aws"}, {"suffix", "??????"}, {"*", "*"}}};

std::string in_policy(std::string_view symbol) {
  for (const Written& entry : written)
    if (entry.symbol == symbol) return std::string(entry.text);
  // The names of fields have small letters only; all others are symbols of the user's own template.
  const auto is_of_field = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  if (!std::all_of(symbol.begin(), symbol.end(), is_of_field)) return Text::shown(Text::symbol(symbol).value);
  std::string name(symbol);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
    return c == '-' ? '_' : c;
  });
  return name;
}

}  // namespace

std::string filled(std::string_view text, const Fields& fields) {
  std::string result;
  each_piece(text, [&](std::string_view literal, std::string_view name) {
    result += literal;
    if (name.empty()) return;
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const auto& entry) { return entry.first == name; });
    result += field == fields.end() ? Text::symbol(name).value : field->second;
  });
  return result;
}

std::string as_in_policy(std::string_view resource) {
  std::string result;
  while (!resource.empty()) {
    const std::size_t begin = resource.find(Text::symbol_begin);
    result += resource.substr(0, begin);
    if (begin == resource.npos) break;
    const std::size_t end = std::min(resource.find(Text::symbol_end, begin), resource.size());
    result += in_policy(resource.substr(begin + 1, end - begin - 1));
    resource.remove_prefix(std::min(end + 1, resource.size()));
  }
  return result;
}

}  // namespace rolecall::needs
