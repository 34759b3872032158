#include "needs/value_from.h"

#include <algorithm>

#include "iam/arn.h"
#include "source/text.h"

namespace rolecall::needs {

namespace {

constexpr std::size_t suffix_length = 7;  // a hyphen and six random characters

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
  return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z');
}

bool could_be_suffix(std::string_view name) {
  if (name.size() <= suffix_length) return false;
  const std::string_view tail = name.substr(name.size() - suffix_length);
  return tail.front() == '-' && std::all_of(tail.begin() + 1, tail.end(), is_alphanumeric);
}

/// A name that may or may not have its random characters already gets a symbol for what may follow.
std::string with_suffix(std::string_view name) {
  if (has_random_suffix(name) || !Text::is_known(name)) return std::string(name);
  const std::string unknown = Text::symbol("suffix").value;
  return could_be_suffix(name) ? std::string(name) + unknown : std::string(name) + "-" + unknown;
}

/// The part before `:json-key:version-stage:version-id`. A colon in the name of a symbol is none.
std::string_view without_tail(std::string_view name) {
  const std::size_t last_symbol = name.rfind(Text::symbol_end);
  return name.substr(0, name.find(':', last_symbol == name.npos ? 0 : last_symbol));
}

ValueFrom parameter(std::string_view name) {
  while (name.starts_with('/')) name.remove_prefix(1);
  return {ValueFrom::Store::parameter_store, {}, {}, {}, std::string(name)};
}

std::optional<ValueFrom> from_arn(const iam::Arn& arn) {
  constexpr std::string_view secret = "secret:", parameter_prefix = "parameter/";
  ValueFrom value{};
  if (arn.service == "secretsmanager" && arn.resource.starts_with(secret)) {
    value.store = ValueFrom::Store::secrets_manager;
    value.name = with_suffix(without_tail(arn.resource.substr(secret.size())));
  } else if (arn.service == "ssm" && arn.resource.starts_with(parameter_prefix)) {
    value = parameter(arn.resource.substr(parameter_prefix.size()));
  } else {
    return std::nullopt;
  }
  value.partition = arn.partition;
  value.region = arn.region;
  value.account = arn.account;
  return value;
}

}  // namespace

// Six characters of a-z A-Z 0-9 that are all lower case letters or all digits come up by chance once in 200 times,
// while a name such as `db-secret` ends so by intent.
bool has_random_suffix(std::string_view name) {
  if (!could_be_suffix(name)) return false;
  const std::string_view random = name.substr(name.size() - suffix_length + 1);
  return !std::all_of(random.begin(), random.end(), is_lower) && !std::all_of(random.begin(), random.end(), is_digit);
}

std::optional<ValueFrom> parse_value_from(std::string_view text) {
  if (text.starts_with("arn:")) {
    const Expected<iam::Arn> arn = iam::parse_arn(text);
    return arn ? from_arn(*arn) : std::nullopt;
  }
  if (text.empty() || !Text::is_known(text) || text.find(':') != text.npos) return std::nullopt;
  return parameter(text);
}

std::optional<ValueFrom> parse_secret(std::string_view arn_or_name) {
  std::optional<ValueFrom> value = parse_value_from(arn_or_name);
  if (!value) return std::nullopt;
  if (arn_or_name.starts_with("arn:")) return value->store == ValueFrom::Store::secrets_manager ? value : std::nullopt;
  return ValueFrom{
      ValueFrom::Store::secrets_manager, {}, {}, {}, std::string(arn_or_name) + Text::symbol("suffix").value};
}

std::string_view plain_name(std::string_view name) {
  const std::size_t symbol = name.find(Text::symbol_begin);
  if (symbol == 0) return name.substr(0, name.find(Text::symbol_end) + 1);
  if (symbol != name.npos) {
    name = name.substr(0, symbol);
    return name.ends_with('-') ? name.substr(0, name.size() - 1) : name;
  }
  return has_random_suffix(name) ? name.substr(0, name.size() - suffix_length) : name;
}

}  // namespace rolecall::needs
