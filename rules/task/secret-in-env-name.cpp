#include "judge/check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace rolecall::rules {

namespace {

// A name that ends in one of these, as a word of its own, is a credential's; what goes on behind it (_FILE, _ARN, _URL)
// is not.
constexpr std::array<std::string_view, 13> endings = {
    "PASSWORD",   "PASSWD",      "PASSPHRASE", "SECRET",        "TOKEN",     "API_KEY",    "APIKEY",
    "SECRET_KEY", "PRIVATE_KEY", "ACCESS_KEY", "ACCESS_KEY_ID", "AUTH_DATA", "CREDENTIALS"};

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) {
    return c == '-' || c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return capitals;
}

bool names_a_credential(std::string_view name) {
  const std::string capitals = in_capitals(name);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    if (!std::string_view(capitals).ends_with(ending)) return false;
    const std::size_t before = capitals.size() - ending.size();
    return before == 0 || capitals[before - 1] == '_';
  });
}

// Not the credential itself: nothing, a place where it is kept, a switch, a number, or a gap that something else fills
// in.
bool is_no_credential(std::string_view value) {
  if (value.empty() || !Text::is_known(value)) return true;
  for (const std::string_view start :
       {"arn:", "/", "./", "http://", "https://", "s3://", "file:", "ssm:", "vault:", "<", "{{"})
    if (value.starts_with(start)) return true;
  if (value.find("${") != value.npos || value.find("$(") != value.npos) return true;
  if (value == "true" || value == "false" || value == "yes" || value == "no" || value == "none" || value == "null")
    return true;
  return value.size() < 6 && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check(const TaskDefinition& task, Findings& findings) {
  for (const View container : task["containerDefinitions"])
    for (const View variable : container["environment"]) {
      const View name = variable["name"], value = variable["value"];
      if (!name.is_string() || !value.is_string()) continue;
      if (names_a_credential(name.text()) && !is_no_credential(value.text()))
        findings
            .add(value.span(), "container \"{}\" has \"{}\" in plain text in its environment",
                 container["name"].as_text().shown(), name.text())
            .secret = value.part(0, value.text().size());
    }
}

}  // namespace

extern constexpr Check task_secret_in_env_name = check;

}  // namespace rolecall::rules
