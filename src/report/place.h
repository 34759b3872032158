// Where a person finds a span: file, line and column.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/report.h"

namespace rolecall::report {

/// A span in the file that a person edits.
struct Place {
  Span span;  ///< in the file, whatever text inside it the finding was about
  std::string_view path;
  Position begin, end;
};

/// The places of one report. Line tables are made once for each file.
class Places {
 public:
  explicit Places(const Sources& sources) : sources_(sources) {}

  /// Only of a span that is somewhere.
  Place of(const Span& span);
  const LineTable& lines(std::uint32_t source);
  const Sources& sources() const { return sources_; }

 private:
  const Sources& sources_;
  std::unordered_map<std::uint32_t, LineTable> tables_;
};

}  // namespace rolecall::report
