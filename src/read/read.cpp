#include "read/read.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "read/encoding.h"
#include "read/env.h"
#include "read/json.h"
#include "read/toml.h"
#include "read/yaml.h"

namespace rolecall::read {

namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_empty(std::string_view text) {
  text.remove_prefix(after_byte_order_mark(text));
  return text.find_first_not_of(" \t\r\n") == text.npos;
}

/// For what is about the text as a whole.
Span start_of(std::string_view text, std::uint32_t source) {
  const std::uint32_t start = after_byte_order_mark(text);
  return {source, start, start};
}

bool is_too_large(std::string_view text, std::uint32_t source, std::size_t limit, Findings& findings) {
  if (text.size() <= limit) return false;
  findings.of("input/beyond-limits", Level::error);
  findings.add(start_of(text, source), "the text has {} bytes; at most {} are read", text.size(), limit);
  return true;
}

/// A string's bytes between its quotes, as they are written, and how.
struct Written {
  std::uint32_t skipped_in_front = 0, skipped_behind = 0;
  Encoding encoding = Encoding::verbatim;
};

/// How long the first line of a YAML block is, as in `|-  # comment`.
std::uint32_t header_of_block(std::string_view value) {
  return static_cast<std::uint32_t>(std::min(value.find('\n'), value.size() - 1) + 1);
}

Written as_written(std::string_view value, std::string_view decoded) {
  if (value == decoded) return {};  // in an env file quotes are part of the value
  if (value[0] == '|' || value[0] == '>') return {header_of_block(value), 0, Encoding::folded};
  const auto is_in = [&](std::string_view quotes) {
    return value.size() >= 2 * quotes.size() && value.substr(0, quotes.size()) == quotes && ends_with(value, quotes);
  };
  for (const std::string_view quotes : {R"(""")", "'''"}) {
    if (!is_in(quotes)) continue;
    // TOML drops a line end right after the quotes.
    const std::string_view inside = value.substr(quotes.size());
    const std::uint32_t line_end = inside[0] == '\n' ? 1 : inside.substr(0, 2) == "\r\n" ? 2 : 0;
    return {3 + line_end, 3, quotes[0] == '"' ? Encoding::json_string : Encoding::verbatim};
  }
  if (is_in("'")) return {1, 1, Encoding::single_quoted};
  if (is_in("\"")) return {1, 1, Encoding::json_string};
  return {0, 0, Encoding::folded};
}

}  // namespace

std::optional<Format> format_of(std::string_view path) {
  if (ends_with(path, ".json")) return Format::json;
  if (ends_with(path, ".yaml") || ends_with(path, ".yml")) return Format::yaml;
  if (ends_with(path, ".toml")) return Format::toml;
  if (ends_with(path, ".config") || ends_with(path, ".env")) return Format::env;
  return std::nullopt;
}

std::optional<Tree> read(const Sources& sources, std::uint32_t source, Format format, Findings& findings) {
  const std::string_view text = sources[source].text;
  if (is_too_large(text, source, format == Format::toml ? max_toml_bytes : max_bytes, findings)) return std::nullopt;
  switch (format) {
    case Format::json:
      if (!is_empty(text)) return read_json(text, source, findings);
      findings.of("input/empty-file", Level::error);
      findings.add(start_of(text, source), "there is nothing to read here");
      return std::nullopt;
    case Format::yaml:
      return read_yaml(text, source, findings);
    case Format::toml:
      return read_toml(text, source, findings);
    case Format::env:
      return read_env(text, source, findings);
  }
  return std::nullopt;
}

std::uint32_t embed(Sources& sources, const Node& inside) {
  const Source& around = sources[inside.span.source];
  const Written written = as_written(sources.text(inside.span), inside.text);
  Span outer = inside.span;
  outer.begin += written.skipped_in_front;
  outer.end -= written.skipped_behind;

  const bool is_percent_encoded = inside.text.substr(0, 3) == "%7B" || inside.text.substr(0, 3) == "%7b";
  const bool is_as_written = sources.text(outer) == inside.text;
  if (is_percent_encoded && is_as_written)
    return sources.add({around.path, percent_decoded(inside.text), Encoding::percent, outer});

  const Encoding encoding = is_as_written ? Encoding::verbatim : written.encoding;
  const std::uint32_t source = sources.add({around.path, std::string(inside.text), encoding, outer});
  if (!is_percent_encoded) return source;
  const Span all{source, 0, static_cast<std::uint32_t>(inside.text.size())};
  return sources.add({around.path, percent_decoded(inside.text), Encoding::percent, all});
}

}  // namespace rolecall::read
