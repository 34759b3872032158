// The files that a configuration names with file() and templatefile().
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "source/source.h"

namespace rolecall {

/// Opens files of the run: those that were read already, and others below the named folders. No link leads out of them.
class NearbyFiles {
 public:
  NearbyFiles(Sources& sources, std::span<const std::string> named) : sources_(sources), named_(named) {}

  /// A source that was read; its text may have been let go of since.
  void add(std::uint32_t source);
  /// The source of a path as the configuration has it; nothing if it is not there, or not below what was named.
  std::optional<std::uint32_t> open(const std::string& path);
  /// Was the path opened?
  bool is_used(std::string_view path) const { return used_.contains(path); }

 private:
  bool is_below_named(const std::string& path) const;

  Sources& sources_;
  std::span<const std::string> named_;
  std::map<std::string, std::uint32_t, std::less<>> known_;
  std::set<std::string, std::less<>> used_;
};

}  // namespace rolecall
