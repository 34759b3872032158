// Where a command's words go.
#pragma once

#include <string>
#include <string_view>

namespace rolecall::cli {

/// `--color`, and what NO_COLOR and the terminal say where it is `auto`.
enum class ColourChoice { automatic, always, never };
bool use_colour(ColourChoice choice);
bool standard_error_is_terminal();

/// Writes to standard output. True, too, if nobody reads on (a closed pipe); false, and said on standard error, if the
/// words could not be written.
bool print(std::string_view words);
/// The same to a file, which is replaced.
bool write_file(const std::string& path, std::string_view words);

/// A line on standard error: "rolecall: ...". Control characters of inputs are shown, not sent.
void complain(std::string_view line);

}  // namespace rolecall::cli
