#include "judge/check.h"
#include "placement/expression.h"
#include "source/letter_case.h"

#include <string>

namespace rolecall::rules {

namespace {

void check_spread(View field, Findings& findings) {
  const std::string_view name = field.text();
  const std::string word = lower(name);
  if (name.starts_with("attribute:") || word == "instanceid" || word == "host") return;
  std::string_view right = placement::is_known_attribute(name) ? name : placement::nearest_attribute(name);
  if (right.empty() && (word == "availability-zone" || word == "availabilityzone" || word == "zone" || word == "az"))
    right = "ecs.availability-zone";
  if (!right.empty())
    findings.add(field.span(), "spread does not take the field \"{}\"; did you mean \"attribute:{}\"?", name, right);
  else if (word == "instance-id" || word == "instance_id" || word == "instance")
    findings.add(field.span(), "spread does not take the field \"{}\"; did you mean \"instanceId\"?", name);
  else
    findings.add(field.span(), "spread does not take the field \"{}\": it takes instanceId, host or attribute:NAME",
                 name);
}

void check(const Service& service, Findings& findings) {
  for (const View strategy : service["placementStrategy"]) {
    const View type = strategy["type"], field = strategy["field"];
    // An answer of the service may carry the field it did not need as an empty string.
    const bool says_field = field.is_string() && !field.text().empty();
    if (field && (!field.is_string() || !Text::is_known(field.text()))) continue;
    if (type.text() == "random") {
      if (says_field) findings.add(field.span(), "random takes no field");
    } else if (type.text() == "binpack" || type.text() == "spread") {
      if (!says_field) {
        findings.add(type.span(), "{} says no field", type.text());
      } else if (type.text() == "spread") {
        check_spread(field, findings);
      } else if (const std::string word = lower(field.text()); word != "cpu" && word != "memory") {
        findings.add(field.span(), "binpack does not take the field \"{}\": it takes cpu or memory", field.text());
      }
    }
  }
}

}  // namespace

extern constexpr Check placement_strategy_field = check;

}  // namespace rolecall::rules
