// An allowed action takes no resource of the kinds that the statement names.
#include <optional>
#include <vector>

#include "catalog/actions.h"
#include "iam/arn.h"
#include "iam/pattern.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

// Only the service and the resource part are compared: whether a Region or account belongs in an ARN is another matter.
// An ARN with fewer than six fields is completed by IAM, and `${...}` may become anything, so both might name it.
static bool could_name(const Text& resource, std::string_view pattern) {
  if (!resource.is_known() || resource.value == "*" || resource.value.find("${") != resource.value.npos) return true;
  const Expected<iam::Arn> named = iam::parse_arn(resource.value), taken = iam::parse_arn(pattern);
  if (!named || !taken) return true;
  return iam::overlaps(named->service, taken->service) != Answer::no &&
         iam::overlaps(named->resource, taken->resource) != Answer::no;
}

static bool could_be_granted(const iam::Words& resources, const std::vector<catalog::ActionResource>& types) {
  for (const catalog::ActionResource& taken : types)
    for (const std::string_view pattern : taken.type.patterns())
      for (const Text& resource : resources.list)
        if (could_name(resource, pattern)) return true;
  return false;
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements) {
    const iam::Words& resources = statement.resource;
    if (!statement.allows() || resources.list.empty() || resources.is_unknown || star_of(resources)) continue;
    for (const Text& word : statement.action.list) {
      const std::optional<catalog::Action> action = catalog::find_action(word.value);
      if (!action || action->takes_only_star()) continue;
      const std::vector<catalog::ActionResource> types = action->resources();
      if (could_be_granted(resources, types)) continue;
      Finding& finding = findings.add(word.span, "\"{}\" acts on no resource that this statement names", word.value);
      finding.help = fmt::format("it takes {}", types.front().type.format());
      finding.related.push_back({resources.span, "these resources are of another kind"});
    }
  }
}

extern constexpr Check policy_action_resource_mismatch = check;

}  // namespace rolecall::rules
