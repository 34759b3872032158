#include "judge/value.h"

#include <algorithm>

#include "judge/path.h"

namespace rolecall {

namespace {

using Values = std::vector<Value>;

Values word(std::string_view text, Span span) {
  if (text.empty()) return {};
  return {Text(std::string(text), span)};
}

// A member that every entity of its kind has, but that the files may not tell.
Values word_or_unknown(std::string_view text, Span span) {
  if (text.empty()) return {Unknown{}};
  return word(text, span);
}

Values words(const iam::Words& words) {
  Values values(words.list.begin(), words.list.end());
  if (words.is_unknown) values.emplace_back(Unknown{});
  return values;
}

Text text_of_attached(const AttachedPolicy& attached) {
  return attached.arn.empty() ? Text(attached.name, attached.arn.span) : attached.arn;
}

// Members of what is no tree. Lists give their items. judge/path.cpp has the names.

Values member(const LinkedRole& linked, std::string_view name) {
  const Role& role = *linked.role;
  if (name == "name") return word(role.name, role.span);
  if (name == "path") return word_or_unknown(role.path, role.span);
  if (name == "account") return word_or_unknown(role.account, role.span);
  if (name == "arn") return word_or_unknown(role.arn.value, role.arn.span);
  Values values;
  if (name == "uses") {
    for (const LinkedRole::Use& use : linked.uses) values.emplace_back(Text(std::string(name_of(use.use)), use.span));
  } else if (name == "attached") {
    for (const AttachedPolicy& attached : role.attached) values.emplace_back(text_of_attached(attached));
    if (!role.says_attached || role.may_have_more) values.emplace_back(Unknown{});
  } else if (name == "boundary" && role.boundary) {
    values.emplace_back(text_of_attached(*role.boundary));
  } else if (name == "policies") {
    values.assign(linked.permissions.identity.begin(), linked.permissions.identity.end());
    if (!linked.permissions.are_complete) values.emplace_back(Unknown{});
  } else if (name == "trust") {
    if (role.trust)
      values.emplace_back(&*role.trust);
    else
      values.emplace_back(Unknown{});  // every role has one
  }
  return values;
}

// The words of `--as` where they name a type of policy.
std::string_view word_of(iam::PolicyType type) {
  switch (type) {
    case iam::PolicyType::unknown:
      return {};
    case iam::PolicyType::identity:
      return "identity-policy";
    case iam::PolicyType::trust:
      return "trust-policy";
    case iam::PolicyType::resource:
      return "resource-policy";
    case iam::PolicyType::boundary:
      return "permission-boundary";
    case iam::PolicyType::service_control:
      return "scp";
    case iam::PolicyType::resource_control:
      return "rcp";
    case iam::PolicyType::session:
      return "session-policy";
    case iam::PolicyType::vpc_endpoint:
      return "vpc-endpoint-policy";
  }
  return {};
}

Values member(const iam::Policy& policy, std::string_view name) {
  if (name == "name") return word(policy.name, policy.span);
  if (name == "type") return word_or_unknown(word_of(policy.type), policy.span);
  if (policy.is_unknown) return {Unknown{}};
  if (name == "id") return word(policy.id.value, policy.id.span);
  if (name == "version" && policy.version) return {*policy.version};
  if (name == "size") return word(std::to_string(policy.size), policy.span);
  if (name == "attached-to") return word(policy.attached_to, policy.span);
  Values values;
  if (name == "statements")
    for (const iam::Statement& statement : policy.statements) values.emplace_back(&statement);
  return values;
}

Values member(const iam::Statement& statement, std::string_view name) {
  if (name == "sid") return word(statement.sid.value, statement.sid.span);
  if (name == "effect" && statement.effect) return word(statement.allows() ? "Allow" : "Deny", statement.effect_span);
  if (name == "effect" && statement.effect_span.is_somewhere()) return {Unknown{}};
  if (name == "action") return words(statement.action);
  if (name == "not-action") return words(statement.not_action);
  if (name == "resource") return words(statement.resource);
  if (name == "not-resource") return words(statement.not_resource);
  return {};
}

std::string_view word_of(AgentConfig::Platform platform) {
  switch (platform) {
    case AgentConfig::Platform::unknown:
      return {};
    case AgentConfig::Platform::ecs_init:
      return "ecs-init";
    case AgentConfig::Platform::other_linux:
      return "other-linux";
    case AgentConfig::Platform::windows:
      return "windows";
    case AgentConfig::Platform::bottlerocket:
      return "bottlerocket";
  }
  return {};
}

Values member(const AgentConfig& config, std::string_view name) {
  if (name == "name") return word(config.name, config.span);
  if (name == "platform") return word_or_unknown(word_of(config.platform), config.span);
  if (const Setting* setting = config.find(name)) return {setting->value};
  return {};
}

Values member(const needs::Need& need, std::string_view name) {
  const auto said = [&](std::string_view text) { return word(text, need.cause); };
  if (name == "feature") return said(need.feature->id);
  if (name == "rule") return said(need.rule);
  if (name == "subject") return said(need.subject);
  if (name == "what") return said(need.what);
  if (name == "role") return said(need.role.name);
  if (name == "role-use") return said(name_of(need.use));
  if (name == "resource") return said(need.resource);
  if (name == "missing") return said(need.missing.empty() ? "false" : "true");
  if (name == "denied") return said(need.denied_by ? "true" : "false");
  Values values;
  if (name == "action")
    for (const std::string_view action : need.missing) values.emplace_back(Text(std::string(action), need.cause));
  return values;
}

// Members of a tree.

void add_node(View node, Values& values) {
  if (node.is_unknown())
    values.emplace_back(Unknown{});
  else if (node && !node.is_null())
    values.emplace_back(node);
}

Values member(View view, std::string_view name) {
  Values values;
  add_node(view[name], values);
  return values;
}

// `[*]`: the items of a list, or what the members of a map have. What is no tree has given its items already.
Values items_of(const Values& lists) {
  Values items;
  for (const Value& list : lists) {
    const View* view = std::get_if<View>(&list);
    if (!view)
      items.push_back(list);
    else
      for (const View item : *view) add_node(item, items);
  }
  return items;
}

struct MemberNamed {
  std::string_view name;

  Values operator()(Unknown) const { return {Unknown{}}; }
  Values operator()(const Text&) const { return {}; }
  Values operator()(View view) const { return member(view, name); }
  template <class T>
  Values operator()(const T* held) const {
    return member(*held, name);
  }
};

Values members_named(std::string_view name, const Values& from) {
  Values to;
  for (const Value& value : from) {
    const Values members = std::visit(MemberNamed{name}, value);
    to.insert(to.end(), members.begin(), members.end());
  }
  return to;
}

Values stepped(const Values& from, const Step& step) {
  Values to = step.name.empty() ? from : members_named(step.name, from);
  for (unsigned i = 0; i < step.each; ++i) to = items_of(to);
  return to;
}

// Links. What is not in the workspace is not known; what the entity does not name is nothing.

Values one_or_unknown(const EcsEntity* entity) {
  if (!entity) return {Unknown{}};
  return {entity->root()};
}

Values one_or_unknown(const LinkedRole* role) {
  if (!role) return {Unknown{}};
  return {role};
}

Values named_role(const RoleReference& reference) {
  if (!reference.value) return {};
  return one_or_unknown(reference.role);
}

Values agent_of(const Workspace& workspace) {
  if (const AgentConfig* agent = workspace.agent_config()) return {agent};
  return {Unknown{}};
}

Values follow(Link link, const TaskDefinition& task, const Workspace& workspace) {
  switch (link) {
    case Link::execution_role:
      return named_role(workspace.execution_role(task));
    case Link::task_role:
      return named_role(workspace.task_role(task));
    case Link::instance_role:
      return one_or_unknown(workspace.instance_role());
    case Link::agent:
      return agent_of(workspace);
    case Link::task_definition:
      return {task.root()};
    case Link::service:
    case Link::cluster:
      break;
  }
  Values values;
  for (const Service* service : workspace.services_of(task)) {
    const Values linked =
        one_or_unknown(link == Link::service ? static_cast<const EcsEntity*>(service) : workspace.cluster(*service));
    values.insert(values.end(), linked.begin(), linked.end());
  }
  if (values.empty()) values.emplace_back(Unknown{});
  return values;
}

Values follow(Link link, const Service& service, const Workspace& workspace) {
  if (link == Link::service) return {service.root()};
  if (link == Link::cluster) return one_or_unknown(workspace.cluster(service));
  const TaskDefinition* task = workspace.task_definition(service);
  if (task) return follow(link, *task, workspace);
  return {Unknown{}};
}

Values follow(Link link, const AgentConfig& config, const Workspace& workspace) {
  if (link == Link::agent) return {&config};
  if (link == Link::instance_role) return one_or_unknown(workspace.instance_role(config));
  return {Unknown{}};
}

struct Follow {
  Link link;
  const Workspace& workspace;

  Values operator()(const TaskDefinition* task) const { return follow(link, *task, workspace); }
  Values operator()(const Service* service) const { return follow(link, *service, workspace); }
  Values operator()(const AgentConfig* config) const { return follow(link, *config, workspace); }
  /// The others have no links that a path names.
  template <class T>
  Values operator()(const T*) const {
    return {Unknown{}};
  }
};

struct StartOf {
  template <class T>
  Value operator()(const T* entity) const {
    if constexpr (std::is_base_of_v<EcsEntity, T>)
      return entity->root();
    else
      return entity;
  }
};

struct SpanOf {
  Span operator()(Unknown) const { return {}; }
  Span operator()(View view) const { return view.span(); }
  Span operator()(const Text& text) const { return text.span; }
  Span operator()(const LinkedRole* role) const { return role->place(); }
  Span operator()(const iam::Policy* policy) const { return policy->span; }
  Span operator()(const iam::Statement* statement) const { return statement->span; }
  Span operator()(const AgentConfig* config) const { return config->span; }
  Span operator()(const needs::Need* need) const { return need->cause; }
};

struct TextOf {
  Text operator()(Unknown) const { return Text::symbol("unknown"); }
  Text operator()(View view) const { return view.as_text(); }
  Text operator()(const Text& text) const { return text; }
  Text operator()(const LinkedRole* role) const { return Text(role->role->name); }
  Text operator()(const iam::Policy* policy) const { return Text(policy->name); }
  Text operator()(const iam::Statement* statement) const { return statement->sid; }
  Text operator()(const AgentConfig* config) const { return Text(config->name); }
  Text operator()(const needs::Need* need) const { return Text(need->what); }
};

}  // namespace

Value value_of(const Entity& entity) {
  return std::visit(StartOf{}, entity);
}

std::vector<Value> values_at(std::string_view path, const Start& start) {
  PathReader reader(path);
  Values values;
  if (reader.link())
    values = std::visit(Follow{*reader.link(), *start.workspace}, start.entity);
  else
    values.push_back(reader.starts_at_entity() ? value_of(start.entity) : start.match);
  while (const std::optional<Step> step = reader.next()) values = stepped(values, *step);
  return values;
}

Span span_of(const Value& value) {
  return std::visit(SpanOf{}, value);
}

Text text_of(const Value& value) {
  return std::visit(TextOf{}, value);
}

}  // namespace rolecall
