#include "read/encoding.h"

#include <algorithm>
#include <array>

namespace rolecall::read {

namespace {

unsigned char byte(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

struct ByteRange {
  unsigned char low, high;
};

/// What a first byte promises: how many bytes follow, and within which bounds the first of these must be, so that there
/// are no overlong forms, no surrogates and nothing past U+10FFFF (RFC 3629, section 4).
struct Lead {
  std::uint32_t following;
  ByteRange second;
};

std::optional<Lead> lead(unsigned char first) {
  if (first < 0x80) return Lead{0, {}};
  if (first < 0xC2) return std::nullopt;
  if (first < 0xE0) return Lead{1, {0x80, 0xBF}};
  if (first == 0xE0) return Lead{2, {0xA0, 0xBF}};
  if (first == 0xED) return Lead{2, {0x80, 0x9F}};
  if (first < 0xF0) return Lead{2, {0x80, 0xBF}};
  if (first == 0xF0) return Lead{3, {0x90, 0xBF}};
  if (first < 0xF4) return Lead{3, {0x80, 0xBF}};
  if (first == 0xF4) return Lead{3, {0x80, 0x8F}};
  return std::nullopt;
}

/// The length of the code point at the start of the text; 0 if there is none.
std::uint32_t code_point_length(std::string_view text) {
  const std::optional<Lead> first = lead(byte(text, 0));
  if (!first || text.size() <= first->following) return 0;
  ByteRange range = first->second;
  for (std::uint32_t i = 1; i <= first->following; ++i) {
    if (byte(text, i) < range.low || byte(text, i) > range.high) return 0;
    range = {0x80, 0xBF};
  }
  return 1 + first->following;
}

/// The name of a wide encoding that the first bytes tell: by their mark, or since ASCII has a NUL in each unit there.
std::string_view wide_encoding(std::string_view text) {
  using namespace std::string_view_literals;
  struct Row {
    std::string_view begins_with, name;
  };
  // UTF-32 first: its little-endian mark begins as that of UTF-16 does.
  constexpr std::array marks{Row{"\xFF\xFE\0\0"sv, "UTF-32"}, Row{"\0\0\xFE\xFF"sv, "UTF-32"},
                             Row{"\xFF\xFE"sv, "UTF-16"}, Row{"\xFE\xFF"sv, "UTF-16"}};
  for (const Row& mark : marks)
    if (text.substr(0, mark.begins_with.size()) == mark.begins_with) return mark.name;
  if (text.size() < 4) return {};
  const auto is_nul = [&](std::size_t i) { return text[i] == '\0'; };
  if (!is_nul(0) && is_nul(1) && is_nul(2) && is_nul(3)) return "UTF-32";
  if (is_nul(0) && is_nul(1) && is_nul(2) && !is_nul(3)) return "UTF-32";
  if (is_nul(0) != is_nul(1) && is_nul(2) != is_nul(3) && is_nul(0) == is_nul(2)) return "UTF-16";
  return {};
}

}  // namespace

std::uint32_t after_byte_order_mark(std::string_view text) {
  return text.substr(0, byte_order_mark.size()) == byte_order_mark ? 3 : 0;
}

std::optional<Span> invalid_utf8(std::string_view text, std::uint32_t source) {
  for (std::uint32_t i = 0; i < text.size();) {
    const std::uint32_t length = code_point_length(text.substr(i));
    if (length == 0) return Span{source, i, i + 1};
    i += length;
  }
  return std::nullopt;
}

bool find_binary(std::string_view text, std::uint32_t source, Findings& findings) {
  if (const std::string_view wide = wide_encoding(text); !wide.empty()) {
    findings.of("input/encoding", Level::error);
    findings.add({source, 0, std::min<std::uint32_t>(4, static_cast<std::uint32_t>(text.size()))},
                 "this is {}, where UTF-8 is expected", wide);
    return true;
  }
  if (const std::size_t nul = text.find('\0'); nul != text.npos) {
    const auto at = static_cast<std::uint32_t>(nul);
    findings.of("input/binary", Level::error);
    findings.add({source, at, at + 1}, "a NUL byte at offset {}: this is not a text file", at);
    return true;
  }
  return false;
}

void add_invalid_utf8(std::string_view text, const Span& place, Findings& findings) {
  findings.of("input/encoding", Level::error);
  findings.add(place, "byte 0x{:02X} at offset {} is not UTF-8", byte(text, place.begin), place.begin);
}

bool find_unreadable_bytes(std::string_view text, std::uint32_t source, Findings& findings) {
  if (find_binary(text, source, findings)) return true;
  const std::optional<Span> bad = invalid_utf8(text, source);
  if (bad) add_invalid_utf8(text, *bad, findings);
  return bad.has_value();
}

std::string quoted(std::string_view words) {
  constexpr std::size_t longest = 40;
  std::size_t length = std::min(words.size(), longest);
  // Not within a code point.
  while (length < words.size() && length > 0 && (byte(words, length) & 0xC0) == 0x80) --length;
  std::string shown = "\"";
  for (const char c : words.substr(0, length)) shown += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  shown += length < words.size() ? "...\"" : "\"";
  return shown;
}

}  // namespace rolecall::read
