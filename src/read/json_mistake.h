// What is wrong with a JSON text, said for the person who wrote it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/tree.h"

namespace rolecall::read {

/// How far the reader came: up to the last token that was right.
struct Progress {
  const Tree* tree;                        ///< what was read so far
  const std::vector<std::uint32_t>* open;  ///< the arrays and objects that are not closed, the innermost last
  Span key;                                ///< the member's name whose value was to come; else nowhere
  std::uint32_t done;                      ///< the end of the last token, not counting commas and colons
};

/// Adds what is wrong after `progress.done`, where no more than one comma or colon is between it and the mistake:
/// `input/malformed-json`, or `input/truncated` where the text just ends. The text is UTF-8 without NUL. Linear.
void find_json_mistake(std::string_view text, std::uint32_t source, const Progress& progress, Findings& findings);

}  // namespace rolecall::read
