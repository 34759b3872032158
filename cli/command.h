// The commands. Each takes the words after its name and gives the exit status of the program (design.md: Command line).
#pragma once

#include <string>
#include <vector>

namespace rolecall::cli {

enum ExitStatus : int { nothing_found = 0, something_found = 1, could_not_run = 2 };

int check(std::vector<std::string> words);
int explain(std::vector<std::string> words);
int rules(std::vector<std::string> words);
int version(std::vector<std::string> words);

}  // namespace rolecall::cli
