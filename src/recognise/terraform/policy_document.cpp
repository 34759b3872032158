#include "recognise/terraform/policy_document.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "recognise/terraform/json_text.h"

namespace rolecall::recognise::terraform {

namespace {

using read::hcl::Attribute;

struct Element {
  std::string_view argument, name;
};
constexpr std::array<Element, 4> lists = {
    {{"actions", "Action"}, {"not_actions", "NotAction"}, {"resources", "Resource"}, {"not_resources", "NotResource"}}};
constexpr std::array<Element, 2> principal_blocks = {{{"principals", "Principal"}, {"not_principals", "NotPrincipal"}}};

Span name_span(const Part& part, std::string_view argument) {
  const Attribute* attribute = find_argument(*part.body, argument);
  return attribute ? attribute->name_span : part.span;
}

// `&{aws:username}` is how a variable of IAM is written where `${` would be Terraform's.
void set_variables(Value& value) {
  if (value.kind != Kind::string) return;
  for (std::size_t at = 0; (at = value.text.find("&{", at)) != std::string::npos;) value.text[at] = '$';
}
// A word, or a list of them.
Value with_variables(Value value) {
  set_variables(value);
  if (!value.is_array()) return value;
  Members items = value.items();
  for (Member& member : items) set_variables(member.value);
  value.members = std::make_shared<const Members>(std::move(items));
  return value;
}

// `*` of every kind is everyone.
bool is_anyone(const Value& type, const Value& identifiers) {
  return type.text == "*" && identifiers.is_array() && identifiers.items().size() == 1 &&
         identifiers.items()[0].value.text == "*";
}

Value principals(Evaluator& evaluator, const std::vector<Part>& blocks) {
  Members kinds;
  for (const Part& block : blocks) {
    const Value type = evaluator.argument(block, "type");
    const Value identifiers = evaluator.argument(block, "identifiers");
    if (!block.is_certain || type.kind != Kind::string) return unknown_value("principals", block.span);
    if (is_anyone(type, identifiers)) return string_value("*", identifiers.span);
    const auto known =
        std::find_if(kinds.begin(), kinds.end(), [&](const Member& kind) { return kind.key == type.text; });
    if (known == kinds.end()) {
      kinds.push_back({type.text, type.span, identifiers});
    } else {
      Members items = known->value.items();
      items.insert(items.end(), identifiers.items().begin(), identifiers.items().end());
      const bool is_open = known->value.is_open || identifiers.is_open || !identifiers.is_array();
      known->value = array_value(std::move(items), known->value.span);
      known->value.is_open = is_open;
    }
  }
  return object_value(std::move(kinds), blocks[0].span);
}

Value conditions(Evaluator& evaluator, const std::vector<Part>& blocks) {
  Members tests;
  for (const Part& block : blocks) {
    const Value test = evaluator.argument(block, "test"), variable = evaluator.argument(block, "variable");
    const std::optional<std::string> op = words_of(test), key = words_of(variable);
    if (!block.is_certain || !op || !key) return unknown_value("condition", block.span);
    const auto known = std::find_if(tests.begin(), tests.end(), [&](const Member& each) { return each.key == *op; });
    Members keys = known == tests.end() ? Members() : known->value.items();
    keys.push_back({*key, variable.span, with_variables(evaluator.argument(block, "values"))});
    Value merged = object_value(std::move(keys), block.span);
    if (known == tests.end())
      tests.push_back({*op, test.span, std::move(merged)});
    else
      known->value = std::move(merged);
  }
  return object_value(std::move(tests), blocks[0].span);
}

Value statement(Evaluator& evaluator, const Part& block) {
  if (!block.is_certain) return unknown_value("statement", block.span);
  Members members;
  const auto add = [&](std::string_view argument, std::string_view name) {
    Value value = with_variables(evaluator.argument(block, argument));
    if (value.kind != Kind::null) members.push_back({std::string(name), name_span(block, argument), std::move(value)});
  };
  add("sid", "Sid");
  add("effect", "Effect");
  if (!find_argument(*block.body, "effect"))
    members.push_back({"Effect", block.span, string_value("Allow", block.span)});
  for (const auto& [argument, name] : lists) add(argument, name);
  for (const auto& [type, name] : principal_blocks)
    if (const std::vector<Part> blocks = evaluator.parts(block.scope, *block.body, type); !blocks.empty())
      members.push_back({std::string(name), blocks[0].span, principals(evaluator, blocks)});
  if (const std::vector<Part> blocks = evaluator.parts(block.scope, *block.body, "condition"); !blocks.empty())
    members.push_back({"Condition", blocks[0].span, conditions(evaluator, blocks)});
  return object_value(std::move(members), block.span);
}

// The statements of the documents that an argument names, one or a list of them.
Members statements_of(Evaluator& evaluator, const Value& documents) {
  Members statements;
  const auto add = [&](const Value& document) {
    if (document.kind == Kind::null) return;
    const Value policy = value_of_json(document, evaluator.sources, evaluator.findings);
    const Value* list = policy.is_object() ? policy.find("Statement") : nullptr;
    if (list && list->is_array()) {
      statements.insert(statements.end(), list->items().begin(), list->items().end());
      if (list->is_open) statements.push_back(item(unknown_value("statements", document.span)));
    } else {
      statements.push_back(item(list ? *list : unknown_value("statements", document.span)));
    }
  };
  if (documents.is_array()) {
    for (const Member& member : documents.items()) add(member.value);
    if (documents.is_open) statements.push_back(item(unknown_value("statements", documents.span)));
  } else {
    add(documents);
  }
  return statements;
}

std::string_view sid_of(const Value& statement) {
  const Value* sid = statement.is_object() ? statement.find("Sid") : nullptr;
  return sid && sid->kind == Kind::string ? std::string_view(sid->text) : std::string_view();
}

void put(Members& statements, Value statement) {
  const std::string_view sid = sid_of(statement);
  const auto same = std::find_if(statements.begin(), statements.end(),
                                 [&](const Member& each) { return !sid.empty() && sid_of(each.value) == sid; });
  if (same == statements.end())
    statements.push_back(item(std::move(statement)));
  else
    same->value = std::move(statement);
}

}  // namespace

Value policy_document_json(Evaluator& evaluator, const Instance& instance) {
  Members statements;
  const auto put_all = [&](std::string_view argument) {
    for (Member& each : statements_of(evaluator, evaluator.argument(instance, argument)))
      put(statements, std::move(each.value));
  };
  put_all("source_json");
  put_all("source_policy_documents");
  for (const Part& block : evaluator.parts(instance.scope, instance.body(), "statement"))
    put(statements, statement(evaluator, block));
  put_all("override_json");
  put_all("override_policy_documents");

  Value version = evaluator.argument(instance, "version");
  if (version.kind == Kind::null) version = string_value("2012-10-17", instance.span());
  Members members;
  members.push_back({"Version", version.span, version});
  if (Value id = evaluator.argument(instance, "policy_id"); id.kind != Kind::null)
    members.push_back({"Id", id.span, std::move(id)});
  members.push_back({"Statement", instance.span(), array_value(std::move(statements), instance.span())});
  const Value policy = object_value(std::move(members), instance.span());
  Value json = string_value(json_of(policy).value_or(Text::symbol(instance.address + ".json").value), instance.span());
  json.encoded = std::make_shared<const Value>(policy);
  return json;
}

}  // namespace rolecall::recognise::terraform
