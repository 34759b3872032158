#include "judge/check.h"
#include "judge/task_size.h"

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  const View cpu = task["cpu"];
  const std::optional<std::int64_t> units = cpu_units(cpu);
  if (lists_fargate(task) && units && !fargate_size(*units))
    findings.add(cpu.span(), "Fargate has no tasks of \"{}\" CPU units", cpu.text());
}

extern constexpr Check task_fargate_cpu_value = check;

}  // namespace rolecall::rules
