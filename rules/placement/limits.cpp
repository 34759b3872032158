#include "judge/check.h"
#include "placement/expression.h"

namespace rolecall::rules {

namespace {

constexpr std::size_t most_constraints = 10, most_strategies = 5;

std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

void check(const EcsEntity& entity, const Workspace& workspace, Findings& findings) {
  const View constraints = entity["placementConstraints"], strategies = entity["placementStrategy"];
  std::size_t others = 0;
  if (entity.kind == EntityKind::service)
    if (const TaskDefinition* task = workspace.task_definition(static_cast<const Service&>(entity)))
      others = (*task)["placementConstraints"].size();
  // A task definition that has too many by itself is said there.
  if (constraints.size() > most_constraints)
    findings.add(constraints.span(), "{} placement constraints; a task takes at most {}", constraints.size(),
                 most_constraints);
  else if (others <= most_constraints && constraints.size() > 0 && constraints.size() + others > most_constraints)
    findings.add(constraints.span(),
                 "{} placement constraints with the {} of the task definition; a task takes at most {}",
                 constraints.size() + others, others, most_constraints);
  if (strategies.size() > most_strategies)
    findings.add(strategies.span(), "{} placement strategies; a service takes at most {}", strategies.size(),
                 most_strategies);
  for (const View constraint : constraints) {
    const View expression = constraint["expression"];
    if (const std::size_t length = characters_in(expression.text());
        length > placement::max_length && Text::is_known(expression.text()))
      findings.add(expression.span(), "an expression of {} characters; it may have {}", length, placement::max_length);
  }
}

}  // namespace

extern constexpr Check placement_limits = check;

}  // namespace rolecall::rules
