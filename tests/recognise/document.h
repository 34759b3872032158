// A document in a test, recognised from its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "read/read.h"
#include "recognise/recognise.h"
#include "source/finding.h"
#include "source/source.h"

namespace rolecall {

/// One file on its way to its entities; `words` gives what a span covers.
struct Document {
  Sources sources;
  Findings findings{"input/test"};
  recognise::Hints hints;
  recognise::Recognised result;

  /// Reads and recognises one more file. `kind` is what `--as` says.
  recognise::Recognised& add(std::string path, std::string text, std::string kind = {}, bool was_named = false) {
    const auto format = read::format_of(path).value_or(read::Format::json);
    Source source;
    source.path = std::move(path);
    source.text = std::move(text);
    source.kind = std::move(kind);
    source.was_named = was_named;
    const std::uint32_t index = sources.add(std::move(source));
    const std::optional<Tree> tree = read::read(sources, index, format, findings);
    result = tree ? recognise::recognise(sources, index, *tree, format, hints, findings) : recognise::Recognised();
    return result;
  }
  Entities& entities() { return result.entities; }
  std::string_view words(const Span& span) const { return sources.text(span); }
};

}  // namespace rolecall
