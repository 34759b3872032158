// Paths of conditions: "a.b[*].c", "/a.b", "role:execution.name", "service.desiredCount".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "judge/condition.h"
#include "source/expected.h"

namespace rolecall {

/// One step of a path: a member's name, then how often `[*]` follows it. Without a name, the items of what is there.
struct Step {
  std::string_view name;
  unsigned each = 0;
};

/// A link of the workspace, over which the first step of a path may go.
enum class Link : std::uint8_t { execution_role, task_role, instance_role, service, cluster, agent, task_definition };

/// Takes a path apart step by step, without a copy. The path must be one that path_error() has nothing against.
class PathReader {
 public:
  explicit PathReader(std::string_view path);

  bool starts_at_entity() const { return starts_at_entity_; }
  std::optional<Link> link() const { return link_; }
  std::optional<Step> next();

 private:
  std::string_view rest_;
  bool starts_at_entity_ = false;
  std::optional<Link> link_;
};

/// What is wrong with a path of a condition on this subject, if anything: an empty step, an unknown link, a member that
/// a role, a policy or a need does not have. The members of ECS entities and the agent's settings are not looked at,
/// nor are those of a match of `at`.
std::optional<Error> path_error(std::string_view path, Subject on, bool is_from_match);

}  // namespace rolecall
