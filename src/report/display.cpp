#include "report/display.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

namespace rolecall::report {

namespace {

struct Range {
  char32_t first, last;
};

// What has no ink of its own but changes what is seen (Unicode: Cc, the bidirectional controls, line separators, tags).
// The joiners U+200C and U+200D are not among them: languages and emoji are written with them.
constexpr Range hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},
                            {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},
                            {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};

// Unicode's nonspacing marks, by blocks that hold little else.
constexpr Range combining[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},
                               {0x64B, 0x65F},   {0x6D6, 0x6DC},   {0x900, 0x902},   {0x93C, 0x93C},
                               {0x941, 0x948},   {0x94D, 0x94D},   {0xE31, 0xE31},   {0xE34, 0xE3A},
                               {0xE47, 0xE4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
                               {0x20D0, 0x20FF}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};

// East Asian Width W and F (Unicode Standard Annex 11), by blocks.
constexpr Range wide[] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2E80, 0x303E},
                          {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},
                          {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                          {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                          {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};

bool is_in(std::span<const Range> ranges, char32_t c) {
  const auto range = std::lower_bound(ranges.begin(), ranges.end(), c, [](Range r, char32_t v) { return r.last < v; });
  return range != ranges.end() && range->first <= c;
}

struct CodePoint {
  char32_t value;
  std::size_t bytes;  // 0 if there is no UTF-8 here
};

// Overlong forms, surrogates and what lies past U+10FFFF are no UTF-8 (The Unicode Standard, table 3-7).
CodePoint decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {lead, 0};
  char32_t value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {lead, 0};
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[length] || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) return {lead, 0};
  return {value, length};
}

bool is_plain(char c) {
  return c >= 0x20 && c < 0x7F;
}

Shown escaped(CodePoint c) {
  const auto value = static_cast<std::uint32_t>(c.value);
  std::string text = value < 0x100     ? fmt::format("\\x{:02x}", value)
                     : value < 0x10000 ? fmt::format("\\u{:04x}", value)
                                       : fmt::format("\\U{:08x}", value);
  const std::size_t width = text.size();
  return {std::max<std::size_t>(c.bytes, 1), std::move(text), width};
}

}  // namespace

Shown first_shown(std::string_view text) {
  if (is_plain(text[0])) return {1, std::string(1, text[0]), 1};
  if (text[0] == '\t') return {1, "    ", 4};
  const CodePoint c = decode(text);
  if (c.bytes == 0 || is_in(hidden, c.value)) return escaped(c);
  const std::size_t width = is_in(combining, c.value) ? 0 : is_in(wide, c.value) ? 2 : 1;
  return {c.bytes, std::string(text.substr(0, c.bytes)), width};
}

bool is_printable(std::string_view text) {
  while (true) {
    const auto odd = std::find_if_not(text.begin(), text.end(), is_plain);
    if (odd == text.end()) return true;
    text.remove_prefix(static_cast<std::size_t>(odd - text.begin()));
    const CodePoint c = decode(text);
    if (c.bytes == 0 || is_in(hidden, c.value)) return false;
    text.remove_prefix(c.bytes);
  }
}

std::string printable(std::string_view text) {
  if (is_printable(text)) return std::string(text);
  std::string line;
  while (!text.empty()) {
    if (text[0] == '\n' || text[0] == '\r' || text[0] == '\t') {
      line += text[0] == '\n' ? "\\n" : text[0] == '\r' ? "\\r" : "\\t";
      text.remove_prefix(1);
      continue;
    }
    const Shown shown = first_shown(text);
    line += shown.text;
    text.remove_prefix(shown.bytes);
  }
  return line;
}

std::string printable_lines(std::string_view text) {
  std::string lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines += printable(line);
    if (end == text.npos) return lines;
    lines += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace rolecall::report
