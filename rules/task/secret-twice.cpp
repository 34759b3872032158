#include "judge/check.h"

#include <string_view>
#include <unordered_map>

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  for (const View container : task["containerDefinitions"]) {
    std::unordered_map<std::string_view, View> secrets;
    for (const View secret : container["secrets"])
      if (secret["name"].is_string()) secrets.emplace(secret["name"].text(), secret["name"]);
    for (const View variable : container["environment"]) {
      const View name = variable["name"];
      const auto twin = secrets.find(name.text());
      if (!name.is_string() || twin == secrets.end()) continue;
      findings
          .add(name.span(), "container \"{}\" has \"{}\" in its environment and in its secrets",
               container["name"].as_text().shown(), name.as_text().shown())
          .related.push_back({twin->second.span(), "the secret of that name"});
    }
  }
}

extern constexpr Check task_secret_twice = check;

}  // namespace rolecall::rules
