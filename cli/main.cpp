// rolecall: which command, and nothing else.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/usage.h"

namespace rolecall::cli {

namespace {

struct Command {
  std::string_view name;
  int (*run)(std::vector<std::string>);
};

int help(std::vector<std::string> words);

constexpr Command commands[] = {
    {"check", check}, {"explain", explain}, {"rules", rules}, {"version", version}, {"help", help}};

const Command* find_command(std::string_view word) {
  for (const Command& command : commands)
    if (command.name == word) return &command;
  return nullptr;
}

int help(std::vector<std::string> words) {
  if (words.empty() || words[0] == "help" || words[0].starts_with("-")) return print(overview) ? 0 : could_not_run;
  if (const Command* command = find_command(words[0])) return command->run({"--help"});
  std::vector<std::string_view> names;
  for (const Command& command : commands) names.push_back(command.name);
  return usage_error("", unknown("command", words[0], names));
}

int run(std::vector<std::string> words) {
  const std::string first = words.empty() ? std::string() : words[0];
  const Command* command = find_command(first);
  if (first == "-h" || first == "--help") command = find_command("help");
  if (first == "--version") command = find_command("version");
  // `check` is what is meant where no command is named: `rolecall PATH`, `rolecall --format sarif PATH`.
  if (!command) return check(std::move(words));
  words.erase(words.begin());
  return command->run(std::move(words));
}

}  // namespace

}  // namespace rolecall::cli

int main(int count, char** words) {
  // Who reads our output may stop early, as `head` does; a failed write tells us then.
  std::signal(SIGPIPE, SIG_IGN);
  const int status = rolecall::cli::run(std::vector<std::string>(words + 1, words + count));
  // Without the destructors of what the command keeps until here.
  std::fflush(nullptr);
  std::_Exit(status);
}
