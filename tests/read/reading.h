// One text, read; and what came of it.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>

#include "read/read.h"

namespace rolecall::read {

struct Reading {
  Reading(std::string text, Format format) {
    source = sources.add({"example", std::move(text)});
    tree = read(sources, source, format, findings);
  }

  /// Each value as `key=text`, in the order of the text.
  std::string words() const {
    std::string words;
    if (!tree) return words;
    for (const Node& node : tree->nodes) words += fmt::format("{}={};", node.key, node.text);
    return words;
  }
  /// The place of each value, and of its key.
  std::string places() const {
    std::string places;
    if (!tree) return places;
    for (const Node& node : tree->nodes)
      places += fmt::format("<{}|{}>", sources.text(node.key_span), sources.text(node.span));
    return places;
  }
  std::string_view rule() const { return findings.list.empty() ? "" : findings.list[0].rule; }
  std::string_view message() const { return findings.list.empty() ? std::string_view{} : findings.list[0].message; }
  std::string_view place() const { return findings.list.empty() ? "" : sources.text(findings.list[0].span); }

  Sources sources;
  std::uint32_t source = 0;
  Findings findings{""};
  std::optional<Tree> tree;
};

/// A well-formed text, and the words and places of the tree that it becomes.
struct TreeRow {
  std::string_view text, words, places;
};

inline void check_trees(std::span<const TreeRow> rows, Format format) {
  for (const TreeRow& row : rows) {
    CAPTURE(row.text);
    const Reading reading(std::string(row.text), format);
    CHECK(reading.message() == "");
    CHECK(reading.words() == row.words);
    CHECK(reading.places() == row.places);
  }
}

}  // namespace rolecall::read
