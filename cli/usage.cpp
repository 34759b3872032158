#include "cli/usage.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command.h"
#include "cli/output.h"
#include "source/nearest.h"

namespace rolecall::cli {

const std::string_view overview =
    R"(rolecall checks the IAM roles, policies and configuration of an Amazon ECS setup against what it needs.

Usage: rolecall [check] [OPTIONS] [PATH...]
       rolecall COMMAND [OPTIONS] ...

Commands:
  check [PATH...]    find what is wrong (the default command; PATH defaults to the working directory)
  explain RULE       what a rule finds, why it matters, how to mend it, with examples
  rules [WORD...]    every rule, or those of a family or about a word
  version            the version of rolecall
  help [COMMAND]     this page, or the options of a command

Examples:
  rolecall                                          check the working directory
  rolecall infra/ ecs.config                        check a folder and a file
  rolecall --format sarif --output rolecall.sarif   for code scanning and editors
  rolecall explain trust/any-principal
  rolecall rules placement

Exit status: 0 nothing found at or above --fail-on (default: warning), 1 something found, 2 could not run.
)";

std::string unknown(std::string_view what, std::string_view word, std::span<const std::string_view> names) {
  std::string message = fmt::format("no {} is called \"{}\"", what, word);
  if (const std::string_view near = nearest(word, names); !near.empty())
    message += fmt::format("; did you mean \"{}\"?", near);
  return message;
}

int usage_error(std::string_view command, std::string_view message) {
  complain(message);
  complain(fmt::format("\"rolecall help{}{}\" shows how it is used", command.empty() ? "" : " ", command));
  return could_not_run;
}

namespace {

// CLI11 says which word it did not expect, but not which one was meant.
std::string unexpected(const CLI::App& app, const std::string& word) {
  if (!word.starts_with("-")) return fmt::format("unexpected word \"{}\"", word);
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  const std::vector<std::string_view> views(names.begin(), names.end());
  return unknown("option", word.substr(0, word.find('=')), views);
}

}  // namespace

std::optional<int> parse(CLI::App& app, std::vector<std::string> words) {
  const std::string command = app.get_name().substr(app.get_name().find(' ') + 1);
  app.allow_extras();
  app.set_help_flag("-h,--help", "show this page");
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    return print(app.help()) ? nothing_found : could_not_run;
  } catch (const CLI::Error& error) {
    return usage_error(command, error.what());
  }
  std::vector<std::string> extra = app.remaining();
  std::erase(extra, "--");  // CLI11 counts it among them, though it did what it says
  if (!extra.empty()) return usage_error(command, unexpected(app, extra.front()));
  return std::nullopt;
}

}  // namespace rolecall::cli
