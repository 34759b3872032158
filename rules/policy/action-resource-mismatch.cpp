// An action is allowed only on resources of types that it does not act on.
#include <algorithm>
#include <optional>
#include <vector>

#include "catalog/actions.h"
#include "iam/arn.h"
#include "iam/pattern.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

// The reference is not complete for every service: AWS's own policies have ARNs that it does not know. It is for these.
static bool is_well_known(catalog::Service service) {
  constexpr std::string_view known[] = {"ecr", "ecs", "kms", "s3", "secretsmanager", "ssm"};
  return std::find(std::begin(known), std::end(known), service.prefix()) != std::end(known);
}

// Only the service and the resource part are compared: whether a Region or account belongs in an ARN is another matter.
// An ARN with fewer than six fields is completed by IAM, and `${...}` may become anything, so both might name it.
static bool could_name(const Text& resource, std::string_view pattern) {
  if (!resource.is_known() || resource.value == "*" || resource.value.find("${") != resource.value.npos) return true;
  const Expected<iam::Arn> named = iam::parse_arn(resource.value), taken = iam::parse_arn(pattern);
  if (!named || !taken) return true;
  return iam::overlaps(named->service, taken->service) != Answer::no &&
         iam::overlaps(named->resource, taken->resource) != Answer::no;
}

static bool could_name(const Text& resource, catalog::ResourceType type) {
  const std::vector<std::string_view> patterns = type.patterns();
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](std::string_view pattern) { return could_name(resource, pattern); });
}

// Is it certain that the resource is none of those which the action takes? Within the service it must be of another
// type: an ARN of no type at all may be one that the reference lacks.
static bool is_certainly_other(const Text& resource, catalog::Service service,
                               const std::vector<catalog::ActionResource>& taken) {
  const auto is_named = [&](const catalog::ActionResource& one) { return could_name(resource, one.type); };
  if (std::any_of(taken.begin(), taken.end(), is_named)) return false;
  const Expected<iam::Arn> arn = iam::parse_arn(resource.value);
  if (!arn) return false;
  if (iam::overlaps(arn->service, service.prefix()) == Answer::no) return true;
  const std::vector<catalog::ResourceType> types = service.resource_types();
  return std::any_of(types.begin(), types.end(),
                     [&](catalog::ResourceType type) { return could_name(resource, type); });
}

// The type that the action cannot do without, else the first.
static catalog::ResourceType main_type(const std::vector<catalog::ActionResource>& taken) {
  const auto required =
      std::find_if(taken.begin(), taken.end(), [](const catalog::ActionResource& one) { return one.is_required; });
  return required == taken.end() ? taken.front().type : required->type;
}

// What this statement cannot grant, another one of the same policy may.
static bool is_granted_elsewhere(const iam::Policy& policy, const Text& action,
                                 const std::vector<catalog::ActionResource>& taken) {
  const auto is_named = [&](const Text& resource) {
    return std::any_of(taken.begin(), taken.end(),
                       [&](const catalog::ActionResource& one) { return could_name(resource, one.type); });
  };
  return std::any_of(policy.statements.begin(), policy.statements.end(), [&](const iam::Statement& other) {
    const std::vector<Text>& resources = other.resource.list;
    return other.allows() && covering(other.action, action.value) &&
           std::any_of(resources.begin(), resources.end(), is_named);
  });
}

static void find_mismatch(const iam::Policy& policy, const Text& word, const iam::Words& resources,
                          Findings& findings) {
  const std::optional<catalog::Action> action = catalog::find_action(word.value);
  if (!action || action->takes_only_star() || !is_well_known(action->service())) return;
  const std::vector<catalog::ActionResource> taken = action->resources();
  if (!std::all_of(resources.list.begin(), resources.list.end(),
                   [&](const Text& resource) { return is_certainly_other(resource, action->service(), taken); }))
    return;
  if (is_granted_elsewhere(policy, word, taken)) return;
  Finding& finding = findings.add(word.span, "\"{}\" acts on no resource that this statement names", word.value);
  finding.help = fmt::format("it takes {}", main_type(taken).format());
  finding.related.push_back({resources.span, "these are of other types"});
}

static void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements) {
    const iam::Words& resources = statement.resource;
    if (!statement.allows() || resources.list.empty() || resources.is_unknown || star_of(resources)) continue;
    for (const Text& word : statement.action.list) find_mismatch(policy, word, resources, findings);
  }
}

extern constexpr Check policy_action_resource_mismatch = check;

}  // namespace rolecall::rules
