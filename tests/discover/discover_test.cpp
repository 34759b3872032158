#include "discover/discover.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace rolecall::discover {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for one test, as the working directory.
class Scratch {
 public:
  Scratch() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "rolecall-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    fs::current_path(folder_);
  }
  ~Scratch() {
    fs::current_path(before_);
    std::error_code error;
    fs::remove_all(folder_, error);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  void write(const fs::path& path, std::string_view text = "{}") const {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path before_, folder_;
};

bool is_json(std::string_view path) {
  return path.ends_with(".json");
}

struct Result {
  std::string files;  // "a.json b.json!", named ones marked
  std::vector<Notification> notifications;
};

Result found(const std::vector<std::string>& paths) {
  Result result;
  for (const Found& file : discover(paths, is_json, result.notifications))
    result.files += (result.files.empty() ? "" : " ") + file.path + (file.was_named ? "!" : "");
  return result;
}

TEST_CASE("a folder is walked for wanted files, in the order of their paths") {
  const Scratch scratch;
  scratch.write("b.json");
  scratch.write("a/z.json");
  scratch.write("a/notes.txt");
  scratch.write(".hidden/c.json");
  CHECK(found({"."}).files == ".hidden/c.json a/z.json b.json");
  CHECK(found({"a"}).files == "a/z.json");
  CHECK(found({"./a/"}).files == "a/z.json");
  CHECK(found({"a/../a", "a"}).files == "a/z.json");
}

TEST_CASE("folders that hold other people's files are passed over") {
  const Scratch scratch;
  for (const char* folder : {".git", "node_modules", ".terraform", "deep/node_modules"})
    scratch.write(fs::path(folder) / "x.json");
  scratch.write("node_modules.json");
  CHECK(found({"."}).files == "node_modules.json");
}

TEST_CASE("what is named is found whatever its name, and whatever .gitignore says") {
  const Scratch scratch;
  scratch.write(".git/HEAD", "");
  scratch.write(".gitignore", "secret\n*.txt\n");
  scratch.write("secret/role.json");
  scratch.write("notes.txt");
  CHECK(found({"."}).files.empty());
  CHECK(found({"notes.txt"}).files == "notes.txt!");
  CHECK(found({"secret/role.json"}).files == "secret/role.json!");
  CHECK(found({".", "secret/role.json"}).files == "secret/role.json!");
  CHECK(found({"-"}).files == "-!");
}

TEST_CASE(".gitignore files count as git counts them") {
  const Scratch scratch;
  fs::create_directory(".git");
  scratch.write(".gitignore", "# a comment\n\n/top.json\n*.tmp.json\n!keep.tmp.json\nbuild/\ndocs/**/x.json\n  \n");
  scratch.write("sub/.gitignore", "!top.json\nlocal.json\n!*.tmp.json\n");
  for (const char* path :
       {"top.json", "a.tmp.json", "keep.tmp.json", "build/a.json", "docs/x.json", "docs/a/b/x.json", "docs/y.json",
        "local.json", "sub/top.json", "sub/local.json", "sub/b.tmp.json", "sub/build/c.json"})
    scratch.write(path);
  CHECK(found({"."}).files == "docs/y.json keep.tmp.json local.json sub/b.tmp.json sub/top.json");
  CHECK(found({"sub"}).files == "sub/b.tmp.json sub/top.json");
}

TEST_CASE("a .gitignore above counts only within the repository") {
  const Scratch scratch;
  scratch.write(".gitignore", "x.json\n");
  scratch.write("repository/x.json");
  CHECK(found({"repository"}).files == "repository/x.json");
  fs::create_directory("repository/.git");
  CHECK(found({"repository"}).files == "repository/x.json");
  fs::create_directory(".git");
  fs::remove("repository/.git");
  CHECK(found({"repository"}).files.empty());
}

TEST_CASE("a link on a walk is not followed, a named one is") {
  const Scratch scratch;
  scratch.write("outside/secret.json");
  scratch.write("inside/own.json");
  fs::create_symlink(scratch.folder() / "outside/secret.json", "inside/file.json");
  fs::create_directory_symlink(scratch.folder() / "outside", "inside/folder");
  fs::create_directory_symlink(scratch.folder() / "inside", "inside/circle");
  CHECK(found({"inside"}).files == "inside/own.json");
  CHECK(found({"inside/file.json"}).files == "inside/file.json!");
  CHECK(found({"inside/folder"}).files == "inside/folder/secret.json");
}

TEST_CASE("a name that no file has may be a glob") {
  const Scratch scratch;
  scratch.write("a/one.json");
  scratch.write("a/two.txt");
  scratch.write("b/c/three.json");
  scratch.write("[x].json");
  CHECK(found({"a/*"}).files == "a/one.json! a/two.txt!");
  CHECK(found({"**/*.json"}).files == "[x].json! a/one.json! b/c/three.json!");
  CHECK(found({"[x].json"}).files == "[x].json!");
  const Result none = found({"c/*.json"});
  CHECK(none.files.empty());
  REQUIRE(none.notifications.size() == 1);
  CHECK(none.notifications[0].message == "no file matches");
}

TEST_CASE("what is named and not there is a notification, and the others are found") {
  const Scratch scratch;
  scratch.write("a.json");
  const Result result = found({"missing.json", "a.json"});
  CHECK(result.files == "a.json!");
  REQUIRE(result.notifications.size() == 1);
  CHECK(result.notifications[0].path == "missing.json");
  CHECK(result.notifications[0].level == Level::error);
  CHECK(result.notifications[0].message == "there is no such file or folder");
}

TEST_CASE("the bytes of a file come as they are, up to a limit") {
  const Scratch scratch;
  const std::string bytes("a\r\n\0\xFF", 5);
  scratch.write("bytes", bytes);
  const Expected<std::string> all = bytes_of("bytes");
  REQUIRE(bool(all));
  CHECK(*all == bytes);
  CHECK(*bytes_of("bytes", 2) == "a\r");
  CHECK(bytes_of("/dev/zero", 100000)->size() == 100000);
  scratch.write("empty", "");
  CHECK(bytes_of("empty")->empty());
  CHECK(bytes_of("missing").error() == "No such file or directory");
  CHECK_FALSE(bool(bytes_of(".")));
}

TEST_CASE("a glob matches the way .gitignore has them") {
  struct Row {
    std::string_view glob, path;
    bool matches;
  };
  constexpr Row rows[] = {
      {"a.json", "a.json", true},
      {"a.json", "deep/down/a.json", true},
      {"/a.json", "deep/a.json", false},
      {"/a.json", "a.json", true},
      {"./a.json", "a.json", true},
      {"*.json", "deep/a.json", true},
      {"x/*.json", "x/a.json", true},
      {"x/*.json", "x/y/a.json", false},
      {"x/**/a.json", "x/a.json", true},
      {"x/**/a.json", "x/y/z/a.json", true},
      {"x/**/a.json", "x/ya.json", false},
      {"x/**", "x/y/z", true},
      {"x/**", "x", false},
      {"**/y/*.json", "y/a.json", true},
      {"x", "x/y/a.json", true},
      {"x/", "x/y/a.json", true},
      {"legacy/*", "legacy/a/b.json", true},
      {"?.json", "a.json", true},
      {"?.json", "ab.json", false},
      {"[a-c].json", "b.json", true},
      {"[!a-c].json", "b.json", false},
      {"[]].json", "].json", true},
      {"[a", "[a", true},
      {"\\*.json", "*.json", true},
      {"\\*.json", "a.json", false},
      {"a**b", "axxb", true},
      {"a**b", "ax/xb", false},
      {"", "a", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.glob);
    CAPTURE(row.path);
    CHECK(glob_matches(row.glob, row.path) == row.matches);
  }
}

TEST_CASE("a glob of many stars takes no exponential time") {
  std::string glob = "/";
  for (int i = 0; i < 200; ++i) glob += "a*";
  CHECK_FALSE(glob_matches(glob + "c", std::string(2000, 'a') + "b/b"));
}

}  // namespace
}  // namespace rolecall::discover
