// What was found before and is let be: `--baseline FILE`.
#pragma once

#include <string>
#include <unordered_set>

#include "source/expected.h"

namespace rolecall::cli {

/// The fingerprints in an earlier report, SARIF or JSON. Those that its own suppressions covered are among them.
Expected<std::unordered_set<std::string>> read_baseline(const std::string& path);

}  // namespace rolecall::cli
