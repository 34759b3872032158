// Two ways to be wrong: a name that is nearly a built-in one, and a custom attribute that the instances' configuration,
// which does set attributes, does not set. Where nothing says what the instances carry, a custom name is not known to
// be wrong.
#include "judge/check.h"
#include "placement/constraints.h"

namespace rolecall::rules {

namespace {

// What ECS_INSTANCE_ATTRIBUTES of the one agent configuration sets; nothing if that is not known.
View custom_attributes(const Workspace& workspace) {
  const AgentConfig* config = workspace.agent_config();
  const Setting* setting = config ? config->find("ECS_INSTANCE_ATTRIBUTES") : nullptr;
  return setting && setting->json.root().is_object() ? setting->json.root() : View{};
}

void look_at(Span place, std::string_view name, View custom, Findings& findings) {
  if (name.empty() || placement::is_known_attribute(name) || custom[name]) return;
  if (const std::string_view right = placement::nearest_attribute(name); !right.empty()) {
    findings.add(place, "no instance has an attribute \"{}\"; did you mean \"{}\"?", name, right).help =
        fmt::format("write attribute:{}", right);
  } else if (custom) {
    findings.add(place, "no instance has an attribute \"{}\": ECS_INSTANCE_ATTRIBUTES does not set it", name)
        .related.push_back({custom.span(), "the attributes that the instances get"});
  }
}

void check(const EcsEntity& entity, const Workspace& workspace, Findings& findings) {
  const View custom = custom_attributes(workspace);
  placement::for_each_expression(entity.root(), [&](View value, const placement::Expression& expression) {
    for (const placement::Test& test : expression.tests) {
      // That an attribute is absent may be just what is wanted.
      if (test.op == placement::Operator::not_exists) continue;
      look_at(value.part(test.subject.begin, test.subject.end), test.attribute(), custom, findings);
    }
  });
  for (const View strategy : entity["placementStrategy"]) {
    constexpr std::string_view prefix = "attribute:";
    const View field = strategy["field"];
    if (field.text().starts_with(prefix) && Text::is_known(field.text()))
      look_at(field.span(), field.text().substr(prefix.size()), custom, findings);
  }
}

}  // namespace

extern constexpr Check placement_unknown_attribute = check;

}  // namespace rolecall::rules
