#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/usage.h"

namespace rolecall::cli {

int version(std::vector<std::string> words) {
  CLI::App app("Shows the version of rolecall.", "rolecall version");
  if (const std::optional<int> status = parse(app, std::move(words))) return *status;
  return print("rolecall " ROLECALL_VERSION "\n") ? nothing_found : could_not_run;
}

}  // namespace rolecall::cli
