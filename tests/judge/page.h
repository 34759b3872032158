// Rule pages as texts, for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "judge/load.h"
#include "read/read.h"
#include "source/source.h"

namespace rolecall {

/// What came of loading one page.
struct Loaded {
  Sources sources;
  RuleStore store;
  Findings findings{"", Level::error};

  /// Each mistake as `words: message`, one to a line.
  std::string mistakes() const {
    std::string lines;
    for (const Finding& finding : findings.list)
      lines += (lines.empty() ? "" : "\n") + std::string(sources.text(finding.span)) + ": " + finding.message;
    return lines;
  }
};

inline Loaded load_page(std::string_view page, PageOrigin origin = PageOrigin::user, std::string_view expected_id = {},
                        std::string_view path = "page.toml") {
  Loaded loaded;
  Source source;
  source.path = path;
  source.text = page;
  const std::uint32_t index = loaded.sources.add(std::move(source));
  const std::optional<Tree> tree = read::read(loaded.sources, index, read::Format::toml, loaded.findings);
  if (tree) loaded.store.load(tree->root(), expected_id, origin, loaded.findings);
  return loaded;
}

/// A page that has all that every page has, and what is added.
inline std::string page_with(std::string_view more) {
  return "id = \"own/rule\"\nlevel = \"error\"\ntitle = \"t\"\nwhy = \"w.\"\nmend = \"m.\"\n" + std::string(more);
}

}  // namespace rolecall
