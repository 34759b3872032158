#include "recognise/terraform/evaluator.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "recognise/terraform/computed.h"

namespace rolecall::recognise::terraform {

namespace {

using read::hcl::Attribute;
using read::hcl::Block;
using read::hcl::Body;
using read::hcl::Expression;
using read::hcl::Operation;

// What hostile input meets: past these everything is unknown.
constexpr int deepest = 400;
constexpr std::size_t most_steps = 20'000'000;
constexpr std::size_t most_instances = 1000;
constexpr std::size_t most_modules = 10'000;
constexpr int deepest_module = 20;
constexpr std::size_t longest_text = std::size_t{4} << 20;
constexpr std::size_t longest_name = 80;

// The words of an expression on one line.
std::string on_one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return line;
}

bool is_document(const Value& value) {
  if (value.kind != Kind::string) return false;
  if (value.encoded) return true;
  const std::size_t first = value.text.find_first_not_of(" \t\r\n");
  return first != std::string::npos && (value.text[first] == '{' || value.text[first] == '[');
}

// A word stands where it is used; a document, a list and an object where they are written.
Value used_at(Value value, const Span& span) {
  if (value.kind == Kind::array || value.kind == Kind::object || is_document(value)) return value;
  value.span = span;
  value.pieces = nullptr;
  return value;
}

Bindings with_binding(Bindings outer, std::string name, Value value) {
  return std::make_shared<const Binding>(Binding{std::move(name), std::move(value), std::move(outer)});
}

const Value* find_binding(const Scope& scope, std::string_view name) {
  for (const Binding* binding = scope.bindings.get(); binding; binding = binding->outer.get())
    if (binding->name == name) return &binding->value;
  return nullptr;
}

Value each_value(Value key, Value value) {
  Members members;
  members.push_back({"key", {}, std::move(key)});
  members.push_back({"value", {}, std::move(value)});
  return object_value(std::move(members), {});
}

// An object type with optional members gives those that a value lacks some other value.
bool says_optional(const Declared& variable) {
  const Attribute* type = find_argument(variable.body(), "type");
  if (!type) return false;
  const auto& expressions = variable.file->hcl.expressions;
  const Span all = expressions[type->value].span;
  return std::any_of(expressions.begin(), expressions.end(), [&](const Expression& expression) {
    return expression.operation == Operation::call && expression.text == "optional" && all.covers(expression.span);
  });
}

Value opened(Value value, std::size_t& budget) {
  if (!value.members || value.instance) return value;
  if (budget == 0) return unknown_value("...", value.span);
  --budget;
  Members members = value.items();
  for (Member& member : members) member.value = opened(std::move(member.value), budget);
  value.members = std::make_shared<const Members>(std::move(members));
  value.is_open = value.is_open || value.kind == Kind::object;
  return value;
}

bool is_empty(const Value& value) {
  if (value.kind == Kind::null) return true;
  if (value.kind == Kind::string) return value.text.empty();
  return !value.instance && value.members && value.members->empty();
}

// Each of a value that counts as several: items of an array, members of an object.
struct Each {
  Value key, value;
};
std::vector<Each> each_of(const Value& value) {
  std::vector<Each> all;
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    const Member& member = value.items()[i];
    Value key = value.is_array() ? number_value(static_cast<double>(i), member.value.span)
                                 : string_value(member.key, member.key_span);
    all.push_back({std::move(key), member.value});
  }
  return all;
}

}  // namespace

template <class Compute>
Value Evaluator::once(const void* owner, const std::string& name, const Compute& compute) {
  const auto [known, is_new] = values_.try_emplace(Key(owner, name));
  std::optional<Value>& kept = known->second;
  if (!is_new) return kept ? *kept : unknown_value(name, {});
  Value value = compute();
  kept = value;
  return value;
}

// Modules and resources.

const Module& Evaluator::root(const Folder& folder, std::string prefix) {
  Module& module = modules_.emplace_back();
  module.folder = &folder;
  module.prefix = std::move(prefix);
  return module;
}

Evaluator::Repeated Evaluator::repeated(const Scope& scope, const Body& body, const std::string& address) {
  Repeated made;
  const bool is_counted = find_argument(body, "count") != nullptr;
  if (!is_counted && !find_argument(body, "for_each")) {
    made.each.push_back({Value(), scope.bindings});
    return made;
  }
  const Value value = argument(scope, body, is_counted ? "count" : "for_each");
  const auto add = [&](Value key, Value bound) {
    made.each.push_back(
        {std::move(key), with_binding(scope.bindings, is_counted ? "count" : "each", std::move(bound))});
  };
  const std::optional<double> count = is_counted && value.is_known() ? number_of(value) : std::nullopt;
  if (count && *count >= 0 && *count <= most_instances) {
    made.form = Repeated::Form::list;
    for (double i = 0; i < *count; ++i) {
      Value index = number_value(i, value.span);
      add(index, object_value({{"index", {}, index}}, value.span));
    }
  } else if (!is_counted && !value.instance && value.members && !value.is_open &&
             value.members->size() <= most_instances &&
             std::all_of(value.members->begin(), value.members->end(), [&](const Member& member) {
               return !value.is_array() || (member.value.is_scalar() && member.value.is_known());
             })) {
    made.form = Repeated::Form::map;
    for (const Each& each : each_of(value)) {
      const Value& key = value.is_array() ? each.value : each.key;
      add(key, each_value(key, each.value));
    }
  } else {
    made.form = Repeated::Form::unknown;
    if (is_counted)
      add(Value(), object_value({{"index", {}, unknown_value(address + ".count.index", value.span)}}, value.span));
    else
      add(Value(), each_value(unknown_value(address + ".each.key", value.span),
                              unknown_value(address + ".each.value", value.span)));
  }
  return made;
}

std::vector<const Module*> Evaluator::called(const Module& module, const std::string& name) {
  const auto [known, is_new] = calls_.try_emplace(Key(&module, name));
  if (!is_new) return known->second;
  const auto call = module.folder->calls.find(name);
  if (call == module.folder->calls.end()) return {};
  const Scope scope{&module, call->second.file, nullptr};
  const Value source = argument(scope, call->second.body(), "source");
  const Folder* folder = configuration_.called(*module.folder, source.is_known() ? source.text : "");
  if (!folder || folder == module.folder || module.depth == deepest_module) return {};
  const std::string address = module.prefix + "module." + name;
  std::vector<const Module*> made;
  for (const auto& [key, bindings] : repeated(scope, call->second.body(), address).each) {
    if (modules_.size() == most_modules) break;
    Module& one = modules_.emplace_back();
    one.folder = folder;
    one.prefix = address + (key.kind == Kind::null ? "." : "[" + shown(key) + "].");
    one.call = &call->second;
    one.caller = {&module, call->second.file, bindings};
    one.depth = module.depth + 1;
    made.push_back(&one);
  }
  calls_[Key(&module, name)] = made;
  return made;
}

const Evaluator::Instances& Evaluator::instances_of(const Module& module, const std::string& address) {
  const auto [known, is_new] = resources_.try_emplace(Key(&module, address));
  Instances& made = known->second;
  const Declared* declared = is_new ? module.folder->find(address) : nullptr;
  if (!declared) return made;
  const Scope scope{&module, declared->file, nullptr};
  const Repeated repeated = this->repeated(scope, declared->body(), module.prefix + address);
  made.form = repeated.form;
  for (const auto& [key, bindings] : repeated.each) {
    Instance& one = instances_.emplace_back();
    one.scope = {&module, declared->file, bindings};
    one.declared = declared;
    one.address = module.prefix + address + (key.kind == Kind::null ? "" : "[" + shown(key) + "]");
    one.is_certain = repeated.form != Repeated::Form::unknown;
    made.each.push_back({key, &one});
  }
  return made;
}

std::vector<const Instance*> Evaluator::instances(const Module& module, const std::string& address) {
  std::vector<const Instance*> all;
  for (const auto& [key, instance] : instances_of(module, address).each) all.push_back(instance);
  return all;
}

Value Evaluator::resource(const Module& module, const std::string& address, const Span& span) {
  const Instances& all = instances_of(module, address);
  const auto handle = [&](const Instance* instance) {
    Value value;
    value.kind = Kind::object;
    value.span = span;
    value.instance = instance;
    return value;
  };
  const bool is_one = all.form == Repeated::Form::one || all.form == Repeated::Form::unknown;
  if (is_one) return all.each.empty() ? unknown_value(module.prefix + address, span) : handle(all.each[0].second);
  Members members;
  for (const auto& [key, instance] : all.each) members.push_back({shown(key), {}, handle(instance)});
  return all.form == Repeated::Form::list ? array_value(std::move(members), span)
                                          : object_value(std::move(members), span);
}

Value Evaluator::modules(const Module& module, const std::string& name, const Span& span) {
  const std::vector<const Module*> all = called(module, name);
  const auto call = module.folder->calls.find(name);
  if (all.empty() || call == module.folder->calls.end()) return unknown_value(module.prefix + "module." + name, span);
  const auto outputs = [&](const Module& one) {
    Members members;
    for (const auto& [output, declared] : one.folder->outputs)
      members.push_back({output, {}, this->output(one, output)});
    return object_value(std::move(members), span);
  };
  const Body& body = call->second.body();
  if (!find_argument(body, "count") && !find_argument(body, "for_each")) return outputs(*all[0]);
  const Repeated repeated =
      this->repeated({&module, call->second.file, nullptr}, body, module.prefix + "module." + name);
  if (repeated.form == Repeated::Form::unknown) return outputs(*all[0]);
  Members members;
  for (std::size_t i = 0; i < std::min(all.size(), repeated.each.size()); ++i)
    members.push_back({shown(repeated.each[i].first), {}, outputs(*all[i])});
  return repeated.form == Repeated::Form::list ? array_value(std::move(members), span)
                                               : object_value(std::move(members), span);
}

// An output of a module that is there once is worked out alone, as another may need what it is for.
std::optional<Value> Evaluator::only_output(const Module& module, const std::string& name, const std::string& output) {
  const auto call = module.folder->calls.find(name);
  if (call == module.folder->calls.end()) return std::nullopt;
  const Body& body = call->second.body();
  if (find_argument(body, "count") || find_argument(body, "for_each")) return std::nullopt;
  const std::vector<const Module*> all = called(module, name);
  if (all.empty()) return unknown_value(module.prefix + "module." + name + "." + output, {});
  return this->output(*all[0], output);
}

Value Evaluator::input(const Module& module, const std::string& name) {
  return once(&module, "var." + name, [&] {
    const auto found = module.folder->variables.find(name);
    const Declared* declared = found == module.folder->variables.end() ? nullptr : &found->second;
    Value value;
    if (!module.call)
      value = value_without_caller(module, name, declared);
    else if (find_argument(module.call->body(), name))
      value = argument(module.caller, module.call->body(), name);
    else if (declared && find_argument(declared->body(), "default"))
      value = argument({&module, declared->file, nullptr}, declared->body(), "default");
    else
      value = unknown_value(module.prefix + "var." + name, {});
    std::size_t budget = most_values;
    return declared && says_optional(*declared) ? opened(value, budget) : value;
  });
}

// A default counts where nobody gives another value: in a root module, and in others unless it is empty, which there
// stands for what callers fill in.
Value Evaluator::value_without_caller(const Module& module, const std::string& name, const Declared* declared) {
  const Folder& folder = *module.folder;
  const Value unknown = unknown_value(module.prefix + "var." + name, {});
  const auto given = [&](const Folder::Assignments& values) -> std::optional<Value> {
    const auto found = values.find(name);
    if (found == values.end()) return std::nullopt;
    return evaluate({&module, found->second.file, nullptr}, found->second.expression);
  };
  std::optional<Value> value = given(folder.values);
  if (!value && declared && find_argument(declared->body(), "default"))
    value = argument({&module, declared->file, nullptr}, declared->body(), "default");
  if (!value || (!folder.is_root && is_empty(*value))) return unknown;
  for (const Folder::Assignments& values : folder.other_values)
    if (const std::optional<Value> other = given(values); other && are_equal(*value, *other) != Answer::yes)
      return unknown;
  return *value;
}

Value Evaluator::local(const Module& module, const std::string& name) {
  const auto found = module.folder->locals.find(name);
  if (found == module.folder->locals.end()) return missing_value(module.prefix + "local." + name, {});
  return once(&module, "local." + name, [&] {
    return evaluate({&module, found->second.file, nullptr}, found->second.expression);
  });
}

Value Evaluator::output(const Module& module, const std::string& name) {
  const auto found = module.folder->outputs.find(name);
  if (found == module.folder->outputs.end()) return missing_value(module.prefix + name, {});
  return once(&module, "output." + name, [&] {
    return argument({&module, found->second.file, nullptr}, found->second.body(), "value");
  });
}

// Attributes.

Value Evaluator::argument(const Scope& scope, const Body& body, std::string_view name) {
  const Attribute* attribute = find_argument(body, name);
  return attribute ? evaluate(scope, attribute->value) : Value();
}

Value Evaluator::attribute(const Instance& instance, std::string_view name) {
  return once(&instance, std::string(name), [&] { return computed(instance, name); });
}

Value Evaluator::computed(const Instance& instance, std::string_view name) {
  const std::string symbol = instance.address + "." + std::string(name);
  if (std::optional<Value> made = computed_attribute(*this, instance, name)) return *made;
  Value given = argument(instance, name);
  if (given.kind == Kind::null) return unknown_value(symbol, instance.span());
  return given;
}

std::vector<Part> Evaluator::parts(const Scope& scope, const Body& body, std::string_view type) {
  std::vector<Part> all;
  for (const Block& block : body.blocks) {
    const Body& inner = scope.file->hcl.bodies[block.body];
    if (block.type == type) {
      all.push_back({scope, &inner, block.header, true});
      continue;
    }
    if (block.type != "dynamic" || block.labels.size() != 1 || block.labels[0].value != type) continue;
    const auto content = std::find_if(inner.blocks.begin(), inner.blocks.end(),
                                      [](const Block& each) { return each.type == "content"; });
    if (content == inner.blocks.end()) continue;
    const Attribute* iterator = find_argument(inner, "iterator");
    const std::string name(iterator ? scope.file->hcl.expressions[iterator->value].text : type);
    const Repeated repeated = this->repeated(scope, inner, scope.module->prefix + std::string(type));
    for (const auto& [key, bindings] : repeated.each) {
      const Scope one{scope.module, scope.file,
                      with_binding(scope.bindings, name, bindings ? bindings->value : Value())};
      all.push_back(
          {one, &scope.file->hcl.bodies[content->body], content->header, repeated.form != Repeated::Form::unknown});
    }
  }
  return all;
}

std::string Evaluator::place(const Module& module, std::string_view what) {
  const Module* top = &module;
  while (top->call) top = top->caller.module;
  const std::string unknown = Text::symbol(what).value;
  const std::vector<Declared>& providers = top->folder->providers;
  const Declared* aws = nullptr;
  for (const Declared& provider : providers) {
    if (provider.block->labels.empty() || provider.block->labels[0].value != "aws") continue;
    // With several providers a resource may have any of them.
    if (aws) return unknown;
    aws = &provider;
  }
  if (!aws || find_argument(aws->body(), "alias")) return unknown;
  const Value value = once(top, "provider." + std::string(what), [&] {
    return provider_place(
        argument({top, aws->file, nullptr}, aws->body(), what == "account" ? "allowed_account_ids" : "region"), what);
  });
  return words_of(value).value_or(unknown);
}

// Files.

Value Evaluator::file_text(const Scope& scope, const std::string& path, const Span& span) {
  const std::optional<std::uint32_t> source = open_ ? open_(normal_path({}, path)) : std::nullopt;
  if (!source) return unknown_value(scope.module->prefix + "file(" + path + ")", span);
  const std::string& text = sources[*source].text;
  return string_value(text, {*source, 0, static_cast<std::uint32_t>(text.size())});
}

Value Evaluator::file_template(const Scope& scope, const std::string& path, const Value& values, const Span& span) {
  const Value nothing = unknown_value(scope.module->prefix + "templatefile(" + path + ")", span);
  const std::optional<std::uint32_t> source = open_ ? open_(normal_path({}, path)) : std::nullopt;
  if (!source || !values.is_object() || values.is_open) return nothing;
  Findings own("");
  ConfigFile& file = templates_.emplace_back();
  file.source = *source;
  file.hcl = read::hcl::read_template(sources[*source].text, *source, own);
  if (!file.hcl.is_whole || file.hcl.expressions.empty()) return nothing;
  Bindings bindings;
  for (const Member& member : values.items()) bindings = with_binding(bindings, member.key, member.value);
  return evaluate({scope.module, &file, bindings}, static_cast<std::uint32_t>(file.hcl.expressions.size() - 1));
}

// Expressions.

Value Evaluator::unknown(const Scope& scope, const Expression& expression) {
  const std::string words = on_one_line(sources.text(expression.span));
  std::string name = scope.module->prefix + words.substr(0, longest_name);
  if (words.size() > longest_name) name += "..." + std::to_string(expression.span.begin);
  // What a loop binds makes values of one expression differ.
  for (const Binding* binding = scope.bindings.get(); binding; binding = binding->outer.get())
    name +=
        "[" +
        shown(binding->value.is_object() && binding->value.find("key") ? *binding->value.find("key") : binding->value) +
        "]";
  return unknown_value(name, expression.span);
}

Value Evaluator::evaluate(const Scope& scope, std::uint32_t index) {
  const Expression& expression = scope.file->hcl.expressions[index];
  if (depth_ >= deepest || ++steps_ > most_steps) return unknown(scope, expression);
  ++depth_;
  Value value;
  const bool may_refer = expression.operation == Operation::attribute;
  std::optional<Value> referred = may_refer ? reference(scope, index) : std::nullopt;
  value = referred ? used_at(std::move(*referred), expression.span) : compute(scope, expression);
  --depth_;
  return value;
}

Value Evaluator::compute(const Scope& scope, const Expression& expression) {
  switch (expression.operation) {
    case Operation::null:
      return null_value(expression.span);
    case Operation::boolean:
      return boolean_value(expression.text == "true", expression.span);
    case Operation::number: {
      Value value = string_value(std::string(expression.text), expression.span);
      value.kind = Kind::number;
      return value;
    }
    case Operation::text:
      return string_value(std::string(expression.text), expression.span);
    case Operation::joined:
      return joined(scope, expression);
    case Operation::variable:
      return variable(scope, expression);
    case Operation::attribute:
      return member(scope, expression);
    case Operation::index:
      return index(scope, expression);
    case Operation::splat:
      return splat(scope, expression);
    case Operation::item: {
      const Value* item = find_binding(scope, "*");
      return item ? *item : unknown(scope, expression);
    }
    case Operation::call:
      return used_at(call(scope, expression), expression.span);
    case Operation::tuple:
      return tuple(scope, expression);
    case Operation::object:
      return object(scope, expression);
    case Operation::for_tuple:
    case Operation::for_object:
    case Operation::for_text:
      return loop(scope, expression);
    case Operation::unary:
      return unary(scope, expression);
    case Operation::binary:
      return binary(scope, expression);
    case Operation::conditional:
      return conditional(scope, expression);
  }
  return unknown(scope, expression);
}

Value Evaluator::joined(const Scope& scope, const Expression& expression) {
  Value made = string_value({}, expression.span);
  std::vector<Piece> pieces;
  for (const std::uint32_t operand : scope.file->hcl.operands_of(expression)) {
    const Value piece = evaluate(scope, operand);
    const std::optional<std::string> words = words_of(piece);
    if (!words || made.text.size() + words->size() > longest_text) return unknown(scope, expression);
    for (Piece& each : pieces_of(piece))
      pieces.push_back({static_cast<std::uint32_t>(made.text.size() + each.begin), each.from});
    made.text += *words;
  }
  made.pieces = std::make_shared<const std::vector<Piece>>(std::move(pieces));
  return made;
}

Value Evaluator::variable(const Scope& scope, const Expression& expression) {
  const Value* bound = find_binding(scope, expression.text);
  return bound ? used_at(*bound, expression.span) : unknown(scope, expression);
}

// `var.x`, `local.x`, `module.x`, `path.x`, `type.name` and `data.type.name`; nothing if it is none of them as it
// stands.
std::optional<Value> Evaluator::reference(const Scope& scope, std::uint32_t index) {
  const auto& hcl = scope.file->hcl;
  std::vector<std::string_view> words;
  const Expression* here = &hcl.expressions[index];
  while (here->operation == Operation::attribute && words.size() < 3) {
    words.push_back(here->text);
    here = &hcl.expressions[hcl.operands_of(*here)[0]];
  }
  if (here->operation != Operation::variable || find_binding(scope, here->text)) return std::nullopt;
  const std::string_view first = here->text;
  const Module& module = *scope.module;
  const Span span = hcl.expressions[index].span;
  const std::string last(words.front());
  if (first == "data") {
    if (words.size() != 2) return std::nullopt;
    return resource(module, "data." + std::string(words[1]) + "." + last, span);
  }
  if (first == "module" && words.size() == 2) return only_output(module, std::string(words[1]), last);
  if (words.size() != 1) return std::nullopt;
  if (first == "var") return input(module, last);
  if (first == "local") return local(module, last);
  if (first == "module") return modules(module, last, span);
  if (first == "path" && last == "module")
    return string_value(module.folder->path.empty() ? "." : module.folder->path, span);
  if (first == "path") {
    const Module* top = &module;
    while (top->call) top = top->caller.module;
    return string_value(top->folder->path.empty() ? "." : top->folder->path, span);
  }
  if (first == "each" || first == "count" || first == "terraform" || first == "self")
    return unknown_value(std::string(first) + "." + last, span);
  return resource(module, std::string(first) + "." + last, span);
}

Value Evaluator::member_of(const Value& value, std::string_view name, const Span& span) {
  if (value.instance) return used_at(attribute(*value.instance, name), span);
  if (value.is_object())
    if (const Value* found = value.find(name)) return used_at(*found, span);
  const std::string symbol = shown(value) + "." + std::string(name);
  if (!value.is_missing && (value.kind == Kind::unknown || value.is_open)) return unknown_value(symbol, span);
  return missing_value(symbol, span);
}

Value Evaluator::member(const Scope& scope, const Expression& expression) {
  const Value value = evaluate(scope, scope.file->hcl.operands_of(expression)[0]);
  return member_of(value, expression.text, expression.span);
}

Value Evaluator::item_of(const Value& value, const Value& key, const Span& span) {
  const std::string symbol = shown(value) + "[" + shown(key) + "]";
  if (value.instance) {
    const bool is_attribute = key.kind == Kind::string && value.instance->is_certain;
    return is_attribute ? used_at(attribute(*value.instance, key.text), span) : value;
  }
  if (value.is_missing) return missing_value(symbol, span);
  if (value.kind == Kind::unknown || !key.is_known()) return unknown_value(symbol, span);
  if (value.is_array()) {
    const std::optional<double> number = number_of(key);
    if (number && *number >= 0 && *number < static_cast<double>(value.items().size()))
      return used_at(value.items()[static_cast<std::size_t>(*number)].value, span);
  } else if (value.is_object() && key.is_scalar()) {
    if (const Value* found = value.find(key.text)) return used_at(*found, span);
  }
  return value.is_open ? unknown_value(symbol, span) : missing_value(symbol, span);
}

Value Evaluator::index(const Scope& scope, const Expression& expression) {
  const auto operands = scope.file->hcl.operands_of(expression);
  const Value value = evaluate(scope, operands[0]);
  const Value key = evaluate(scope, operands[1]);
  // A key that is not known picks one of the members: where all are alike, that is known.
  if (!key.is_known() && !value.instance && !value.is_open && !value.items().empty()) {
    const Value& first = value.items()[0].value;
    if (std::all_of(value.items().begin(), value.items().end(),
                    [&](const Member& member) { return are_equal(member.value, first) == Answer::yes; }))
      return used_at(first, expression.span);
  }
  Value found = item_of(value, key, expression.span);
  return found.kind == Kind::unknown && !found.is_missing && value.kind != Kind::unknown ? unknown(scope, expression)
                                                                                         : found;
}

Value Evaluator::splat(const Scope& scope, const Expression& expression) {
  const auto operands = scope.file->hcl.operands_of(expression);
  const Value value = evaluate(scope, operands[0]);
  if (value.kind == Kind::unknown) return unknown(scope, expression);
  Members items;
  const auto add = [&](const Value& each) {
    items.push_back(item(evaluate({scope.module, scope.file, with_binding(scope.bindings, "*", each)}, operands[1])));
  };
  if (value.is_array())
    for (const Member& member : value.items()) add(member.value);
  else if (value.kind != Kind::null)
    add(value);
  Value made = array_value(std::move(items), expression.span);
  made.is_open = value.is_open;
  return made;
}

Value Evaluator::tuple(const Scope& scope, const Expression& expression) {
  Members items;
  for (const std::uint32_t operand : scope.file->hcl.operands_of(expression))
    items.push_back(item(evaluate(scope, operand)));
  return array_value(std::move(items), expression.span);
}

Value Evaluator::object(const Scope& scope, const Expression& expression) {
  const auto operands = scope.file->hcl.operands_of(expression);
  Members members;
  for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
    const Value key = evaluate(scope, operands[i]);
    const std::optional<std::string> name = words_of(key);
    if (!name || !Text::is_known(*name)) {
      // With symbols in its name a member may still be told from others, and policies have such keys.
      if (!name || key.kind == Kind::unknown) return unknown(scope, expression);
    }
    set_member(members, *name, scope.file->hcl.expressions[operands[i]].span, evaluate(scope, operands[i + 1]));
  }
  return object_value(std::move(members), expression.span);
}

// All three kinds of `for`.
Value Evaluator::loop(const Scope& scope, const Expression& expression) {
  const auto operands = scope.file->hcl.operands_of(expression);
  const Value collection = evaluate(scope, operands[0]);
  if (collection.kind == Kind::unknown || collection.instance || !collection.members) return unknown(scope, expression);
  const bool is_object = expression.operation == Operation::for_object;
  const bool is_text = expression.operation == Operation::for_text;
  if (collection.is_open && (is_object || is_text)) return unknown(scope, expression);
  const std::size_t value_at = is_object ? 2 : 1;
  Members members;
  std::string text;
  bool is_open = collection.is_open;
  for (const Each& each : each_of(collection)) {
    Scope inner = scope;
    if (!expression.key.empty()) inner.bindings = with_binding(inner.bindings, std::string(expression.key), each.key);
    inner.bindings = with_binding(inner.bindings, std::string(expression.text), each.value);
    if (operands.size() > value_at + 1) {
      const Answer wanted = truth_of(evaluate(inner, operands[value_at + 1]));
      if (wanted == Answer::depends && (is_object || is_text)) return unknown(scope, expression);
      is_open = is_open || wanted == Answer::depends;
      if (wanted != Answer::yes) continue;
    }
    Value value = evaluate(inner, operands[value_at]);
    if (is_text) {
      const std::optional<std::string> words = words_of(value);
      if (!words || text.size() > longest_text) return unknown(scope, expression);
      text += *words;
    } else if (!is_object) {
      members.push_back(item(std::move(value)));
    } else {
      const Value key = evaluate(inner, operands[1]);
      if (!key.is_scalar() || !key.is_known() || expression.flag) return unknown(scope, expression);
      set_member(members, key.text, key.span, std::move(value));
    }
  }
  if (is_text) return string_value(std::move(text), expression.span);
  Value made =
      is_object ? object_value(std::move(members), expression.span) : array_value(std::move(members), expression.span);
  made.is_open = is_open;
  return made;
}

Value Evaluator::unary(const Scope& scope, const Expression& expression) {
  const Value value = evaluate(scope, scope.file->hcl.operands_of(expression)[0]);
  if (expression.text == "!") {
    const Answer truth = truth_of(value);
    return truth == Answer::depends ? unknown(scope, expression) : boolean_value(truth == Answer::no, expression.span);
  }
  const std::optional<double> number = value.is_known() ? number_of(value) : std::nullopt;
  return number ? number_value(-*number, expression.span) : unknown(scope, expression);
}

Value Evaluator::binary(const Scope& scope, const Expression& expression) {
  const auto operands = scope.file->hcl.operands_of(expression);
  const Value a = evaluate(scope, operands[0]), b = evaluate(scope, operands[1]);
  const std::string_view op = expression.text;
  const auto answered = [&](Answer answer) {
    return answer == Answer::depends ? unknown(scope, expression)
                                     : boolean_value(answer == Answer::yes, expression.span);
  };
  if (op == "&&") return answered(both(truth_of(a), truth_of(b)));
  if (op == "||") return answered(either(truth_of(a), truth_of(b)));
  if (op == "==") return answered(are_equal(a, b));
  if (op == "!=") return answered(opposite(are_equal(a, b)));
  if (!a.is_known() || !b.is_known() || !number_of(a) || !number_of(b)) return unknown(scope, expression);
  const double x = number_of(a).value_or(0), y = number_of(b).value_or(0);
  if (op == "<") return answered(answer(x < y));
  if (op == ">") return answered(answer(x > y));
  if (op == "<=") return answered(answer(x <= y));
  if (op == ">=") return answered(answer(x >= y));
  if (op == "+") return number_value(x + y, expression.span);
  if (op == "-") return number_value(x - y, expression.span);
  if (op == "*") return number_value(x * y, expression.span);
  if (y == 0) return unknown(scope, expression);
  return number_value(op == "/" ? x / y : std::fmod(x, y), expression.span);
}

Value Evaluator::conditional(const Scope& scope, const Expression& expression) {
  const auto operands = scope.file->hcl.operands_of(expression);
  const Answer truth = truth_of(evaluate(scope, operands[0]));
  if (truth != Answer::depends) return evaluate(scope, operands[truth == Answer::yes ? 1 : 2]);
  Value yes = evaluate(scope, operands[1]);
  if (are_equal(yes, evaluate(scope, operands[2])) == Answer::yes) return yes;
  return unknown(scope, expression);
}

Value Evaluator::call(const Scope& scope, const Expression& expression) {
  const auto operands = scope.file->hcl.operands_of(expression);
  std::vector<Value> arguments;
  for (const std::uint32_t operand : operands) {
    Value value = evaluate(scope, operand);
    if (expression.text == "try" && !value.is_missing) return value;
    arguments.push_back(std::move(value));
  }
  if (expression.text == "try") return unknown(scope, expression);
  if (expression.flag) {
    const Value list = arguments.back();
    if (!list.is_array() || list.is_open) return unknown(scope, expression);
    arguments.pop_back();
    for (const Member& member : list.items()) arguments.push_back(member.value);
  }
  const bool names_file = !arguments.empty() && arguments[0].kind == Kind::string && arguments[0].is_known();
  if (expression.text == "file" && names_file) return file_text(scope, arguments[0].text, expression.span);
  if (expression.text == "templatefile" && names_file && arguments.size() == 2)
    return file_template(scope, arguments[0].text, arguments[1], expression.span);
  std::optional<Value> value = call_function(*this, expression.text, arguments, expression.span);
  return value ? *value : unknown(scope, expression);
}

}  // namespace rolecall::recognise::terraform
