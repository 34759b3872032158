#include "recognise/cloudformation/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "read/read.h"
#include "source/finding.h"
#include "source/text.h"

namespace rolecall::recognise::cloudformation {

namespace {

// Functions in functions that people write are five deep; this bounds the stack.
constexpr int most_nested = 32;

/// How a resource is referred to: `{}` is its name (AWS CloudFormation template reference guide: the return values of
/// each resource type). The ARN is empty where the resource has none, or its name does not tell it.
struct NamedType {
  std::string_view type, name_member, reference, arn;
  /// A reference to one without a name of its own has this shape, too, with a symbol for the name. Of the others it is
  /// one symbol, by which they are linked.
  bool has_shape_without_name;
};
constexpr std::array<NamedType, 11> named_types = {{
    {"AWS::IAM::Role", "RoleName", "{}", "arn:<P>:iam::<A>:role{}", false},
    {"AWS::IAM::InstanceProfile", "InstanceProfileName", "{}", "arn:<P>:iam::<A>:instance-profile{}", false},
    {"AWS::IAM::ManagedPolicy", "ManagedPolicyName", "arn:<P>:iam::<A>:policy{}", "arn:<P>:iam::<A>:policy{}", false},
    {"AWS::ECS::Cluster", "ClusterName", "{}", "arn:<P>:ecs:<R>:<A>:cluster/{}", false},
    {"AWS::ECS::CapacityProvider", "Name", "{}", "", false},
    {"AWS::ECR::Repository", "RepositoryName", "{}", "arn:<P>:ecr:<R>:<A>:repository/{}", true},
    {"AWS::Logs::LogGroup", "LogGroupName", "{}", "arn:<P>:logs:<R>:<A>:log-group:{}:*", true},
    {"AWS::S3::Bucket", "BucketName", "{}", "arn:<P>:s3:::{}", true},
    {"AWS::SSM::Parameter", "Name", "{}", "", true},
    {"AWS::KMS::Key", "", "{}", "arn:<P>:kms:<R>:<A>:key/{}", true},
    {"AWS::SecretsManager::Secret", "Name", "arn:<P>:secretsmanager:<R>:<A>:secret:{}", "", true},
}};

const NamedType* named_type(std::string_view type) {
  const auto found =
      std::find_if(named_types.begin(), named_types.end(), [&](const NamedType& row) { return row.type == type; });
  return found == named_types.end() ? nullptr : &*found;
}

std::string pseudo(std::string_view name) {
  return Text::symbol(name).value;
}

/// A row's ARN or reference, for a name.
std::string filled_in(std::string_view pattern, std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::string_view rest = pattern.substr(i);
    if (rest.starts_with("{}")) {
      text += name;
      i += 2;
    } else if (rest.starts_with("<")) {
      text += pseudo(rest[1] == 'P' ? "AWS::Partition" : rest[1] == 'R' ? "AWS::Region" : "AWS::AccountId");
      i += 3;
    } else {
      text += pattern[i++];
    }
  }
  return text;
}

bool is_scalar(View value) {
  return value.is_string() || value.is_number() || value.is_boolean();
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> split_at(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t end; !separator.empty() && (end = text.find(separator)) != text.npos;) {
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + separator.size());
  }
  parts.emplace_back(text);
  return parts;
}

/// The children of an array, as many as a function takes at most.
std::array<View, 4> arguments(View list) {
  std::array<View, 4> arguments;
  std::size_t count = 0;
  if (!list.is_array()) return arguments;
  for (const View item : list) {
    if (count == arguments.size()) break;
    arguments[count++] = item;
  }
  return arguments;
}

/// Where a text stands that a function made. View::part takes a place as long as its text for the text itself, which
/// this one is not.
Span place_of(View call, std::size_t length) {
  Span span = call.span();
  const std::size_t around = span.end - span.begin - length;
  if ((around == 0 || around == 2) && span.end > span.begin) --span.end;
  return span;
}

}  // namespace

Call call_in(View value) {
  if (!value.is_object() || value.node().next == value.index() + 1) return {};
  const View member = *value.begin();
  if (member.node().next != value.node().next) return {};  // it has more members
  const std::string_view key = member.key();
  if (key == "Ref") return {key, member};
  if (key.starts_with("Fn::")) return {key.substr(4), member};
  if (key.starts_with("!")) return {key, member};
  return {};
}

Template::Template(Sources& sources, std::uint32_t source, View root)
    : sources_(sources), file_(sources[source].path), root_(root) {
  for (const View declared : root["Parameters"]) parameters_[declared.key()] = declared;
  add_resources(root["Resources"]);
}

void Template::add_resources(View list) {
  for (const View whole : list) {
    if (!whole["Type"].is_string()) continue;
    by_id_[std::string(whole.key())] = resources_.size();
    resources_.push_back({whole.key(), whole["Type"].text(), whole, whole["Properties"]});
  }
  std::erase_if(resources_, [&](const Resource& resource) {
    const View named = resource.whole["Condition"];
    return named.is_string() && condition(named.text()) == Answer::no;
  });
  by_id_.clear();
  for (std::size_t i = 0; i < resources_.size(); ++i) by_id_[std::string(resources_[i].id)] = i;
}

std::string Template::local(std::string_view name) const {
  return Text::symbol(fmt::format("{}#{}", file_, name)).value;
}

std::string Template::symbol_of(std::string_view id) const {
  return local(id);
}

const Resource* Template::resource_of(std::string_view symbol) const {
  const std::string around = symbol_of({});
  const std::string_view begin = std::string_view(around).substr(0, around.size() - 1);
  if (!symbol.starts_with(begin) || symbol.back() != Text::symbol_end) return nullptr;
  const auto found = by_id_.find(symbol.substr(begin.size(), symbol.size() - around.size()));
  return found == by_id_.end() ? nullptr : &resources_[found->second];
}

std::string Template::name_of(std::string_view id) {
  const auto known = names_.find(id);
  if (known != names_.end()) return known->second;
  // Until it is known, so that resources that are named after each other come to an end.
  names_[std::string(id)].clear();
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return {};
  const Resource& resource = resources_[found->second];
  const NamedType* type = named_type(resource.type);
  const View member = type ? resource.properties[type->name_member] : View{};
  const std::optional<std::string> name = text_of(member);
  if (name && Text::is_known(*name)) names_[std::string(id)] = *name;
  return names_[std::string(id)];
}

Value Template::text(std::string text, View at) {
  Value value{Value::Kind::text};
  value.span = place_of(at, text.size());
  value.text = std::move(text);
  return value;
}

Value Template::unknown(std::string_view function, View at) const {
  Value value{Value::Kind::unknown};
  value.text = fmt::format("{}:{}#{}", file_, at.span().begin, function);
  value.span = at.span();
  return value;
}

Value Template::evaluate(View value, int nesting) {
  const Call called = call_in(value);
  if (called.name.empty()) {
    Value node{value ? Value::Kind::node : Value::Kind::nothing};
    node.node = value;
    node.span = value.span();
    return node;
  }
  if (nesting >= most_nested) return unknown(called.name, value);
  return call(called.name, called.argument, value, nesting + 1);
}

Value Template::call(std::string_view name, View argument, View at, int nesting) {
  if (name == "Ref") return argument.is_string() ? reference(argument.text(), at) : unknown(name, at);
  if (name == "GetAtt") return attribute(argument, at, nesting);
  if (name == "Sub") return substitute(argument, at, nesting);
  if (name == "Join") return join(argument, at, nesting);
  if (name == "Select") return select(argument, at, nesting);
  if (name == "Split") return split(argument, at, nesting);
  if (name == "If") return choose(argument, at, nesting);
  if (name == "FindInMap") return look_up(argument, at, nesting);
  if (name == "ImportValue") {
    const std::optional<std::string> exported = text_of(evaluate(argument, nesting));
    if (exported && Text::is_known(*exported)) return text(pseudo("ImportValue " + *exported), at);
  }
  return unknown(name, at);
}

Value Template::reference(std::string_view name, View at) {
  if (name == "AWS::NoValue") return {};
  if (name == "AWS::NotificationARNs") return unknown(name, at);
  if (name.starts_with("AWS::")) return text(pseudo(name), at);
  if (const auto declared = parameters_.find(name); declared != parameters_.end())
    return parameter(declared->second, name, at);
  if (const auto resource = by_id_.find(name); resource != by_id_.end())
    return resource_reference(resources_[resource->second], at);
  return unknown(name, at);
}

Value Template::parameter(View declared, std::string_view name, View at) {
  const View chosen = declared["Default"];
  const std::string_view type = declared["Type"].text();
  const bool is_list = type == "CommaDelimitedList" || type.starts_with("List<");
  const bool is_hidden = declared["NoEcho"].is_true() || declared["NoEcho"].text() == "true";
  if (!is_scalar(chosen) || chosen.text().empty() || type.starts_with("AWS::SSM::") || is_hidden) {
    if (!is_list && !type.starts_with("AWS::SSM::Parameter::Value<List")) return text(local(name), at);
    return unknown(name, at);
  }
  if (!is_list) return text(std::string(chosen.text()), at);
  Value list{Value::Kind::list};
  list.span = at.span();
  for (const std::string& item : split_at(chosen.text(), ",")) list.list.emplace_back(trimmed(item));
  return list;
}

namespace {

/// What goes into an ARN for a name: of what IAM has, its path, too. Secrets Manager adds six characters to a name.
std::string in_arn(const Resource& resource, std::string_view name) {
  if (resource.type == "AWS::SecretsManager::Secret" && Text::is_known(name))
    return std::string(name) + "-" + pseudo("suffix of " + std::string(name));
  if (!resource.type.starts_with("AWS::IAM::")) return std::string(name);
  const View path = resource.properties["Path"];
  return std::string(path.is_string() ? path.text() : "/") + std::string(name);
}

}  // namespace

Value Template::resource_reference(const Resource& resource, View at) {
  const NamedType* type = named_type(resource.type);
  const std::string name = name_or_symbol(resource);
  if (name.empty()) return text(symbol_of(resource.id), at);
  return text(filled_in(type->reference, type->reference == "{}" ? name : in_arn(resource, name)), at);
}

/// What stands for the name in a reference; empty if the reference is one symbol.
std::string Template::name_or_symbol(const Resource& resource) {
  const NamedType* type = named_type(resource.type);
  if (!type) return {};
  std::string name = name_of(resource.id);
  return name.empty() && type->has_shape_without_name ? symbol_of(resource.id) : name;
}

Value Template::attribute(View argument, View at, int nesting) {
  if (argument.is_string()) {
    const std::string_view path = argument.text();
    const std::size_t dot = path.find('.');
    if (dot == path.npos) return unknown("GetAtt", at);
    return attribute(path.substr(0, dot), path.substr(dot + 1), at);
  }
  const std::array<View, 4> parts = arguments(argument);
  const std::optional<std::string> name = text_of(evaluate(parts[1], nesting));
  if (!parts[0].is_string() || !name || !Text::is_known(*name)) return unknown("GetAtt", at);
  return attribute(parts[0].text(), *name, at);
}

Value Template::attribute(std::string_view id, std::string_view name, View at) {
  const auto found = by_id_.find(id);
  if (found != by_id_.end()) {
    const Resource& resource = resources_[found->second];
    const NamedType* type = named_type(resource.type);
    const std::string own = name_or_symbol(resource);
    const bool is_arn = name == "Arn" || name == "PolicyArn";
    if (!own.empty() && is_arn && !type->arn.empty()) return text(filled_in(type->arn, in_arn(resource, own)), at);
    if (resource.type == "AWS::ECR::Repository" && name == "RepositoryUri")
      return text(filled_in("<A>.dkr.ecr.<R>.", "") + pseudo("AWS::URLSuffix") + "/" + own, at);
    if (resource.type == "AWS::SecretsManager::Secret" && name == "Id") return resource_reference(resource, at);
    if (resource.type == "AWS::IAM::ManagedPolicy" && name == "PolicyArn") return text(symbol_of(id), at);
  }
  return text(local(fmt::format("{}.{}", id, name)), at);
}

/// `${Name}`, `${Id.Attribute}`, a variable of the map, or `${!Literal}`.
std::string Template::variable(std::string_view name, View variables, int nesting) {
  if (name.starts_with("!")) return fmt::format("${{{}}}", name.substr(1));
  const View own = variables[name];
  const std::size_t dot = name.find('.');
  Value value;
  if (own)
    value = evaluate(own, nesting);
  else if (dot != name.npos)
    value = attribute(name.substr(0, dot), name.substr(dot + 1), root_);
  else
    value = reference(name, root_);
  return text_of(value).value_or(local(name));
}

std::string Template::substituted(std::string_view text, View variables, int nesting) {
  std::string result;
  for (std::size_t begin; (begin = text.find("${")) != text.npos;) {
    const std::size_t end = text.find('}', begin);
    if (end == text.npos) break;
    result += text.substr(0, begin);
    const std::string_view inside = text.substr(begin + 2, end - begin - 2);
    result += variable(trimmed(inside), variables, nesting);
    text.remove_prefix(end + 1);
  }
  result += text;
  return result;
}

/// The JSON that a text holds: read as it is written, with the `${...}` in its strings, so that all of it has a place;
/// then substituted word by word. Nothing if it is none as it is written.
std::optional<View> Template::json_of(View text, View variables, int nesting) {
  if (!trimmed(text.text()).starts_with("{")) return std::nullopt;
  Findings unsaid("");
  const std::uint32_t inner = read::embed(sources_, text.node());
  std::optional<Tree> tree = read::read(sources_, inner, read::Format::json, unsaid);
  if (!tree) return std::nullopt;
  for (Node& node : tree->nodes) {
    if (node.key.find("${") != node.key.npos) node.key = tree->keep(substituted(node.key, variables, nesting));
    if (node.kind == Kind::string && node.text.find("${") != node.text.npos)
      node.text = tree->keep(substituted(node.text, variables, nesting));
  }
  json_.push_back(std::move(*tree));
  return json_.back().root();
}

Value Template::substitute(View argument, View at, int nesting) {
  const std::array<View, 4> parts = arguments(argument);
  const View words = argument.is_string() ? argument : parts[0];
  const View variables = argument.is_string() ? View{} : parts[1];
  if (!words.is_string()) return unknown("Sub", at);
  if (const std::optional<View> json = json_of(words, variables, nesting)) {
    Value value{Value::Kind::node};
    value.node = *json;
    value.span = json->span();
    return value;
  }
  std::string result = substituted(words.text(), variables, nesting);
  const bool is_as_written = result == words.text();
  return text(std::move(result), is_as_written ? words : at);
}

std::optional<std::string> Template::text_of(View value) {
  return text_of(evaluate(value));
}

std::optional<std::string> Template::text_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::nothing:
    case Value::Kind::list:
      return std::nullopt;
    case Value::Kind::node:
      return is_scalar(value.node) ? std::optional(std::string(value.node.text())) : std::nullopt;
    case Value::Kind::text:
      return value.text;
    case Value::Kind::unknown:
      return pseudo(value.text);
  }
  return std::nullopt;
}

/// The items of a list, each as a text; nothing if one of them is no text, or the list is not known.
std::optional<std::vector<std::string>> Template::texts_of(View list, int nesting) {
  const Value value = evaluate(list, nesting);
  if (value.kind == Value::Kind::list) return value.list;
  if (value.kind != Value::Kind::node || !value.node.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const View item : value.node) {
    const Value evaluated = evaluate(item, nesting);
    if (evaluated.kind == Value::Kind::nothing) continue;
    std::optional<std::string> text = text_of(evaluated);
    if (!text) return std::nullopt;
    texts.push_back(std::move(*text));
  }
  return texts;
}

Value Template::join(View argument, View at, int nesting) {
  const std::array<View, 4> parts = arguments(argument);
  const std::optional<std::vector<std::string>> texts = texts_of(parts[1], nesting);
  if (!parts[0].is_string() || !texts) return unknown("Join", at);
  return text(fmt::format("{}", fmt::join(*texts, parts[0].text())), at);
}

Value Template::split(View argument, View at, int nesting) {
  const std::array<View, 4> parts = arguments(argument);
  const std::optional<std::string> whole = text_of(evaluate(parts[1], nesting));
  // What a symbol stands for may have the separator in it.
  if (!parts[0].is_string() || !whole || !Text::is_known(*whole)) return unknown("Split", at);
  Value list{Value::Kind::list};
  list.span = at.span();
  list.list = split_at(*whole, parts[0].text());
  return list;
}

Value Template::select(View argument, View at, int nesting) {
  const std::array<View, 4> parts = arguments(argument);
  const std::optional<std::string> index_text = text_of(evaluate(parts[0], nesting));
  const Value list = evaluate(parts[1], nesting);
  std::size_t index = 0;
  if (!index_text || index_text->empty() || index_text->size() > 4) return unknown("Select", at);
  for (const char c : *index_text) {
    if (c < '0' || c > '9') return unknown("Select", at);
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  if (list.kind == Value::Kind::list && index < list.list.size()) return text(list.list[index], at);
  if (list.kind != Value::Kind::node || !list.node.is_array()) return unknown("Select", at);
  for (const View item : list.node)
    if (index-- == 0) return evaluate(item, nesting);
  return unknown("Select", at);
}

Value Template::choose(View argument, View at, int nesting) {
  const std::array<View, 4> parts = arguments(argument);
  if (!parts[0].is_string() || !parts[2]) return unknown("If", at);
  const Answer answer = condition(parts[0].text());
  if (answer == Answer::yes) return evaluate(parts[1], nesting);
  if (answer == Answer::no) return evaluate(parts[2], nesting);
  Value first = evaluate(parts[1], nesting);
  return same(first, evaluate(parts[2], nesting)) ? first : unknown("If", at);
}

bool Template::same(const Value& a, const Value& b) {
  const bool is_text = a.kind == Value::Kind::text || (a.kind == Value::Kind::node && is_scalar(a.node));
  const bool is_other_text = b.kind == Value::Kind::text || (b.kind == Value::Kind::node && is_scalar(b.node));
  if (!is_text || !is_other_text) return a.kind == Value::Kind::nothing && b.kind == Value::Kind::nothing;
  const std::string_view words = a.kind == Value::Kind::text ? std::string_view(a.text) : a.node.text();
  return words == (b.kind == Value::Kind::text ? std::string_view(b.text) : b.node.text());
}

Value Template::look_up(View argument, View at, int nesting) {
  const std::array<View, 4> parts = arguments(argument);
  View found = root_["Mappings"];
  for (std::size_t i = 0; i < 3; ++i) {
    const std::optional<std::string> key = text_of(evaluate(parts[i], nesting));
    if (!key || !Text::is_known(*key)) return unknown("FindInMap", at);
    found = found[*key];
  }
  if (!found) return unknown("FindInMap", at);
  return evaluate(found, nesting);
}

Answer Template::condition(std::string_view name) {
  const auto known = conditions_.find(name);
  if (known != conditions_.end()) return known->second;
  // Until it is decided, so that conditions on each other come to an end.
  conditions_[std::string(name)] = Answer::depends;
  const Answer answer = decide(root_["Conditions"][name], 0);
  conditions_[std::string(name)] = answer;
  return answer;
}

Answer Template::equal(View pair, int nesting) {
  const std::array<View, 4> parts = arguments(pair);
  // A parameter that is empty by default is asked for just that here.
  const auto words = [&](View value) -> std::optional<std::string> {
    const Call called = call_in(value);
    const auto declared = called.name == "Ref" ? parameters_.find(called.argument.text()) : parameters_.end();
    const View chosen = declared == parameters_.end() ? View{} : declared->second["Default"];
    if (chosen.is_string() && chosen.text().empty()) return std::string();
    return text_of(evaluate(value, nesting));
  };
  const std::optional<std::string> first = words(parts[0]), second = words(parts[1]);
  if (!first || !second) return Answer::depends;
  if (*first == *second) return Answer::yes;
  return Text::is_known(*first) && Text::is_known(*second) ? Answer::no : Answer::depends;
}

Answer Template::decide(View value, int nesting) {
  if (!value.is_object() || nesting >= most_nested || value.size() != 1) return Answer::depends;
  const View argument = *value.begin();
  const std::string_view function = argument.key();
  if (function == "Condition") return argument.is_string() ? condition(argument.text()) : Answer::depends;
  if (function == "Fn::Equals") return equal(argument, nesting);
  if (!argument.is_array()) return Answer::depends;
  if (function == "Fn::Not") return opposite(decide(arguments(argument)[0], nesting + 1));
  const bool is_and = function == "Fn::And";
  if (!is_and && function != "Fn::Or") return Answer::depends;
  Answer answer = is_and ? Answer::yes : Answer::no;
  for (const View item : argument) {
    const Answer next = decide(item, nesting + 1);
    answer = is_and ? both(answer, next) : either(answer, next);
  }
  return answer;
}

namespace {

/// Copies values into a tree, one after the other.
class Copier {
 public:
  explicit Copier(Tree& tree) : tree_(tree) {}

  std::uint32_t add(Kind kind, const Span& span, View member, std::string_view text) {
    return tree_.open({kind, span, member.key_span(), 0, tree_.keep(member.key()), tree_.keep(text)});
  }
  void add(const Value& value, View member) {
    if (value.kind == Value::Kind::unknown) add(Kind::unknown, value.span, member, value.text);
    if (value.kind == Value::Kind::text) add(Kind::string, value.span, member, value.text);
    if (value.kind != Value::Kind::list) return;
    const std::uint32_t list = add(Kind::array, value.span, member, {});
    for (const std::string& text : value.list) add(Kind::string, value.span, {}, text);
    tree_.close(list);
  }

 private:
  Tree& tree_;
};

/// Members that a transform or a loop makes are known after deployment only.
bool has_members_to_come(View value) {
  if (!value.is_object()) return false;
  return std::any_of(value.begin(), value.end(), [](View member) {
    return member.key().starts_with("Fn::Transform") || member.key().starts_with("Fn::ForEach");
  });
}

}  // namespace

Tree Template::resolved(View value) {
  struct Frame {
    View::Iterator next, end;
    std::uint32_t index;
  };
  // A mapping that is looked up many times is copied each time.
  constexpr std::size_t most_values = std::size_t{1} << 20;
  Tree tree;
  Copier copier(tree);
  std::vector<Frame> open;
  const auto take = [&](View member) {
    Value evaluated = evaluate(member);
    const View node = evaluated.node;
    if (evaluated.kind == Value::Kind::node && (has_members_to_come(node) || tree.nodes.size() > most_values))
      evaluated = unknown("Transform", member);
    if (evaluated.kind != Value::Kind::node) return copier.add(evaluated, member);
    const bool is_collection = node.is_object() || node.is_array();
    const std::uint32_t index = copier.add(node.kind(), node.span(), member, is_collection ? "" : node.node().text);
    if (is_collection) open.push_back({node.begin(), node.end(), index});
  };
  if (value) take(value);
  while (!open.empty()) {
    if (open.back().next == open.back().end) {
      tree.close(open.back().index);
      open.pop_back();
    } else {
      take(*open.back().next++);
    }
  }
  return tree;
}

}  // namespace rolecall::recognise::cloudformation
