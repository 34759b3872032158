#include "judge/check.h"

#include <string_view>
#include <unordered_map>

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  std::unordered_map<std::string_view, View> seen;
  for (const View container : task["containerDefinitions"]) {
    const View name = container["name"];
    if (!name.is_string() || name.text().empty()) continue;
    const auto [first, is_new] = seen.emplace(name.text(), name);
    if (is_new) continue;
    findings.add(name.span(), "a container before this one is called \"{}\" too", name.as_text().shown())
        .related.push_back({first->second.span(), "the first container of that name"});
  }
}

extern constexpr Check task_duplicate_container = check;

}  // namespace rolecall::rules
