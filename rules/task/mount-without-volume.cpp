#include "judge/check.h"
#include "source/nearest.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace rolecall::rules {

namespace {

// None if a name is not known, or missing: then nobody can say that another is not there.
std::optional<std::vector<std::string_view>> volume_names(const TaskDefinition& task) {
  const View volumes = task["volumes"];
  if (volumes.is_unknown()) return std::nullopt;
  std::vector<std::string_view> names;
  for (const View volume : volumes) {
    const View name = volume["name"];
    if (!name.is_string() || !Text::is_known(name.text())) return std::nullopt;
    names.push_back(name.text());
  }
  return names;
}

void check(const TaskDefinition& task, Findings& findings) {
  const std::optional<std::vector<std::string_view>> names = volume_names(task);
  if (!names) return;
  for (const View container : task["containerDefinitions"])
    for (const View mount : container["mountPoints"]) {
      const View volume = mount["sourceVolume"];
      if (!volume.is_string() || !Text::is_known(volume.text())) continue;
      if (std::find(names->begin(), names->end(), volume.text()) != names->end()) continue;
      Finding& finding =
          findings.add(volume.span(), "container \"{}\" mounts volume \"{}\", which the task does not define",
                       container["name"].as_text().shown(), volume.text());
      if (const std::string_view right = nearest(volume.text(), *names); !right.empty())
        finding.message += fmt::format("; did you mean \"{}\"?", right);
    }
}

}  // namespace

extern constexpr Check task_mount_without_volume = check;

}  // namespace rolecall::rules
