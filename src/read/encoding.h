// The bytes of a file, before anything is made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/finding.h"
#include "source/span.h"

namespace rolecall::read {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// How many bytes the byte order mark of UTF-8 takes at the start of the text: 3 or none.
std::uint32_t after_byte_order_mark(std::string_view text);

/// The first bytes that no UTF-8 text has, as RFC 3629 defines it; nothing if there are none. Linear.
std::optional<Span> invalid_utf8(std::string_view text, std::uint32_t source);

/// Adds the finding if the text is UTF-16 or UTF-32 (`input/encoding`) or has NUL bytes (`input/binary`). True if it
/// did.
bool find_binary(std::string_view text, std::uint32_t source, Findings& findings);
/// The same, and if it is not UTF-8 (`input/encoding`).
bool find_unreadable_bytes(std::string_view text, std::uint32_t source, Findings& findings);
/// Says that a byte of the text is not UTF-8.
void add_invalid_utf8(std::string_view text, const Span& place, Findings& findings);

/// A part of the text for a message: one line, shortened, control characters replaced.
std::string quoted(std::string_view words);

}  // namespace rolecall::read
