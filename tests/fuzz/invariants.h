// What holds for every tree that a reader makes, whatever the text was.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "read/read.h"

namespace rolecall::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// Ends, spans and parents of the nodes. `is_nested`: a value's span is within that of the value around it, and both
/// stand in the order of the text, as in JSON.
inline void check_tree(const Tree& tree, const Sources& sources, std::uint32_t source, bool is_nested) {
  const std::size_t size = sources[source].text.size();
  const auto is_within_text = [&](const Span& span) {
    return span.source == source && span.begin <= span.end && span.end <= size;
  };
  require(!tree.nodes.empty() && tree.nodes[0].next == tree.nodes.size());
  std::vector<std::uint32_t> around;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    while (!around.empty() && tree.nodes[around.back()].next <= i) around.pop_back();
    require(around.empty() == (i == 0));
    require(node.next > i && is_within_text(node.span));
    const bool is_member = i != 0 && tree.nodes[around.back()].kind == Kind::object;
    require(node.key_span.is_somewhere() == is_member && (!is_member || is_within_text(node.key_span)));
    if (i != 0) require(node.next <= tree.nodes[around.back()].next);
    if (i != 0 && is_nested) {
      const std::uint32_t begin = is_member ? node.key_span.begin : node.span.begin;
      require(tree.nodes[around.back()].span.covers(node.span));
      require(begin >= (i == around.back() + 1 ? tree.nodes[around.back()].span.begin : tree.nodes[i - 1].span.begin));
    }
    if (node.kind == Kind::array || node.kind == Kind::object)
      around.push_back(i);
    else
      require(node.next == i + 1);
  }
}

/// A place that is not within the text would make a report fail.
inline void check_findings(const Findings& findings, const Sources& sources) {
  for (const Finding& finding : findings.list) {
    const LineTable lines(sources[finding.span.source].text);
    require(finding.span.begin <= finding.span.end && finding.span.end <= sources[finding.span.source].text.size());
    // Columns are of code points, which bytes that are not UTF-8 do not have.
    if (finding.rule != "input/encoding")
      require(lines.offset(lines.position(finding.span.begin)) == finding.span.begin);
    require(!finding.message.empty() && finding.message.find('\n') == std::string::npos);
  }
}

/// Strings are followed into and out of again.
inline void check_embedding(Sources& sources, const Tree& tree) {
  for (const Node& node : tree.nodes) {
    if (node.kind != Kind::string) continue;
    const std::uint32_t inner = read::embed(sources, node);
    const auto size = static_cast<std::uint32_t>(sources[inner].text.size());
    for (const std::uint32_t at : {0U, size / 2, size}) require(node.span.covers(sources.in_file({inner, at, size})));
  }
}

inline void read_and_check(std::string_view text, read::Format format) {
  Sources sources;
  const std::uint32_t source = sources.add({"fuzz", std::string(text)});
  Findings findings("");
  const std::optional<Tree> tree = read::read(sources, source, format, findings);
  require(findings.list.size() == (tree ? 0 : 1));
  check_findings(findings, sources);
  if (!tree) return;
  check_tree(*tree, sources, source, format == read::Format::json || format == read::Format::env);
  check_embedding(sources, *tree);
  const Tree copy = Tree::copy_of(tree->root());
  require(copy.nodes.size() == tree->nodes.size());
}

}  // namespace rolecall::fuzz
