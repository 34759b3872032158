// Words that are credentials: by what they are called, and by their form.
#pragma once

#include <string_view>

namespace rolecall {

/// Does a variable of this name hold a credential? `DB_PASSWORD`, `github_token`; not `DB_PASSWORD_FILE`. Linear.
bool names_credential(std::string_view name);

/// What credential stands in a value, by its form alone, for a message: `an AWS access key id`, `a private key`, `a
/// token of GitHub`, `an address with a password`; empty if none does. Forms that other things have as well do not
/// count. Linear.
std::string_view credential_in(std::string_view value);

}  // namespace rolecall
