// The built program, run in a folder of its own.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace rolecall::test {

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// An empty folder that is gone with its object.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "rolecall-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const { return bytes_of(path_ / name); }

 private:
  std::filesystem::path path_;
};

struct Outcome {
  int status = -1;
  std::string out, err;
};

struct Surroundings {
  std::string input;
  std::vector<std::pair<std::string, std::string>> environment;
  std::string working_directory;  ///< below the folder
  std::string output = "";        ///< a device for standard output, such as /dev/full; empty: it is kept
};

/// The program stands beside the tests.
inline Outcome run(const Folder& folder, std::vector<std::string> words, const Surroundings& around = {}) {
  const std::filesystem::path binary = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "rolecall";
  const Folder streams;
  streams.write("in", around.input);
  words.insert(words.begin(), binary.string());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const std::string out = around.output.empty() ? (streams.path() / "out").string() : around.output;
    dup2(open((streams.path() / "in").c_str(), O_RDONLY), STDIN_FILENO);
    dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
    dup2(open((streams.path() / "err").c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    for (const auto& [name, value] : around.environment) setenv(name.c_str(), value.c_str(), 1);
    if (chdir((folder.path() / around.working_directory).c_str()) == 0) execv(binary.c_str(), arguments.data());
    _exit(127);
  }
  Outcome outcome;
  int status = 0;
  waitpid(child, &status, 0);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  outcome.out = streams.read("out");
  outcome.err = streams.read("err");
  return outcome;
}

}  // namespace rolecall::test
