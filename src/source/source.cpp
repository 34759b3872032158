#include "source/source.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <iterator>
#include <optional>

namespace rolecall {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool begins_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::optional<std::uint32_t> hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (c >= '0' && c <= '9')
      value = value * 16 + (c - '0');
    else if (c >= 'a' && c <= 'f')
      value = value * 16 + (c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      value = value * 16 + (c - 'A' + 10);
    else
      return std::nullopt;
  }
  return value;
}

std::uint32_t utf8_length(std::uint32_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 ? 3 : 4;
}

/// One step of decoding: how many bytes are read, and how many they spell.
struct Step {
  std::uint32_t encoded = 1, decoded = 1;
};

/// `\u00e9`, `\U0001F600`, or a surrogate pair `\uD83D\uDE00`, where the text begins with one.
Step unicode_escape(std::string_view text) {
  const std::size_t digits = text[1] == 'U' ? 8 : 4;
  const auto unit = hex(text.substr(2, digits));
  if (text.size() < 2 + digits || !unit) return {};
  const auto length = static_cast<std::uint32_t>(2 + digits);
  const bool is_high_surrogate = *unit >= 0xD800 && *unit < 0xDC00;
  if (is_high_surrogate && text.substr(length, 2) == "\\u") return {2 * length, 4};
  return {length, utf8_length(*unit)};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// In TOML a backslash at the end of a line takes away all blanks up to the next word.
Step line_continuation(std::string_view text) {
  std::uint32_t length = 1;
  while (length < text.size() && is_blank(text[length])) ++length;
  return {length, 0};
}

/// A hexadecimal escape of YAML, `\x41`.
Step byte_escape(std::string_view text) {
  const auto byte = hex(text.substr(2, 2));
  return byte && text.size() >= 4 ? Step{4, utf8_length(*byte)} : Step{};
}

Step verbatim_step(std::string_view text) {
  return text.substr(0, 2) == "\r\n" ? Step{2, 1} : Step{};
}

Step escape_step(std::string_view text) {
  if (text[0] != '\\' || text.size() < 2) return verbatim_step(text);
  switch (text[1]) {
    case 'u':
    case 'U':
      return unicode_escape(text);
    case 'x':
      return byte_escape(text);
    case 'N':  // of YAML: the next line, and a blank that does not break
    case '_':
      return {2, 2};
    case 'L':  // of YAML: separators of lines and paragraphs
    case 'P':
      return {2, 3};
    default:
      return is_blank(text[1]) ? line_continuation(text) : Step{2, 1};
  }
}

Step percent_step(std::string_view text) {
  return text[0] == '%' && text.size() >= 3 && hex(text.substr(1, 2)) ? Step{3, 1} : Step{};
}

/// What YAML folds has the same words with other blanks between them: indentation spells nothing, and neither do some
/// line ends, while others spell a blank.
Step blank_step(std::string_view text, std::string_view decoded) {
  if (decoded.empty()) return {1, 0};
  if (!is_blank(text[0])) return {0, 1};
  return is_blank(decoded[0]) ? verbatim_step(text) : Step{1, 0};
}

/// `text` is what is left of the encoded text, and not empty; `decoded`, of what it spells.
Step step(Encoding encoding, std::string_view text, std::string_view decoded) {
  const bool is_between_words = is_blank(text[0]) || (!decoded.empty() && is_blank(decoded[0]));
  switch (encoding) {
    case Encoding::none:
    case Encoding::pieces:
      return {};
    case Encoding::verbatim:
      return verbatim_step(text);
    case Encoding::json_string:
      return is_between_words && text[0] != '\\' ? blank_step(text, decoded) : escape_step(text);
    case Encoding::percent:
      return percent_step(text);
    case Encoding::folded:
      return is_between_words ? blank_step(text, decoded) : Step{};
    case Encoding::single_quoted:
      if (is_between_words) return blank_step(text, decoded);
      return text.substr(0, 2) == "''" ? Step{2, 1} : Step{};
  }
  return {};
}

/// Where a run of decoded bytes stands in the encoded text. What begins or ends within a step, such as half of a
/// surrogate pair, takes all of it.
Span encoded(const Source& inner, std::string_view text, const Span& decoded) {
  std::uint32_t read = 0, spelled = 0;
  Step next;
  const auto is_next = [&] {
    if (read >= text.size()) return false;
    const std::size_t at = std::min<std::size_t>(spelled, inner.text.size());
    next = step(inner.encoding, text.substr(read), std::string_view(inner.text).substr(at));
    return true;
  };
  const auto take = [&] { read += next.encoded, spelled += next.decoded; };

  while (is_next() && spelled + next.decoded <= decoded.begin) take();
  const std::uint32_t begin = read;
  while (spelled < decoded.end && is_next()) take();
  return {decoded.source, begin, std::min(read, static_cast<std::uint32_t>(text.size()))};
}

/// Where one byte of a text of pieces comes from.
Span origin(const Source& inner, std::uint32_t at) {
  const auto after = std::upper_bound(inner.pieces.begin(), inner.pieces.end(), at,
                                      [](std::uint32_t place, const Piece& piece) { return place < piece.begin; });
  if (after == inner.pieces.begin()) return inner.outer;
  const Piece& piece = *std::prev(after);
  const auto end = after == inner.pieces.end() ? static_cast<std::uint32_t>(inner.text.size()) : after->begin;
  if (end - piece.begin != piece.from.end - piece.from.begin || at >= end) return piece.from;
  const std::uint32_t byte = piece.from.begin + (at - piece.begin);
  return {piece.from.source, byte, byte + 1};
}

/// From where its first byte comes to where its last one does; the whole place where these are two texts.
Span joined(const Source& inner, const Span& span) {
  const Span first = origin(inner, span.begin);
  if (span.end <= span.begin) return {first.source, first.begin, first.begin};
  const Span last = origin(inner, span.end - 1);
  if (first.source != last.source || last.end < first.begin) return inner.outer;
  return {first.source, first.begin, last.end};
}

/// The span of an embedded text, one encoding further out.
Span outwards(const Source& inner, std::string_view as_written, const Span& span) {
  if (inner.encoding == Encoding::pieces) return joined(inner, span);
  const Span inside = encoded(inner, as_written, span);
  return {inner.outer.source, inner.outer.begin + inside.begin, inner.outer.begin + inside.end};
}

}  // namespace

Sources& Sources::operator=(Sources&& other) noexcept {
  list_ = std::move(other.list_);
  return *this;
}

std::uint32_t Sources::add(Source source) {
  const std::lock_guard lock(mutex_);
  list_.push_back(std::move(source));
  return static_cast<std::uint32_t>(list_.size() - 1);
}

std::size_t Sources::size() const {
  const std::lock_guard lock(mutex_);
  return list_.size();
}

const Source& Sources::operator[](std::uint32_t index) const {
  const std::lock_guard lock(mutex_);
  assert(index < list_.size());
  return list_[index];
}

std::string_view Sources::text(const Span& span) const {
  if (!span.is_somewhere()) return {};
  const std::string_view text = (*this)[span.source].text;
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  return text.substr(begin, span.end - span.begin);
}

Span Sources::in_file(const Span& span) const {
  Span place = span;
  while (place.is_somewhere() && (*this)[place.source].encoding != Encoding::none) {
    const Source& inner = (*this)[place.source];
    place = outwards(inner, text(inner.outer), place);
  }
  return place;
}

void Sources::release(std::uint32_t index) {
  const std::lock_guard lock(mutex_);
  std::string().swap(list_[index].text);
}

namespace {

// Escapes stay, so that every place stays where it is.
std::size_t escape_length(std::string_view text) {
  if (text[0] == '%') return 3;
  if (text[0] != '\\') return 0;
  const char kind = text.size() > 1 ? text[1] : '\\';
  return kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
}

void cover(std::string& text, std::size_t begin, std::size_t end) {
  end = std::min(end, text.size());
  for (std::size_t at = begin; at < end;) {
    const std::size_t escape = escape_length(std::string_view(text).substr(at));
    const bool is_shown = text[at] > ' ' && text[at] <= '~' && text[at] != '"';
    if (escape == 0 && is_shown) text[at] = '*';
    at += std::max<std::size_t>(escape, 1);
  }
}

}  // namespace

void Sources::hide(const Span& span) {
  if (!span.is_somewhere()) return;
  const Span place = in_file(span);
  cover(list_[place.source].text, place.begin, place.end);
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    const Step next = percent_step(text);
    decoded += next.encoded == 3 ? static_cast<char>(*hex(text.substr(1, 2))) : text[0];
    text.remove_prefix(next.encoded);
  }
  return decoded;
}

namespace {

constexpr std::uint32_t stride = 1024;

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

// Nearly all text is ASCII, of which eight are looked at together.
std::uint32_t count_code_points(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  std::uint32_t count = 0;
  while (!text.empty()) {
    const std::string_view some = text.substr(0, sizeof(std::uint64_t));
    std::uint64_t bytes = high_bits;
    if (some.size() == sizeof bytes) std::memcpy(&bytes, some.data(), sizeof bytes);
    const bool is_ascii = (bytes & high_bits) == 0;
    count += is_ascii ? size_of(some)
                      : static_cast<std::uint32_t>(std::count_if(some.begin(), some.end(), begins_code_point));
    text.remove_prefix(some.size());
  }
  return count;
}

bool ends_line(std::string_view text, std::size_t at) {
  return text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n");
}

}  // namespace

LineTable::LineTable(std::string_view text) : text_(text) {
  starts_.push_back(text.substr(0, byte_order_mark.size()) == byte_order_mark ? size_of(byte_order_mark) : 0);
  const bool has_returns = text.find('\r') != text.npos;
  const auto next_end = [&](std::size_t from) {
    if (!has_returns) return text.find('\n', from);
    while (from < text.size() && !ends_line(text, from)) ++from;
    return from < text.size() ? from : text.npos;
  };
  for (std::size_t end = next_end(0); end != text.npos; end = next_end(end + 1))
    starts_.push_back(static_cast<std::uint32_t>(end + 1));
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i <= text.size(); i += stride) {
    counts_.push_back(count);
    count += count_code_points(text.substr(i, stride));
  }
}

std::uint32_t LineTable::code_points_before(std::uint32_t offset) const {
  const std::uint32_t counted = offset / stride * stride;
  return counts_[offset / stride] + count_code_points(text_.substr(counted, offset - counted));
}

Position LineTable::position(std::uint32_t offset) const {
  // The byte order mark stands where the first column begins.
  offset = std::clamp(offset, starts_.front(), size_of(text_));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::uint32_t start = *std::prev(after);
  return {static_cast<std::uint32_t>(after - starts_.begin()),
          1 + code_points_before(offset) - code_points_before(start)};
}

std::uint32_t LineTable::offset(const Position& position) const {
  if (position.line == 0 || position.line > lines()) return size_of(text_);
  // The code point wanted is the one before which so many begin.
  const std::uint32_t wanted = code_points_before(starts_[position.line - 1]) + position.column - 1;
  const auto after = std::upper_bound(counts_.begin(), counts_.end(), wanted);
  if (after == counts_.begin()) return 0;
  const auto block = static_cast<std::uint32_t>(after - counts_.begin() - 1);
  std::uint32_t before = counts_[block];
  for (std::uint32_t i = block * stride; i < text_.size(); ++i) {
    if (!begins_code_point(text_[i])) continue;
    if (before++ == wanted) return i;
  }
  return size_of(text_);
}

std::string_view LineTable::line(std::uint32_t number) const {
  if (number == 0 || number > lines()) return {};
  const std::uint32_t begin = starts_[number - 1];
  std::string_view line = text_.substr(begin, number < lines() ? starts_[number] - begin : text_.npos);
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace rolecall
