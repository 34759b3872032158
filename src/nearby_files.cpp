#include "nearby_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "discover/discover.h"
#include "read/read.h"

namespace rolecall {

namespace {

namespace fs = std::filesystem;

// Paths of a run may begin with `./`, where a configuration's do not.
std::string normal(const std::string& path) {
  return fs::path(path).lexically_normal().generic_string();
}

}  // namespace

void NearbyFiles::add(std::uint32_t source) {
  if (!sources_[source].text.empty()) known_[normal(sources_[source].path)] = source;
}

std::optional<std::uint32_t> NearbyFiles::open(const std::string& path) {
  const std::string name = normal(path);
  if (const auto known = known_.find(name); known != known_.end()) {
    used_.insert(name);
    return known->second;
  }
  if (!is_below_named(name)) return std::nullopt;
  Expected<std::string> bytes = discover::bytes_of(name, read::max_bytes);
  if (!bytes) return std::nullopt;
  used_.insert(name);
  const std::uint32_t source = sources_.add({name, std::move(*bytes)});
  known_[name] = source;
  return source;
}

bool NearbyFiles::is_below_named(const std::string& path) const {
  std::error_code error;
  const fs::path file = fs::canonical(path, error);
  if (error || !fs::is_regular_file(file, error)) return false;
  return std::any_of(named_.begin(), named_.end(), [&](const std::string& named) {
    std::error_code failed;
    const fs::path folder = fs::canonical(named, failed);
    if (failed || !fs::is_directory(folder, failed)) return false;
    const auto [end, in_file] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return end == folder.end();
  });
}

}  // namespace rolecall
