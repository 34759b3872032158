#include "discover/ignore_file.h"

#include <utility>

namespace rolecall::discover {

namespace {

// Blanks at the end do not count unless a backslash stands before them.
std::string_view without_end_blanks(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

}  // namespace

IgnoreFile::IgnoreFile(std::string folder, std::string_view text) : folder_(std::move(folder)) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    add(without_end_blanks(line));
  }
}

void IgnoreFile::add(std::string_view line) {
  if (line.empty() || line.starts_with('#')) return;
  const bool is_negated = line.starts_with('!');
  if (is_negated) line.remove_prefix(1);
  const bool is_for_folders = line.ends_with('/');
  if (is_for_folders) line.remove_suffix(1);
  const bool is_anchored = line.find('/') != line.npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return;
  lines_.push_back({Glob(is_anchored ? std::string(line) : "**/" + std::string(line)), is_negated, is_for_folders});
}

std::optional<bool> IgnoreFile::ignores(std::string_view path, bool is_folder) const {
  if (!path.starts_with(folder_)) return std::nullopt;
  path.remove_prefix(folder_.size());
  for (auto line = lines_.rbegin(); line != lines_.rend(); ++line)
    if ((is_folder || !line->is_for_folders) && line->glob.matches(path)) return !line->is_negated;
  return std::nullopt;
}

}  // namespace rolecall::discover
