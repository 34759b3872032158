// Which folder may include which: the table of docs/architecture.md, "What may know what".
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Folders = std::set<std::string>;

const std::map<std::string, Folders>& allowed() {
  static const std::map<std::string, Folders> table = {
      {"source", {}},
      {"discover", {"source"}},
      {"read", {"source"}},
      {"iam", {"source"}},
      {"catalog", {"source"}},
      {"placement", {"source"}},
      {"entity", {"iam", "source"}},
      {"recognise", {"read", "entity", "iam", "source"}},
      {"link", {"entity", "iam", "catalog", "source"}},
      {"agent", {"link", "entity", "iam", "catalog", "source"}},
      {"needs", {"link", "entity", "iam", "catalog", "source"}},
      {"judge", {"needs", "link", "entity", "iam", "catalog", "source"}},
      {"rules", {"judge", "needs", "link", "agent", "entity", "iam", "catalog", "placement", "source"}},
      {"report", {"source"}},
  };
  return table;
}

struct Include {
  std::string file, folder;
};

// The folders that a file includes something of ours from.
std::vector<Include> includes_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<Include> includes;
  for (std::string line; std::getline(file, line);) {
    constexpr std::string_view start = "#include \"";
    if (!line.starts_with(start)) continue;
    const std::string name = line.substr(start.size());
    includes.push_back({path.generic_string(), name.substr(0, std::min(name.find('/'), name.find('"')))});
  }
  return includes;
}

bool is_code(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".h";
}

// Tools of the build read pages, tables and snapshots, and so know the readers.
bool is_build_tool(const fs::path& path) {
  return path.generic_string().find("/compile/") != std::string::npos;
}

TEST_CASE("a folder includes only what the table lets it know") {
  for (const auto& [folder, may] : allowed()) {
    const fs::path root = folder == "rules" ? fs::path("rules") : fs::path("src") / folder;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (!is_code(entry.path()) || is_build_tool(entry.path())) continue;
      for (const Include& include : includes_of(entry.path())) {
        CAPTURE(include.file);
        CAPTURE(include.folder);
        CHECK((include.folder == folder || may.contains(include.folder)));
      }
    }
  }
}

TEST_CASE("nobody includes the command line") {
  for (const auto& entry : fs::recursive_directory_iterator("src"))
    if (is_code(entry.path()))
      for (const Include& include : includes_of(entry.path())) CHECK(include.folder != "cli");
}

}  // namespace
