#include "cli/baseline.h"

#include <fmt/core.h>

#include "discover/discover.h"
#include "read/read.h"

namespace rolecall::cli {

static void add(std::unordered_set<std::string>& prints, View print) {
  if (print.is_string()) prints.emplace(print.text());
}

Expected<std::unordered_set<std::string>> read_baseline(const std::string& path) {
  Expected<std::string> text = discover::bytes_of(path);
  if (!text) return Error{text.error()};
  Sources sources;
  Source source;
  source.path = path;
  source.text = std::move(*text);
  Findings findings("input/malformed", Level::error);
  const std::optional<Tree> tree = read::read(sources, sources.add(std::move(source)), read::Format::json, findings);
  if (!tree) return Error{findings.list.empty() ? "it is no JSON" : findings.list.front().message};
  const View runs = tree->root()["runs"], list = tree->root()["findings"];
  if (!runs.is_array() && !list.is_array()) return Error{"it is neither SARIF nor a JSON report of rolecall"};
  std::unordered_set<std::string> prints;
  for (const View run : runs)
    for (const View result : run["results"]) add(prints, result["partialFingerprints"]["rolecall/v1"]);
  for (const View finding : list) add(prints, finding["fingerprint"]);
  return prints;
}

}  // namespace rolecall::cli
