#include "cli/output.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "report/display.h"

namespace rolecall::cli {

bool use_colour(ColourChoice choice) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  // no-color.org: set and not empty, whatever its value. A dumb terminal shows the codes as they are.
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool is_dumb = terminal && std::strcmp(terminal, "dumb") == 0;
  return !(no_color && *no_color) && !is_dumb && isatty(STDOUT_FILENO) == 1;
}

bool standard_error_is_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

bool print(std::string_view words) {
  const bool is_written =
      std::fwrite(words.data(), 1, words.size(), stdout) == words.size() && std::fflush(stdout) == 0;
  if (is_written || errno == EPIPE) return true;
  complain(fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  return false;
}

bool write_file(const std::string& path, std::string_view words) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  bool is_written = file && std::fwrite(words.data(), 1, words.size(), file) == words.size();
  int reason = errno;
  if (file && std::fclose(file) != 0 && is_written) {
    is_written = false;
    reason = errno;
  }
  if (!is_written) complain(fmt::format("cannot write \"{}\": {}", path, std::strerror(reason)));
  return is_written;
}

void complain(std::string_view line) {
  const std::string shown = fmt::format("rolecall: {}\n", report::printable(line));
  std::fwrite(shown.data(), 1, shown.size(), stderr);
}

}  // namespace rolecall::cli
