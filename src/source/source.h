// The texts of one run, and the way from a span back to the line and column that a person sees.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace rolecall {

/// How a text stands inside the string of another source.
enum class Encoding : std::uint8_t {
  none,         ///< it is a file (or standard input) of its own
  json_string,  ///< between the quotes of a JSON string, with JSON's escapes
  percent,      ///< percent-encoded (RFC 3986), as IAM returns policy documents
};

/// One input with its bytes. A policy inside a string is a source of its own, which knows where it came from.
struct Source {
  std::string path;  ///< relative to the working directory, with '/', or as it was named; "-" is standard input
  std::string text;
  Encoding encoding = Encoding::none;
  Span outer;  ///< of an embedded text: the encoded bytes in the source around it, without quotes
  bool was_named = false;  ///< on the command line, so that what cannot be recognised in it is worth a word
  std::string kind;        ///< what `--as` says that it is; empty if its content tells
};

/// A place as people count: from 1, columns in Unicode code points, the end exclusive.
struct Position {
  std::uint32_t line = 1, column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// All sources of a run. Grows while reading, from several threads at once; references stay valid.
class Sources {
 public:
  std::uint32_t add(Source source);
  std::size_t size() const;
  const Source& operator[](std::uint32_t index) const;

  /// The words that a span covers; of an embedded source, its decoded words.
  std::string_view text(const Span& span) const;

  /// The same place in the file that a person edits: a span of an embedded text is followed outwards, encoding by
  /// encoding, to the bytes that spell it. Linear in the length of the embedded text.
  Span in_file(const Span& span) const;

  /// Lets go of the bytes of a source of which nothing was recognised.
  void release(std::uint32_t index);
};

/// The starts of the lines of one text, made once for each file that a report shows.
class LineTable {
 public:
  explicit LineTable(std::string_view text);
  Position position(std::uint32_t offset) const;
  /// The bytes of a line (from 1) without its end; CRLF, LF and a lone CR each end a line.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace rolecall
