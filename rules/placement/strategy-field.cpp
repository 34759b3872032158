#include "judge/check.h"
#include "placement/expression.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace rolecall::rules {

namespace {

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return lower;
}

void check_spread(View field, Findings& findings) {
  const std::string_view name = field.text();
  const std::string lower = in_lower_case(name);
  if (name.starts_with("attribute:") || lower == "instanceid" || lower == "host") return;
  std::string_view right = placement::is_known_attribute(name) ? name : placement::nearest_attribute(name);
  if (right.empty() &&
      (lower == "availability-zone" || lower == "availabilityzone" || lower == "zone" || lower == "az"))
    right = "ecs.availability-zone";
  if (!right.empty())
    findings.add(field.span(), "spread does not take the field \"{}\"; did you mean \"attribute:{}\"?", name, right);
  else if (lower == "instance-id" || lower == "instance_id" || lower == "instance")
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
      } else if (const std::string lower = in_lower_case(field.text()); lower != "cpu" && lower != "memory") {
        findings.add(field.span(), "binpack does not take the field \"{}\": it takes cpu or memory", field.text());
      }
    }
  }
}

}  // namespace

extern constexpr Check placement_strategy_field = check;

}  // namespace rolecall::rules
