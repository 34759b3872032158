// A Terraform configuration in a test, recognised from its text.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/hcl.h"
#include "recognise/terraform/terraform.h"
#include "source/finding.h"
#include "source/source.h"

namespace rolecall {

/// The files of a configuration, each after a line `-- name --`; a text without such lines is main.tf.
struct Configuration {
  Sources sources;
  Findings findings{"input/test"};
  Entities entities;

  explicit Configuration(std::string_view files) {
    if (!files.starts_with("-- ")) {
      add("main.tf", files);
    } else {
      for (std::size_t at = 0; at != files.npos;) {
        const std::size_t name_end = files.find(" --\n", at), begin = name_end + 4;
        const std::size_t next = files.find("\n-- ", begin);
        add(std::string(files.substr(at + 3, name_end - at - 3)),
            files.substr(begin, next - begin + (next != files.npos)));
        at = next == files.npos ? next : next + 1;
      }
    }
    std::vector<const recognise::terraform::ConfigFile*> read;
    for (const auto& file : files_) read.push_back(&file);
    const auto open = [this](const std::string& path) { return source_of(path); };
    for (recognise::Recognised& result : recognise::terraform::recognise(sources, read, open, findings))
      entities.append(std::move(result.entities));
  }

  /// The words that a span covers in the file that a person edits.
  std::string_view words(const Span& span) const { return sources.text(sources.in_file(span)); }
  std::string_view path(const Span& span) const { return sources[sources.in_file(span).source].path; }

 private:
  void add(std::string path, std::string_view text) {
    const std::uint32_t index = sources.add({path, std::string(text)});
    if (read::hcl::is_hcl(path))
      files_.push_back({index, path, read::hcl::read_hcl(sources[index].text, index, findings)});
  }
  std::optional<std::uint32_t> source_of(const std::string& path) const {
    for (std::uint32_t i = 0; i < sources.size(); ++i)
      if (sources[i].path == path) return i;
    return std::nullopt;
  }

  std::deque<recognise::terraform::ConfigFile> files_;
};

}  // namespace rolecall
