#include "link/merge.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "iam/arn.h"
#include "link/references.h"
#include "link/role_fields.h"

namespace rolecall {

namespace {

using Positions = std::unordered_map<std::string, std::vector<std::size_t>>;

std::string account_of(const Role& role) {
  if (!role.account.empty()) return role.account;
  const Expected<iam::Arn> arn = iam::parse_arn(role.arn.value);
  return arn && iam::is_account_id(arn->account) ? std::string(arn->account) : std::string();
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool is_same(const AttachedPolicy& a, const AttachedPolicy& b) {
  return a.arn.empty() || b.arn.empty() ? a.name == b.name : a.arn == b.arn;
}

void take_attached(Role& role, std::vector<AttachedPolicy>& attached) {
  for (AttachedPolicy& policy : attached) {
    const auto known = std::find_if(role.attached.begin(), role.attached.end(),
                                    [&](const AttachedPolicy& other) { return is_same(other, policy); });
    if (known == role.attached.end()) role.attached.push_back(std::move(policy));
  }
}

void take_part(Role& role, Role part) {
  if (role.path.empty()) role.path = std::move(part.path);
  if (role.arn.empty()) role.arn = std::move(part.arn);
  if (role.is_from_file_name && !part.is_from_file_name) role.span = part.span;
  role.is_from_file_name = role.is_from_file_name && part.is_from_file_name;
  if (!role.trust) role.trust = std::move(part.trust);
  if (!role.boundary) role.boundary = std::move(part.boundary);
  append(role.inline_policies, part.inline_policies);
  append(role.inline_names, part.inline_names);
  take_attached(role, part.attached);
  role.says_inline = role.says_inline || part.says_inline;
  role.says_attached = role.says_attached || part.says_attached;
  role.may_have_more = role.may_have_more || part.may_have_more;
}

/// The role of this name that a part with this account belongs to. A part without account belongs to the only one there
/// is; with two to choose from such parts stay apart.
std::optional<std::size_t> find_whole(const std::map<std::string, std::size_t>& same_name, const std::string& account) {
  if (const auto of_account = same_name.find(account); of_account != same_name.end()) return of_account->second;
  if (account.empty() && same_name.size() == 1) return same_name.begin()->second;
  return std::nullopt;
}

/// The names of roles that some entity refers to.
std::set<std::string, std::less<>> referenced_names(const Entities& entities) {
  std::set<std::string, std::less<>> names;
  const auto add = [&](const std::vector<RoleField>& fields) {
    for (const RoleField& field : fields) names.emplace(iam::role_name(field.value.as_text().value));
  };
  for (const TaskDefinition& task : entities.task_definitions) add(role_fields(task));
  for (const Service& service : entities.services) add(role_fields(service));
  for (const CapacityProvider& provider : entities.capacity_providers) add(role_fields(provider));
  for (const InstanceProfile& profile : entities.instance_profiles)
    names.insert(profile.roles.begin(), profile.roles.end());
  for (const AgentConfig& config : entities.agent_configs) names.insert(config.instance_role);
  names.erase("");
  return names;
}

/// What of a loose policy a role can take in. A boundary stays where it is; the linker finds it there.
bool can_take(const Role& role, const iam::Policy& policy) {
  return policy.type == iam::PolicyType::identity || (policy.type == iam::PolicyType::trust && !role.trust);
}

void take_policy(Role& role, iam::Policy policy) {
  if (policy.attached_to.empty()) policy.attached_to = role.name;
  if (policy.type == iam::PolicyType::trust) {
    role.trust = std::move(policy);
  } else {
    role.inline_policies.push_back(std::move(policy));
  }
}

Role role_of(const LoosePolicy& loose) {
  Role role;
  role.name = loose.role;
  role.span = loose.policy.span;
  role.is_from_file_name = true;
  return role;
}

// So it is in the details of an account, which may have thousands of roles.
bool are_all_different(const std::deque<Role>& parts) {
  std::unordered_set<std::string> keys;
  keys.reserve(parts.size());
  return std::all_of(parts.begin(), parts.end(), [&](const Role& part) { return keys.insert(role_key(part)).second; });
}

}  // namespace

std::deque<Role> merge_roles(std::deque<Role> parts) {
  // Parts that know their account go first, so that one without finds all that it could belong to.
  std::vector<std::size_t> order(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    order[i] = i;
    parts[i].account = account_of(parts[i]);
  }
  if (are_all_different(parts)) return parts;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return !parts[a].account.empty() && parts[b].account.empty(); });

  std::deque<Role> roles;
  std::vector<std::size_t> first_part;
  std::unordered_map<std::string, std::map<std::string, std::size_t>> by_key;  // and account
  for (std::size_t i : order) {
    std::map<std::string, std::size_t>& same_name = by_key[role_key(parts[i])];
    if (const auto whole = find_whole(same_name, parts[i].account)) {
      first_part[*whole] = std::min(first_part[*whole], i);
      take_part(roles[*whole], std::move(parts[i]));
      continue;
    }
    same_name.emplace(parts[i].account, roles.size());
    first_part.push_back(i);
    roles.push_back(std::move(parts[i]));
  }

  std::vector<std::size_t> sorted(roles.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
  std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return first_part[a] < first_part[b]; });
  std::deque<Role> merged;
  for (std::size_t i : sorted) merged.push_back(std::move(roles[i]));
  return merged;
}

void adopt_policies(Entities& entities) {
  if (entities.policies.empty()) return;
  std::set<std::string, std::less<>> existing = referenced_names(entities);
  Positions by_name;
  for (std::size_t i = 0; i < entities.roles.size(); ++i) {
    const std::string key = role_key(entities.roles[i]);
    existing.insert(key);
    by_name[key].push_back(i);
  }
  for (const LoosePolicy& loose : entities.policies)
    if (loose.is_mapped || loose.policy.type == iam::PolicyType::trust) existing.insert(loose.role);

  std::deque<LoosePolicy> still_loose;
  for (LoosePolicy& loose : entities.policies) {
    std::vector<std::size_t>* same_name = nullptr;
    if (!loose.role.empty() && existing.contains(loose.role)) same_name = &by_name[loose.role];
    if (same_name && same_name->empty() && can_take(Role{}, loose.policy)) {
      same_name->push_back(entities.roles.size());
      entities.roles.push_back(role_of(loose));
    }
    Role* role = same_name && same_name->size() == 1 ? &entities.roles[same_name->front()] : nullptr;
    if (role && can_take(*role, loose.policy)) {
      take_policy(*role, std::move(loose.policy));
      continue;
    }
    if (role && loose.policy.type == iam::PolicyType::unknown) role->may_have_more = true;
    still_loose.push_back(std::move(loose));
  }
  entities.policies = std::move(still_loose);
}

}  // namespace rolecall
