// The texts of one run, and the way from a span back to the line and column that a person sees.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/span.h"

namespace rolecall {

/// How a text stands inside the string of another source.
enum class Encoding : std::uint8_t {
  none,           ///< it is a file (or standard input) of its own
  verbatim,       ///< byte by byte: a value of an env file, a literal string of TOML (in which CRLF spells LF)
  json_string,    ///< between the quotes of a JSON string, a basic string of TOML or YAML, with their escapes
  percent,        ///< percent-encoded (RFC 3986), as IAM returns policy documents
  folded,         ///< word by word: a block or a plain text of YAML over several lines, with other blanks between words
  single_quoted,  ///< the same between single quotes of YAML, where two of them spell one
  pieces,         ///< put together from pieces of other texts, which `Source::pieces` lists
};

/// A run of bytes of an embedded text, up to the next piece: the same bytes where they are as many as those of `from`,
/// else what `from` means as a whole.
struct Piece {
  std::uint32_t begin = 0;
  Span from;
};

/// One input with its bytes. A policy inside a string is a source of its own, which knows where it came from.
struct Source {
  std::string path;  ///< relative to the working directory, with '/', or as it was named; "-" is standard input
  std::string text;
  Encoding encoding = Encoding::none;
  Span outer;                 ///< of an embedded text: the encoded bytes in the source around it, without quotes
  bool was_named = false;     ///< on the command line, so that what cannot be recognised in it is worth a word
  std::string kind;           ///< what `--as` says that it is; empty if its content tells
  std::vector<Piece> pieces;  ///< of Encoding::pieces: in the order of the text, the first at 0
};

/// A place as people count: from 1, columns in Unicode code points, the end exclusive.
struct Position {
  std::uint32_t line = 1, column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// All sources of a run. Grows while reading, from several threads at once; references stay valid.
class Sources {
 public:
  Sources() = default;
  /// Not while other threads add.
  Sources(Sources&& other) noexcept : list_(std::move(other.list_)) {}
  Sources& operator=(Sources&& other) noexcept;

  std::uint32_t add(Source source);
  std::size_t size() const;
  const Source& operator[](std::uint32_t index) const;

  /// The words that a span covers; of an embedded source, its decoded words. Empty if the span is nowhere.
  std::string_view text(const Span& span) const;

  /// The same place in the file that a person edits: a span of an embedded text is followed outwards, encoding by
  /// encoding, to the bytes that spell it. Linear in the length of the embedded text.
  Span in_file(const Span& span) const;

  /// Lets go of the bytes of a source of which nothing was recognised.
  void release(std::uint32_t index);
  /// Puts `*` in place of the letters of a secret, in the file that reports show; every place stays where it is.
  void hide(const Span& span);

 private:
  mutable std::mutex mutex_;
  std::deque<Source> list_;
};

/// The bytes that percent-encoded text spells. A `%` without two hexadecimal digits stands for itself.
std::string percent_decoded(std::string_view text);

/// The starts of the lines of one text, made once for each file that a report shows. Lines may be long and many
/// findings may stand on one, so the code points are counted once: each question costs a binary search and a short
/// count.
class LineTable {
 public:
  explicit LineTable(std::string_view text);
  /// A byte order mark at the start of the text takes no column. An offset past the end is the end.
  Position position(std::uint32_t offset) const;
  /// The way back: the byte at which the place stands; the end of the text if it has no such place.
  std::uint32_t offset(const Position& position) const;
  /// The bytes of a line (from 1) without its end; CRLF, LF and a lone CR each end a line.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  /// How many code points begin before the byte.
  std::uint32_t code_points_before(std::uint32_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> starts_;  // of the lines; of the first, after a byte order mark
  std::vector<std::uint32_t> counts_;  // of the code points that begin before each stride-th byte
};

}  // namespace rolecall
