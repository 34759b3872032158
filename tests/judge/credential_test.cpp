#include "judge/credential.h"

#include <doctest/doctest.h>

#include "source/text.h"

namespace rolecall {
namespace {

TEST_CASE("a name is a credential's if it ends in a word for one") {
  struct Row {
    std::string_view name;
    bool names;
  };
  constexpr Row rows[] = {{"DB_PASSWORD", true},
                          {"github_token", true},
                          {"stripe.api-key", true},
                          {"DB_PASSWORD_FILE", false},
                          {"TOKEN_URL", false},
                          {"MYTOKEN", false},
                          {"SECRET", true},
                          {"KEYBOARD", false},
                          {"", false}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(names_credential(row.name) == row.names);
  }
}

TEST_CASE("a value is a credential by its form") {
  struct Row {
    std::string_view value, what;
  };
  constexpr Row rows[] = {
      {"AKIAIOSFODNN7EXAMPLE", "an AWS access key id"},
      {"AKIA", ""},
      {"see AKIAIOSFODNN7EXAMPLE", ""},
      {"-----BEGIN PRIVATE KEY-----\nMIIB", "a private key"},
      {"-----BEGIN CERTIFICATE-----\nMIIB", ""},
      {"ghp_0123456789abcdefghijklmnopqrstuvwxyz", "a token of GitHub"},
      {"postgres://app:horse@db/app", "an address with a password"},
      {"redis://:horse@cache", "an address with a password"},
      {"postgres://app@db:5432/app", ""},
      {"postgres://app:@db/app", ""},
      {"postgres://app:${PASSWORD}@db/app", ""},
      {"postgres://app:<password>@db/app", ""},
      {"https://example.com/a:b@c", ""},
      {"://a:b@c", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(credential_in(row.value) == row.what);
  }
}

TEST_CASE("what deployment fills in is no credential") {
  CHECK(credential_in("postgres://app:" + Text::symbol("Password").value + "@db") == "");
}

}  // namespace
}  // namespace rolecall
