#include "judge/credential.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "source/text.h"

namespace rolecall {

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

/// A token is told by how it starts and by how many letters and digits follow at least.
struct TokenForm {
  std::string_view start;
  std::size_t least;
  std::string_view what;
};

// (IAM user guide: IAM identifiers, for keys; GitHub and Slack document the prefixes of their tokens.)
constexpr std::array<TokenForm, 7> token_forms = {{{"AKIA", 16, "an AWS access key id"},
                                                   {"ASIA", 16, "an AWS access key id"},
                                                   {"ghp_", 36, "a token of GitHub"},
                                                   {"gho_", 36, "a token of GitHub"},
                                                   {"ghs_", 36, "a token of GitHub"},
                                                   {"github_pat_", 22, "a token of GitHub"},
                                                   {"xoxb-", 20, "a token of Slack"}}};

bool is_of_token(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
}

bool has_form(std::string_view value, const TokenForm& form) {
  return value.starts_with(form.start) && value.size() >= form.start.size() + form.least &&
         std::all_of(value.begin(), value.end(), is_of_token);
}

bool is_private_key(std::string_view value) {
  constexpr std::string_view begin = "-----BEGIN ";
  return value.starts_with(begin) && value.substr(0, 64).find("PRIVATE KEY-----") != value.npos;
}

// scheme://user:password@host. What something else fills in, or what shows where a password would stand, is none.
bool is_address_with_password(std::string_view value) {
  const std::size_t scheme = value.find("://");
  if (scheme == 0 || scheme == value.npos) return false;
  const std::string_view rest = value.substr(scheme + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?# "));
  const std::size_t at = authority.rfind('@'), colon = authority.find(':');
  if (at == authority.npos || colon == authority.npos || colon + 1 >= at) return false;
  const std::string_view password = authority.substr(colon + 1, at - colon - 1);
  return password.find_first_of("${<*%") == password.npos;
}

}  // namespace

bool names_credential(std::string_view name) {
  const std::string capitals = in_capitals(name);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    if (!std::string_view(capitals).ends_with(ending)) return false;
    const std::size_t before = capitals.size() - ending.size();
    return before == 0 || capitals[before - 1] == '_';
  });
}

std::string_view credential_in(std::string_view value) {
  if (!Text::is_known(value)) return {};
  for (const TokenForm& form : token_forms)
    if (has_form(value, form)) return form.what;
  if (is_private_key(value)) return "a private key";
  return is_address_with_password(value) ? "an address with a password" : std::string_view();
}

}  // namespace rolecall
