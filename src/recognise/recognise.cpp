#include "recognise/recognise.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "recognise/dialect.h"

namespace rolecall::recognise {

namespace {

// What is told by the fewest members goes last.
constexpr std::array<Dialect, 7> dialects = {
    recognise_cloudformation, recognise_agent_config,  recognise_bottlerocket, recognise_policy_document,
    recognise_iam_answer,     recognise_policy_answer, recognise_ecs};

struct PolicyKind {
  std::string_view name;
  iam::PolicyType type;
};
constexpr std::array<PolicyKind, 8> policy_kinds = {{
    {"identity-policy", iam::PolicyType::identity},
    {"trust-policy", iam::PolicyType::trust},
    {"resource-policy", iam::PolicyType::resource},
    {"permission-boundary", iam::PolicyType::boundary},
    {"scp", iam::PolicyType::service_control},
    {"rcp", iam::PolicyType::resource_control},
    {"session-policy", iam::PolicyType::session},
    {"vpc-endpoint-policy", iam::PolicyType::vpc_endpoint},
}};

constexpr std::array<std::string_view, 17> all_kinds = {"identity-policy",
                                                        "trust-policy",
                                                        "resource-policy",
                                                        "permission-boundary",
                                                        "scp",
                                                        "rcp",
                                                        "session-policy",
                                                        "vpc-endpoint-policy",
                                                        "role",
                                                        "instance-profile",
                                                        "agent-config",
                                                        "task-definition",
                                                        "service",
                                                        "cluster",
                                                        "capacity-provider",
                                                        "container-instance",
                                                        "repository"};

std::optional<iam::PolicyType> policy_type(std::string_view kind) {
  for (const auto& [name, type] : policy_kinds)
    if (name == kind) return type;
  return std::nullopt;
}

// The widest object of the API has some fifty members. Wider ones need not be asked for the names of all of ours.
bool is_too_wide(View value) {
  constexpr int most_members = 500;
  int members = 0;
  for (auto member = value.begin(); member != value.end(); ++member)
    if (++members > most_members) return true;
  return false;
}

bool recognise_value(const Input& input, View value, Recognised& result) {
  if (value.is_object() && input.format == read::Format::json && is_too_wide(value)) return false;
  return std::any_of(dialects.begin(), dialects.end(), [&](Dialect dialect) { return dialect(input, value, result); });
}

// A list of what one document has, as `--query` gives it, or the documents of one YAML file. Its items are alike, so
// the first object tells.
bool recognise_each(const Input& input, View list, Recognised& result) {
  const bool may_be_list = input.format == read::Format::json || input.format == read::Format::yaml;
  if (!may_be_list || !list.is_array()) return false;
  bool found = false;
  for (const View item : list) {
    if (!item.is_object()) continue;
    found |= recognise_value(input, item, result);
    if (!found) return false;
  }
  return found;
}

// What `--as` says of a policy counts, since its content cannot tell a boundary from an identity policy.
void set_policy_type(iam::PolicyType type, Entities& entities) {
  for (LoosePolicy& loose : entities.policies) loose.policy.type = type;
  for (ManagedPolicyDocument& managed : entities.managed_policies) managed.policy.type = type;
}

bool take_as(const Input& input, View value, std::string_view kind, Recognised& result) {
  if (const auto type = policy_type(kind)) return take_as_policy(input, value, *type, result);
  const std::optional<EntityKind> entity = entity_kind(kind);
  if (!entity) return false;
  switch (*entity) {
    case EntityKind::policy:
      return false;
    case EntityKind::role:
      return take_as_role(input, value, result);
    case EntityKind::instance_profile:
      return take_as_instance_profile(input, value, result);
    case EntityKind::agent_config:
      return take_as_agent_config(input, value, result);
    case EntityKind::task_definition:
    case EntityKind::service:
    case EntityKind::cluster:
    case EntityKind::capacity_provider:
    case EntityKind::container_instance:
    case EntityKind::repository:
      return take_as_ecs(value, *entity, result);
  }
  return false;
}

// Covers the first byte only: it is about the whole file.
Span beginning_of(View value, const Input& input) {
  const Span span = value.span();
  const std::uint32_t begin = span.is_somewhere() ? span.begin : 0;
  const std::size_t end = std::min(input.file().text.size(), std::size_t{begin} + 1);
  return {input.source, begin, std::max(begin, static_cast<std::uint32_t>(end))};
}

void say_not_recognised(const Input& input, View value) {
  input.findings.of("input/not-recognised", Level::note);
  input.findings.add(beginning_of(value, input), "this is no IAM or ECS document that rolecall knows").help =
      fmt::format("say what it is with --as: {}", fmt::join(all_kinds, ", "));
}

}  // namespace

std::span<const std::string_view> kinds() {
  return all_kinds;
}

Recognised recognise(Sources& sources, std::uint32_t source, const Tree& document, read::Format format,
                     const Hints& hints, Findings& findings, unsigned jobs) {
  const Input input{sources, source, format, hints, findings, jobs};
  const View root = document.root();
  const std::string& kind = input.file().kind;
  Recognised result;
  if (recognise_value(input, root, result) || recognise_each(input, root, result)) {
    if (const auto type = policy_type(kind)) set_policy_type(*type, result.entities);
    return result;
  }
  if (take_as(input, root, kind, result)) return result;
  if (input.file().was_named) say_not_recognised(input, root);
  return result;
}

}  // namespace rolecall::recognise
