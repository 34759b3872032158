#include "catalog/actions.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "catalog/data.h"
#include "catalog/order.h"
#include "source/letter_case.h"
#include "source/nearest.h"
#include "source/wildcard.h"

namespace rolecall::catalog {

namespace {

using Names = std::vector<std::string_view>;

std::string_view text(std::uint32_t id) {
  return data::Texts{data::actions_text, data::actions_starts}[id];
}

std::span<const std::uint32_t> list(std::uint32_t offset) {
  return data::list_at(data::actions_lists, offset);
}

std::string_view action_name(std::uint32_t action) {
  return text(action);
}
std::string_view key_name(std::uint32_t key) {
  return text(data::keys[key].name);
}

const data::ActionFacts& facts(std::uint32_t action) {
  return data::action_facts[data::action_facts_of[action]];
}

template <class Handle>
std::vector<Handle> handles(std::span<const std::uint32_t> numbers) {
  std::vector<Handle> result;
  result.reserve(numbers.size());
  for (const std::uint32_t number : numbers) result.emplace_back(number);
  return result;
}

template <class Handle>
std::vector<Handle> handles(std::uint32_t begin, std::uint32_t end) {
  std::vector<Handle> result;
  result.reserve(end - begin);
  for (std::uint32_t number = begin; number < end; ++number) result.emplace_back(number);
  return result;
}

std::string_view prefix_of(std::uint32_t service) {
  return text(data::services[service].prefix);
}

/// The service whose prefix it is; service_count if none has it.
std::uint32_t service_called(std::string_view prefix) {
  const std::uint32_t service =
      first_of(0, data::service_count, [&](std::uint32_t s) { return !comes_before(prefix_of(s), prefix); });
  return service < data::service_count && equal_in_any_case(prefix_of(service), prefix) ? service : data::service_count;
}

/// What has this name, in any case.
template <class NameOf>
std::optional<std::uint32_t> number_of(std::string_view name, const std::uint32_t* slots, std::uint32_t slot_count,
                                       NameOf name_of) {
  std::uint32_t slot = hash(name);
  while (const std::uint32_t number = slots[slot % slot_count]) {
    const std::string_view found = name_of(number - 1);
    if (found == name || equal_in_any_case(found, name)) return number - 1;
    ++slot;
  }
  return std::nullopt;
}

struct ActionName {
  std::string_view service, action;
};

std::optional<ActionName> parts(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == name.npos) return std::nullopt;
  return ActionName{name.substr(0, colon), name.substr(colon + 1)};
}

/// The action's name without the service's prefix.
std::string_view short_name(std::uint32_t service, std::uint32_t action) {
  return action_name(action).substr(prefix_of(service).size() + 1);
}

/// The service's action of this name, without the prefix; none if it has none.
std::optional<std::uint32_t> action_called(std::string_view name, std::uint32_t service) {
  const std::uint32_t end = data::services[service + 1].first_action;
  const std::uint32_t action = first_of(data::services[service].first_action, end,
                                        [&](std::uint32_t a) { return !comes_before(short_name(service, a), name); });
  if (action == end || !equal_in_any_case(short_name(service, action), name)) return std::nullopt;
  return action;
}

struct Range {
  std::uint32_t begin, end;
};

/// What a name from `begin` up to `end`, in order, must begin with to be in the range.
template <class NameOf>
Range beginning_with(std::string_view start, Range among, NameOf name_of) {
  const std::uint32_t begin =
      first_of(among.begin, among.end, [&](std::uint32_t i) { return !comes_before(name_of(i), start); });
  const std::uint32_t end = first_of(
      begin, among.end, [&](std::uint32_t i) { return !equal_in_any_case(name_of(i).substr(0, start.size()), start); });
  return {begin, end};
}

std::string_view literal_start(std::string_view pattern) {
  return pattern.substr(0, std::min(pattern.find_first_of("*?"), pattern.size()));
}

/// A pattern for names, none of which is long: made short once, so that a hostile one costs no more for each name.
class NamePattern {
 public:
  explicit NamePattern(std::string_view pattern) {
    for (const char c : pattern) {
      if (c != '*') {
        ++least_size_;
      } else if (pattern_.ends_with('*')) {
        continue;
      }
      pattern_ += c;
    }
  }

  bool matches(std::string_view name) const {
    return least_size_ <= name.size() && wildcard_match_any_case(pattern_, name);
  }
  /// What every name that it matches begins with.
  std::string_view start() const { return literal_start(pattern_); }

 private:
  std::string pattern_;
  std::size_t least_size_ = 0;
};

/// Calls `visit` for each action that the pattern reaches until it says false.
template <class Visit>
void visit_matches(std::string_view pattern, Visit visit) {
  const bool is_all_stars = !pattern.empty() && pattern.find_first_not_of('*') == pattern.npos;
  const std::optional<ActionName> wanted = is_all_stars ? ActionName{"*", "*"} : parts(pattern);
  if (!wanted) return;
  const NamePattern service_pattern(wanted->service), action_pattern(wanted->action);
  const Range services = beginning_with(service_pattern.start(), {0, data::service_count}, prefix_of);
  for (std::uint32_t service = services.begin; service < services.end; ++service) {
    if (!service_pattern.matches(prefix_of(service))) continue;
    const auto name_of = [&](std::uint32_t action) { return short_name(service, action); };
    const Range all = {data::services[service].first_action, data::services[service + 1].first_action};
    const Range actions = beginning_with(action_pattern.start(), all, name_of);
    for (std::uint32_t action = actions.begin; action < actions.end; ++action)
      if (action_pattern.matches(name_of(action)) && !visit(action)) return;
  }
}

}  // namespace

std::string_view Action::name() const {
  return full_name().substr(service().prefix().size() + 1);
}
std::string_view Action::full_name() const {
  return action_name(index_);
}

Service Action::service() const {
  const std::uint32_t next =
      first_of(0, data::service_count, [&](std::uint32_t s) { return data::services[s].first_action > index_; });
  return Service(next - 1);
}

AccessLevel Action::level() const {
  return static_cast<AccessLevel>(facts(index_).level);
}

std::vector<ActionResource> Action::resources() const {
  std::vector<ActionResource> result;
  const std::span<const std::uint32_t> numbers = list(facts(index_).resources);
  for (std::size_t i = 0; i < numbers.size(); i += 2)
    result.push_back({ResourceType(numbers[i] / 2), numbers[i] % 2 == 1, handles<ConditionKey>(list(numbers[i + 1]))});
  return result;
}

std::vector<ConditionKey> Action::condition_keys() const {
  return handles<ConditionKey>(list(facts(index_).keys));
}
std::vector<Action> Action::dependent_actions() const {
  return handles<Action>(list(facts(index_).dependents));
}
bool Action::takes_only_star() const {
  return list(facts(index_).resources).empty();
}

std::string_view ResourceType::name() const {
  return text(data::resources[index_].name);
}
std::string_view ResourceType::format() const {
  return text(data::resources[index_].format);
}
std::string_view ResourceType::pattern() const {
  return text(data::resources[index_].pattern);
}

std::vector<std::string_view> ResourceType::patterns() const {
  Names result;
  for (const std::uint32_t pattern : list(data::resources[index_].patterns)) result.push_back(text(pattern));
  return result;
}

Service ResourceType::service() const {
  const std::uint32_t next =
      first_of(0, data::service_count, [&](std::uint32_t s) { return data::services[s].first_resource > index_; });
  return Service(next - 1);
}

std::vector<ConditionKey> ResourceType::condition_keys() const {
  return handles<ConditionKey>(list(data::resources[index_].keys));
}

std::string_view ConditionKey::name() const {
  return key_name(index_);
}
KeyType ConditionKey::type() const {
  return static_cast<KeyType>(data::keys[index_].type);
}
bool ConditionKey::has_several_values() const {
  return data::keys[index_].has_several_values;
}
bool ConditionKey::is_global() const {
  return data::keys[index_].is_global;
}

std::string_view Service::prefix() const {
  return prefix_of(index_);
}
std::string_view Service::name() const {
  return text(data::services[index_].name);
}

std::vector<Action> Service::actions() const {
  return handles<Action>(data::services[index_].first_action, data::services[index_ + 1].first_action);
}
std::vector<ResourceType> Service::resource_types() const {
  return handles<ResourceType>(data::services[index_].first_resource, data::services[index_ + 1].first_resource);
}
std::vector<ConditionKey> Service::condition_keys() const {
  return handles<ConditionKey>(list(data::services[index_].keys));
}

std::vector<Service> services() {
  return handles<Service>(0, data::service_count);
}

std::optional<Service> find_service(std::string_view prefix) {
  const std::uint32_t service = service_called(prefix);
  if (service == data::service_count) return std::nullopt;
  return Service(service);
}

std::optional<Action> find_action(std::string_view name) {
  const auto number = number_of(name, data::action_slots, data::action_slot_count, action_name);
  return number ? std::optional(Action(*number)) : std::nullopt;
}

std::vector<Action> actions_matching(std::string_view pattern) {
  std::vector<Action> result;
  visit_matches(pattern, [&](std::uint32_t action) {
    result.emplace_back(action);
    return true;
  });
  return result;
}

bool matches_any_action(std::string_view pattern) {
  bool is_found = false;
  visit_matches(pattern, [&](std::uint32_t) {
    is_found = true;
    return false;
  });
  return is_found;
}

std::optional<ConditionKey> find_condition_key(std::string_view key) {
  if (const auto number = number_of(key, data::key_slots, data::key_slot_count, key_name)) return ConditionKey(*number);
  for (std::uint32_t i = 0; i < data::template_count; ++i)
    if (wildcard_match_any_case(text(data::key_templates[i].pattern), key))
      return ConditionKey(data::key_templates[i].key);
  return std::nullopt;
}

bool takes_condition_key(Action action, ConditionKey key) {
  const std::string_view name = key.name();
  const bool is_of_tags =
      name == "aws:RequestTag/${TagKey}" || name == "aws:ResourceTag/${TagKey}" || name == "aws:TagKeys";
  if (key.is_global() && !is_of_tags) return true;
  const auto has_key = [&](const std::vector<ConditionKey>& keys) {
    return std::ranges::find(keys, key) != keys.end();
  };
  if (has_key(action.condition_keys())) return true;
  return std::ranges::any_of(action.resources(), [&](const ActionResource& resource) {
    return has_key(resource.condition_keys) || has_key(resource.type.condition_keys());
  });
}

namespace {

/// Of the services that have an action of this very name the one that is most likely meant.
std::string_view same_action_elsewhere(const ActionName& wanted) {
  std::string_view best;
  std::pair<int, std::size_t> least;  // how far the prefix is from what was written, how long it is
  for (std::uint32_t service = 0; service < data::service_count; ++service) {
    const std::optional<std::uint32_t> action = action_called(wanted.action, service);
    if (!action) continue;
    const std::string_view prefix = prefix_of(service);
    const std::pair<int, std::size_t> distance = {edit_distance(prefix, wanted.service, 2), prefix.size()};
    if (best.empty() || distance < least) {
      best = action_name(*action);
      least = distance;
    }
  }
  return best;
}

/// The service's action whose name is nearest, with the prefix.
std::string_view nearest_action_of(std::uint32_t service, std::string_view action) {
  const std::uint32_t begin = data::services[service].first_action, end = data::services[service + 1].first_action;
  Names names;
  for (std::uint32_t a = begin; a < end; ++a) names.push_back(short_name(service, a));
  const std::string_view found = nearest(action, names);
  for (std::uint32_t a = begin; a < end; ++a)
    if (names[a - begin].data() == found.data()) return action_name(a);
  return {};
}

/// What of a key's name is compared for a slip: of a template the part before `${`, with the separator.
std::string_view fixed_part(std::string_view key) {
  return key.substr(0, std::min(key.find("${"), key.size()));
}

/// The same of a key in a policy, if it is to be compared with a template: up to the first `/`.
std::string_view up_to_slash(std::string_view key) {
  return key.substr(0, std::min(key.find('/'), key.size() - 1) + 1);
}

}  // namespace

std::string_view nearest_service(std::string_view prefix) {
  Names names;
  for (std::uint32_t service = 0; service < data::service_count; ++service) names.push_back(prefix_of(service));
  return nearest(prefix, names);
}

std::string_view nearest_action(std::string_view name) {
  const std::optional<ActionName> wanted = parts(name);
  if (!wanted) return {};
  std::uint32_t service = service_called(wanted->service);
  if (service == data::service_count) service = service_called(nearest_service(wanted->service));
  if (service < data::service_count) {
    const std::string_view found = nearest_action_of(service, wanted->action);
    if (!found.empty()) return found;
  }
  return same_action_elsewhere(*wanted);
}

std::string_view nearest_condition_key(std::string_view key) {
  if (key.empty()) return {};
  const bool has_slash = key.find('/') != key.npos;
  Names compared, names;
  for (std::uint32_t k = 0; k < data::key_count; ++k) {
    const std::string_view name = key_name(k);
    const std::string_view fixed = fixed_part(name);
    if (fixed.size() < name.size() && !has_slash) continue;
    compared.push_back(fixed);
    names.push_back(name);
  }
  const std::string_view found = nearest(has_slash ? up_to_slash(key) : key, compared);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (compared[i].data() == found.data()) return names[i];
  return {};
}

}  // namespace rolecall::catalog
