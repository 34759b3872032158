#include "link/setups.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "link/references.h"

namespace rolecall {

namespace {

/// So many copies of what is common to several setups are made; more would cost more than they tell.
constexpr std::size_t most_copies = 20000;

/// The parts of a folder's path: {"infra", "dev"}.
using Folder = std::vector<std::string>;

/// Where a file is.
struct Location {
  Folder folder;
  std::string file;
};

Location location_of(const Span& span, const Sources& sources) {
  Location location;
  if (!span.is_somewhere()) return location;
  std::string_view path = sources[sources.in_file(span).source].path;
  for (std::size_t slash; (slash = path.find('/')) != path.npos; path.remove_prefix(slash + 1))
    location.folder.emplace_back(path.substr(0, slash));
  location.file = path;
  return location;
}

/// What a setup has once, by the words that tell it, and the folders that have it.
using Marks = std::map<std::string, std::set<Folder>>;

std::string mark_of(const LoosePolicy& loose, const Location& location) {
  if (loose.role.empty()) return {};
  const bool is_trust = loose.policy.type == iam::PolicyType::trust;
  return "policy/" + loose.role + "/" + (is_trust ? std::string("trust") : location.file);
}
std::string mark_of(const TaskDefinition& task, const Location&) {
  const std::string_view family = family_of(task);
  return family.empty() || !Text::is_known(family) ? std::string() : "task/" + std::string(family);
}
std::string mark_of(const Service& service, const Location&) {
  // Modules call a service whose name only their callers know alike.
  if (service.name.empty() || !Text::is_known(service["serviceName"].text())) return {};
  return "service/" + std::string(cluster_name(service)) + "/" + service.name;
}

template <class T>
const Span& span_of(const T& entity) {
  return entity.span;
}
const Span& span_of(const LoosePolicy& loose) {
  return loose.policy.span;
}
const Span& span_of(const ManagedPolicyDocument& document) {
  return document.policy.span;
}

template <class List>
void add_marks(const List& entities, const Sources& sources, Marks& marks) {
  for (const auto& entity : entities) {
    const Location location = location_of(span_of(entity), sources);
    if (std::string mark = mark_of(entity, location); !mark.empty()) marks[std::move(mark)].insert(location.folder);
  }
}

std::size_t common_parts(const Folder& a, const Folder& b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return static_cast<std::size_t>(differ - a.begin());
}

/// The setups by the last part of their folders: `dev` may be `iam/dev` and `ecs/dev`.
using SetupFolders = std::map<std::string, std::set<Folder>>;

/// The folders that tell apart what each of these has: siblings, one level below all of them.
SetupFolders told_apart(const std::set<Folder>& folders) {
  // The first and the last of a sorted set have in common what all have.
  const std::size_t common = common_parts(*folders.begin(), *folders.rbegin());
  SetupFolders siblings;
  for (const Folder& folder : folders)
    if (folder.size() > common)
      siblings[folder[common]].emplace(folder.begin(), folder.begin() + static_cast<std::ptrdiff_t>(common) + 1);
  return siblings;
}

/// The outermost folders that are different setups: at least two of them, or none.
SetupFolders folders_of_setups(const Entities& entities, const Sources& sources) {
  Marks marks;
  add_marks(entities.policies, sources, marks);
  add_marks(entities.task_definitions, sources, marks);
  add_marks(entities.services, sources, marks);
  SetupFolders outermost;
  std::size_t least_depth = 0;
  for (const auto& [mark, folders] : marks) {
    if (folders.size() < 2) continue;
    const SetupFolders siblings = told_apart(folders);
    if (siblings.size() < 2) continue;
    const std::size_t depth = siblings.begin()->second.begin()->size();
    if (!outermost.empty() && depth > least_depth) continue;
    if (depth < least_depth) outermost.clear();
    least_depth = depth;
    for (const auto& [name, paths] : siblings) outermost[name].insert(paths.begin(), paths.end());
  }
  return outermost;
}

/// Divides what one setup turned out to be into the several that it is.
class Division {
 public:
  Division(const SetupFolders& folders, const Sources& sources) : sources_(sources), setups_(folders.size()) {
    std::size_t setup = 0;
    for (const auto& [name, paths] : folders) {
      for (const Folder& path : paths) setups_by_folder_.emplace(path, setup);
      depth_ = paths.begin()->size();
      ++setup;
    }
  }

  /// How many copies of what is common to all that takes.
  std::size_t copies(const Entities& entities) const {
    std::size_t common = 0;
    for_each_list(entities, [&](const auto& list) {
      for (const auto& entity : list)
        if (!setup_of(entity)) ++common;
    });
    return common * setups_.size();
  }

  std::vector<Entities> divided(Entities entities) {
    divide(entities.policies, &Entities::policies);
    divide(entities.managed_policies, &Entities::managed_policies);
    divide(entities.roles, &Entities::roles);
    divide(entities.instance_profiles, &Entities::instance_profiles);
    divide(entities.agent_configs, &Entities::agent_configs);
    divide(entities.task_definitions, &Entities::task_definitions);
    divide(entities.services, &Entities::services);
    divide(entities.clusters, &Entities::clusters);
    divide(entities.capacity_providers, &Entities::capacity_providers);
    divide(entities.container_instances, &Entities::container_instances);
    divide(entities.repositories, &Entities::repositories);
    return std::move(setups_);
  }

 private:
  template <class Visit>
  static void for_each_list(const Entities& entities, Visit visit) {
    visit(entities.policies);
    visit(entities.managed_policies);
    visit(entities.roles);
    visit(entities.instance_profiles);
    visit(entities.agent_configs);
    visit(entities.task_definitions);
    visit(entities.services);
    visit(entities.clusters);
    visit(entities.capacity_providers);
    visit(entities.container_instances);
    visit(entities.repositories);
  }

  /// None: it is common to all.
  template <class T>
  std::optional<std::size_t> setup_of(const T& entity) const {
    Folder folder = location_of(span_of(entity), sources_).folder;
    folder.resize(std::min(folder.size(), depth_));
    const auto own = setups_by_folder_.find(folder);
    return own == setups_by_folder_.end() ? std::nullopt : std::optional(own->second);
  }

  template <class T>
  void divide(std::deque<T>& list, std::deque<T> Entities::*of_setup) {
    for (T& entity : list) {
      if (const std::optional<std::size_t> own = setup_of(entity))
        (setups_[*own].*of_setup).push_back(std::move(entity));
      else
        for (Entities& setup : setups_) (setup.*of_setup).push_back(entity);
    }
  }

  const Sources& sources_;
  std::vector<Entities> setups_;
  std::map<Folder, std::size_t> setups_by_folder_;
  std::size_t depth_ = 0;
};

}  // namespace

std::vector<Entities> setups_in(Entities entities, const Sources& sources) {
  std::vector<Entities> setups, undecided;
  undecided.push_back(std::move(entities));
  std::size_t copies = 0;
  while (!undecided.empty()) {
    Entities next = std::move(undecided.back());
    undecided.pop_back();
    const SetupFolders folders = folders_of_setups(next, sources);
    Division division(folders, sources);
    const std::size_t wanted = folders.empty() ? 0 : division.copies(next);
    if (folders.empty() || copies + wanted > most_copies) {
      setups.push_back(std::move(next));
      continue;
    }
    copies += wanted;
    for (Entities& part : division.divided(std::move(next))) undecided.push_back(std::move(part));
  }
  return setups;
}

}  // namespace rolecall
