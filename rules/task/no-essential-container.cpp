#include "judge/check.h"

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  const View containers = task["containerDefinitions"];
  for (const View container : containers) {
    const View essential = container["essential"];
    // What is not said is essential, and what is not known may be.
    if (!essential.is_boolean() || essential.is_true()) return;
  }
  if (containers.size() == 0) return;
  findings.add((*containers.begin())["essential"].span(), "no container of task definition \"{}\" is essential",
               task.name);
}

extern constexpr Check task_no_essential_container = check;

}  // namespace rolecall::rules
