#include "judge/path.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "source/nearest.h"

namespace rolecall {

namespace {

constexpr std::array<std::pair<std::string_view, Link>, 7> links = {{
    {"role:execution", Link::execution_role},
    {"role:task", Link::task_role},
    {"role:instance", Link::instance_role},
    {"service", Link::service},
    {"cluster", Link::cluster},
    {"agent", Link::agent},
    {"task-definition", Link::task_definition},
}};

// The members that judge/value.cpp gives to what is no tree.
constexpr std::string_view role_members[] = {"name",     "path",     "account",  "arn",  "uses",
                                             "attached", "boundary", "policies", "trust"};
constexpr std::string_view policy_members[] = {"name", "type", "id", "version", "size", "attached-to", "statements"};
constexpr std::string_view need_members[] = {"feature",  "rule",   "subject",  "what",    "role",
                                             "role-use", "action", "resource", "missing", "denied"};

std::optional<Link> find_link(std::string_view word) {
  const auto* found = std::find_if(links.begin(), links.end(), [&](const auto& link) { return link.first == word; });
  return found == links.end() ? std::nullopt : std::optional(found->second);
}

std::string_view first_word(std::string_view path) {
  return path.substr(0, path.find('.'));
}

bool is_word(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c != '[' && c != ']' && c != '/' && c != '{' && c != '}' && static_cast<unsigned char>(c) > ' ';
  });
}

std::span<const std::string_view> members_of(Subject on, std::optional<Link> link) {
  if (link) {
    const bool is_role = *link == Link::execution_role || *link == Link::task_role || *link == Link::instance_role;
    return is_role ? std::span<const std::string_view>(role_members) : std::span<const std::string_view>();
  }
  switch (on) {
    case Subject::role:
      return role_members;
    case Subject::policy:
      return policy_members;
    case Subject::need:
      return need_members;
    case Subject::agent_config:
    case Subject::task_definition:
    case Subject::service:
    case Subject::cluster:
    case Subject::capacity_provider:
      return {};
  }
  return {};
}

Error link_error(std::string_view word) {
  constexpr std::string_view roles[] = {"role:execution", "role:task", "role:instance"};
  const std::string_view near = nearest(word, roles);
  if (!near.empty()) return {fmt::format("no link is called \"{}\"; did you mean \"{}\"?", word, near)};
  return {fmt::format("no link is called \"{}\"; there are role:execution, role:task and role:instance", word)};
}

std::optional<Error> member_error(std::string_view name, std::span<const std::string_view> members) {
  if (members.empty() || std::find(members.begin(), members.end(), name) != members.end()) return std::nullopt;
  const std::string_view near = nearest(name, members);
  if (near.empty()) return Error{fmt::format("there is no member \"{}\" here", name)};
  return Error{fmt::format("there is no member \"{}\" here; did you mean \"{}\"?", name, near)};
}

}  // namespace

PathReader::PathReader(std::string_view path) : rest_(path) {
  if (rest_.starts_with('/')) {
    starts_at_entity_ = true;
    rest_.remove_prefix(1);
    return;
  }
  const std::string_view word = first_word(rest_);
  link_ = find_link(word);
  if (link_) rest_.remove_prefix(std::min(rest_.size(), word.size() + 1));
}

std::optional<Step> PathReader::next() {
  if (rest_.empty()) return std::nullopt;
  std::string_view word = first_word(rest_);
  rest_.remove_prefix(std::min(rest_.size(), word.size() + 1));
  Step step;
  for (; word.ends_with("[*]"); word.remove_suffix(3)) ++step.each;
  step.name = word;
  return step;
}

std::optional<Error> path_error(std::string_view path, Subject on, bool is_from_match) {
  PathReader reader(path);
  if (!reader.link() && !reader.starts_at_entity() && first_word(path).starts_with("role:"))
    return link_error(first_word(path));
  if (path.ends_with('.')) return Error{fmt::format("the path \"{}\" ends with a dot", path)};
  bool is_known_start = reader.link() || reader.starts_at_entity() || !is_from_match;
  while (const std::optional<Step> step = reader.next()) {
    const bool is_items = step->name.empty() && step->each > 0;  // "[*]" alone
    if (!is_items && !is_word(step->name))
      return Error{fmt::format("\"{}\" is no path; a path is like a.b[*].c", path)};
    if (is_known_start && !is_items)
      if (std::optional<Error> error = member_error(step->name, members_of(on, reader.link()))) return error;
    is_known_start = false;
  }
  return std::nullopt;
}

}  // namespace rolecall
