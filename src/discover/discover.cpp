#include "discover/discover.h"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

#include "discover/ignore_file.h"
#include "source/large.h"

namespace rolecall::discover {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view skipped_folders[] = {".git", "node_modules", ".terraform"};
constexpr std::size_t most_of_gitignore = std::size_t{1} << 20;

// The .gitignore files that speak of a folder: its own, then those of the folders around it.
struct Ignores {
  IgnoreFile file;
  std::shared_ptr<const Ignores> around;
};
using IgnoresPointer = std::shared_ptr<const Ignores>;

bool are_ignoring(const Ignores* ignores, std::string_view absolute_path, bool is_folder) {
  for (; ignores; ignores = ignores->around.get())
    if (const std::optional<bool> answer = ignores->file.ignores(absolute_path, is_folder)) return *answer;
  return false;
}

// Paths in .gitignore files are compared as absolute ones, since some of the files stand above the working directory.
IgnoresPointer with_file_of(const fs::path& absolute_folder, IgnoresPointer around) {
  const Expected<std::string> text = bytes_of((absolute_folder / ".gitignore").string(), most_of_gitignore);
  if (!text) return around;
  std::string folder = absolute_folder.generic_string();
  if (!folder.ends_with('/')) folder += '/';
  return std::make_shared<const Ignores>(Ignores{IgnoreFile(std::move(folder), *text), std::move(around)});
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

// The .gitignore files above a folder, up to the one in which the repository is.
IgnoresPointer ignores_above(const fs::path& absolute_folder) {
  std::vector<fs::path> folders;
  fs::path folder = absolute_folder;
  while (!is_there(folder / ".git")) {
    if (!folder.has_relative_path()) return nullptr;  // no repository
    folder = folder.parent_path();
    folders.push_back(folder);
  }
  IgnoresPointer ignores;
  for (auto each = folders.rbegin(); each != folders.rend(); ++each) ignores = with_file_of(*each, ignores);
  return ignores;
}

// A folder that is still to be walked.
struct Folder {
  fs::path path;      // as it was named
  fs::path absolute;  // the same folder
  IgnoresPointer around;
};

class Walk {
 public:
  Walk(const std::function<bool(std::string_view)>& is_wanted, std::vector<Notification>& notifications)
      : is_wanted_(is_wanted), notifications_(notifications) {}

  /// The files below a folder.
  std::vector<std::string> files_in(const fs::path& root);

 private:
  void walk(const Folder& folder);
  void meet(const fs::directory_entry& entry, const Folder& folder, const IgnoresPointer& ignores);

  const std::function<bool(std::string_view)>& is_wanted_;
  std::vector<Notification>& notifications_;
  std::vector<Folder> waiting_;
  std::vector<std::string> files_;
};

std::vector<std::string> Walk::files_in(const fs::path& root) {
  std::error_code error;
  const fs::path absolute = fs::canonical(root, error);
  waiting_.push_back({root, absolute, ignores_above(absolute)});
  while (!waiting_.empty()) {
    const Folder folder = std::move(waiting_.back());
    waiting_.pop_back();
    walk(folder);
  }
  return std::move(files_);
}

void Walk::walk(const Folder& folder) {
  const IgnoresPointer ignores = with_file_of(folder.absolute, folder.around);
  std::error_code error;
  fs::directory_iterator entries(folder.path, error);
  while (!error && entries != fs::directory_iterator()) {
    meet(*entries, folder, ignores);
    entries.increment(error);
  }
  if (error)
    notifications_.push_back({Level::error, folder.path.generic_string(), "cannot be read: " + error.message()});
}

void Walk::meet(const fs::directory_entry& entry, const Folder& folder, const IgnoresPointer& ignores) {
  std::error_code error;
  const fs::file_status status = entry.symlink_status(error);
  const bool is_folder = fs::is_directory(status);
  if (error || (!is_folder && !fs::is_regular_file(status))) return;
  const fs::path name = entry.path().filename();
  const std::string absolute = (folder.absolute / name).generic_string();
  const auto* const end = std::end(skipped_folders);
  if (is_folder && std::find(std::begin(skipped_folders), end, name.string()) != end) return;
  if (!is_folder && !is_wanted_(absolute)) return;
  if (are_ignoring(ignores.get(), absolute, is_folder)) return;
  const fs::path path = folder.path == "." ? name : folder.path / name;
  if (is_folder)
    waiting_.push_back({path, absolute, ignores});
  else
    files_.push_back(path.generic_string());
}

// "infra/*/role.json" is walked from "infra".
fs::path folder_before_glob(std::string_view glob) {
  const std::size_t slash = glob.substr(0, glob.find_first_of("*?[")).rfind('/');
  if (slash == glob.npos) return ".";
  return slash == 0 ? "/" : glob.substr(0, slash);
}

class Discovery {
 public:
  Discovery(const std::function<bool(std::string_view)>& is_wanted, std::vector<Notification>& notifications)
      : is_wanted_(is_wanted), notifications_(notifications) {}

  void add_named(const std::string& named);
  std::vector<Found> found() const;

 private:
  void add_glob(const std::string& glob);
  void add(const std::string& path, bool was_named) { found_[path] |= was_named; }

  const std::function<bool(std::string_view)>& is_wanted_;
  std::vector<Notification>& notifications_;
  std::map<std::string, bool> found_;  // whether it was named
};

void Discovery::add_named(const std::string& named) {
  if (named == "-") return add("-", true);
  std::error_code error;
  const fs::file_status status = fs::status(named, error);
  const bool is_glob = named.find_first_of("*?[") != named.npos;
  if (status.type() == fs::file_type::not_found && is_glob) return add_glob(named);
  if (!fs::exists(status)) {
    const bool is_absent = status.type() == fs::file_type::not_found;
    notifications_.push_back({Level::error, named, is_absent ? "there is no such file or folder" : error.message()});
    return;
  }
  fs::path path = fs::path(named).lexically_normal();
  if (!fs::is_directory(status)) return add(path.generic_string(), true);
  if (!path.has_filename() && path.has_relative_path()) path = path.parent_path();  // without the '/' at its end
  for (const std::string& file : Walk(is_wanted_, notifications_).files_in(path)) add(file, false);
}

void Discovery::add_glob(const std::string& glob) {
  const std::string pattern = fs::path(glob).lexically_normal().generic_string();
  const Glob matcher(pattern);
  const std::function<bool(std::string_view)> any = [](std::string_view) { return true; };
  const fs::path folder = folder_before_glob(pattern);
  bool has_match = false;
  if (is_there(folder))
    for (const std::string& file : Walk(any, notifications_).files_in(folder)) {
      if (!matcher.matches(file)) continue;
      add(file, true);
      has_match = true;
    }
  if (!has_match) notifications_.push_back({Level::error, glob, "no file matches"});
}

std::vector<Found> Discovery::found() const {
  std::vector<Found> all;
  for (const auto& [path, was_named] : found_) all.push_back({path, was_named});
  return all;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Error system_error() {
  return {std::generic_category().message(errno)};
}

Expected<std::string> bytes_of(std::FILE* file, std::size_t expected, std::size_t most) {
  std::string bytes;
  std::size_t size = 0;
  std::size_t room = std::min(expected, most - 1) + 1;  // one more, to meet the end in the same read
  while (true) {
    bytes.reserve(size + room);
    will_be_filled(bytes.data() + size, room);
    bytes.resize(size + room);
    const std::size_t got = std::fread(bytes.data() + size, 1, room, file);
    size += got;
    if (std::ferror(file)) return system_error();
    if (got < room || size >= most) break;
    room = std::min(std::max<std::size_t>(size, 4096), most - size);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::vector<Found> discover(std::span<const std::string> paths,
                            const std::function<bool(std::string_view path)>& is_wanted,
                            std::vector<Notification>& notifications) {
  Discovery discovery(is_wanted, notifications);
  for (const std::string& path : paths) discovery.add_named(path);
  return discovery.found();
}

Expected<std::string> bytes_of(const std::string& path, std::size_t most) {
  if (path == "-") return bytes_of(stdin, 0, most);
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) return system_error();
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return bytes_of(file.get(), error ? 0 : static_cast<std::size_t>(size), most);
}

}  // namespace rolecall::discover
