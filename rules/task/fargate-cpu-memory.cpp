#include "judge/check.h"
#include "judge/task_size.h"

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  if (!lists_fargate(task)) return;
  const View cpu = task["cpu"], memory = task["memory"];
  const std::optional<std::int64_t> units = cpu_units(cpu), mebibytes = memory_mebibytes(memory);
  const FargateSize* size = units ? fargate_size(*units) : nullptr;
  if (!size || !mebibytes || size->offers(*mebibytes)) return;
  findings.add(memory.span(), "Fargate does not offer memory \"{}\" with cpu \"{}\": it offers {}", memory.text(),
               cpu.text(), size->memory_in_words());
}

extern constexpr Check task_fargate_cpu_memory = check;

}  // namespace rolecall::rules
