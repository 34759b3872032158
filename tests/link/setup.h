// A small setup in a test: several files in one text, linked.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "link/workspace.h"
#include "recognise/document.h"

namespace rolecall {

/// The files of a setup, each after a line `-- name --`; `words` gives what a span covers.
struct Setup {
  Document document;
  Workspace workspace;

  explicit Setup(std::string_view files) {
    Entities entities;
    for (std::size_t at = files.find("-- "); at != files.npos;) {
      const std::size_t name_end = files.find(" --\n", at), begin = name_end + 4;
      const std::size_t next = files.find("\n-- ", begin);
      const std::size_t end = next == files.npos ? files.size() : next + 1;
      entities.append(std::move(
          document
              .add(std::string(files.substr(at + 3, name_end - at - 3)), std::string(files.substr(begin, end - begin)))
              .entities));
      at = next == files.npos ? next : end;
    }
    workspace = link(std::move(entities));
  }
  std::string_view words(const Span& span) const { return document.words(span); }
  const LinkedRole* role(std::string_view name) const { return workspace.find_role(name); }
};

}  // namespace rolecall
