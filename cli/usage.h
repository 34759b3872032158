// What goes wrong on the command line, and the help that mends it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace rolecall::cli {

/// What `rolecall --help` shows.
extern const std::string_view overview;

/// `no rule is called "polcy/x"; did you mean "policy/x"?`
std::string unknown(std::string_view what, std::string_view word, std::span<const std::string_view> names);

/// Says what is wrong on standard error, with where to read on. Gives could_not_run.
int usage_error(std::string_view command, std::string_view message);

/// Parses the words of a command. An exit status if the command ends here: help was asked for, or the usage is wrong.
std::optional<int> parse(CLI::App& app, std::vector<std::string> words);

}  // namespace rolecall::cli
