// What a person would paste into the role's policy.
#include <string>
#include <string_view>

#include "needs/needs.h"

namespace rolecall::needs {

namespace {

/// A Sid has letters and digits only: `awslogs-create-group` gives `AwslogsCreateGroup`.
std::string sid_of(std::string_view id) {
  std::string sid;
  bool starts_word = true;
  for (char c : id) {
    if (c == '-') {
      starts_word = true;
      continue;
    }
    sid += starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    starts_word = false;
  }
  return sid;
}

std::string json_string(std::string_view text) {
  std::string json = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + '"';
}

std::string condition_for(const Need& need) {
  const iam::Context::Value service = need.context.find("iam:PassedToService");
  if (service.present != Answer::yes) return {};
  return ",\n  \"Condition\": {\"StringEquals\": {\"iam:PassedToService\": " + json_string(service.values->front()) +
         "}}";
}

}  // namespace

std::string statement_for(const Need& need) {
  std::string actions;
  for (std::string_view action : need.missing.empty() ? need.actions : need.missing) {
    if (!actions.empty()) actions += ", ";
    actions += json_string(action);
  }
  return "{\n  \"Sid\": " + json_string(sid_of(need.feature->id)) + ",\n  \"Effect\": \"Allow\",\n  \"Action\": [" +
         actions + "],\n  \"Resource\": " + json_string(need.resource) + condition_for(need) + "\n}";
}

}  // namespace rolecall::needs
