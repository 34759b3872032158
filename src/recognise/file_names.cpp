#include "recognise/file_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "source/wildcard.h"

namespace rolecall::recognise {

namespace {

using Names = std::span<const std::string_view>;

// Words that say what a file holds, not whose it is.
constexpr std::array<std::string_view, 19> content_words = {
    "trust",      "trusts",      "policy", "policies",  "relationship", "relationships", "assume",
    "permission", "permissions", "inline", "attached",  "managed",      "boundary",      "document",
    "doc",        "iam",         "access", "statement", "version"};
// Names that are given to files and folders of any role.
constexpr std::array<std::string_view, 36> generic_names = {
    "role",      "roles",    "json",    "main",   "index",      "default",        "template", "templates", "source",
    "src",       "config",   "configs", "aws",    "infra",      "infrastructure", "security", "files",     "data",
    "resources", "resource", "ecs",     "deploy", "deployment", "output",         "input",    "dump",      "export",
    "samples",   "examples", "test",    "tests",  "stdin",      "identity",       "scp",      "rcp",       "."};
// Answers are often kept under the name of the command that gave them.
constexpr std::array<std::string_view, 14> commands = {"list-attached-role-policies",
                                                       "list-role-policies",
                                                       "update-assume-role-policy",
                                                       "get-role-policy",
                                                       "put-role-policy",
                                                       "get-policy-version",
                                                       "create-policy-version",
                                                       "attach-role-policy",
                                                       "attached-role-policies",
                                                       "role-policies",
                                                       "get-role",
                                                       "create-role",
                                                       "get-policy",
                                                       "create-policy"};

bool is_one_of(std::string_view word, Names names) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

bool is_separator(char c) {
  return c == '-' || c == '_' || c == '.' || c == ' ';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string lower(std::string_view word) {
  std::string small(word);
  for (char& c : small)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return small;
}

/// One word of a name, and where it begins in it.
struct Token {
  std::size_t begin;
  std::string word;  // in small letters, without digits at its end
};

// Separators and capitals after small letters both begin a word: `ecsTaskRole-trust` has four.
std::vector<Token> tokens_of(std::string_view name) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < name.size();) {
    if (is_separator(name[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < name.size() && !is_separator(name[end]) && !(is_upper(name[end]) && !is_upper(name[end - 1]))) ++end;
    std::string_view word = name.substr(i, end - i);
    while (word.size() > 1 && is_digit(word.back())) word.remove_suffix(1);
    tokens.push_back({i, lower(word)});
    i = end;
  }
  return tokens;
}

std::string_view trim_separators(std::string_view name) {
  while (!name.empty() && is_separator(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_separator(name.back())) name.remove_suffix(1);
  return name;
}

// How many of the last words are about the content: "assume-role" counts as one idea, and so does a number after
// another.
std::size_t content_words_at_end(const std::vector<Token>& tokens) {
  std::size_t count = 0;
  const auto word = [&](std::size_t back) -> std::string_view {
    return back < tokens.size() ? std::string_view(tokens[tokens.size() - 1 - back].word) : std::string_view{};
  };
  for (;;) {
    if (is_one_of(word(count), content_words))
      ++count;
    else if (word(count) == "role" && word(count + 1) == "assume")
      count += 2;
    else if (word(count).size() == 1 && (is_digit(word(count)[0]) || word(count) == "v") &&
             is_one_of(word(count + 1), content_words))
      count += 2;
    else
      return count;
  }
}

std::string_view without_content_words(std::string_view name) {
  const std::vector<Token> tokens = tokens_of(name);
  const std::size_t count = content_words_at_end(tokens);
  if (count == 0) return trim_separators(name);
  return trim_separators(name.substr(0, tokens[tokens.size() - count].begin));
}

std::string_view without_command(std::string_view name) {
  std::string small = lower(name);
  std::replace_if(small.begin(), small.end(), is_separator, '-');
  for (const std::string_view command : commands) {
    if (small == command) return {};
    if (small.size() <= command.size()) continue;
    if (small.starts_with(command) && small[command.size()] == '-') return name.substr(command.size() + 1);
    if (small.ends_with(command) && small[small.size() - command.size() - 1] == '-')
      return name.substr(0, small.size() - command.size() - 1);
  }
  return name;
}

/// What is left of a name that may be a role's; empty if it would fit any role.
std::string_view role_part(std::string_view name) {
  const std::string_view part = without_content_words(without_command(name));
  return is_one_of(lower(part), generic_names) ? std::string_view{} : part;
}

bool ends_in_role(std::string_view part) {
  const std::vector<Token> tokens = tokens_of(part);
  return !tokens.empty() && tokens.back().word == "role";
}

/// The folders of a path, the nearest last, and the file's name without its extension.
struct PathParts {
  std::vector<std::string_view> folders;
  std::string_view stem;
};

PathParts parts_of(std::string_view path) {
  PathParts parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '/') continue;
    if (i > begin && path.substr(begin, i - begin) != ".") parts.folders.push_back(path.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.stem = path.substr(begin);
  const std::size_t dot = parts.stem.rfind('.');
  if (dot != parts.stem.npos && dot > 0) parts.stem = parts.stem.substr(0, dot);
  if (parts.stem == "-") parts.stem = {};
  return parts;
}

Owner owner(std::string_view role) {
  return {std::string(role), false, !usual_role(role).empty()};
}

/// The nearest folder with a usual name, else the folder right below one called `roles`.
std::string_view role_folder(const std::vector<std::string_view>& folders) {
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
    if (!usual_role(role_part(*folder)).empty()) return role_part(*folder);
  for (std::size_t i = folders.size(); i-- > 1;)
    if (lower(folders[i - 1]) == "roles") return role_part(folders[i]);
  return {};
}

// Globs are relative to the configuration's folder; a `*` runs over slashes here, and `**/` may stand for no folder.
bool glob_matches(std::string_view glob, std::string_view path) {
  if (path.starts_with("./")) path.remove_prefix(2);
  if (glob.starts_with("./")) glob.remove_prefix(2);
  if (wildcard_match(glob, path)) return true;
  return glob.starts_with("**/") && wildcard_match(glob.substr(3), path);
}

}  // namespace

Owner owner_of(std::string_view path, const Hints& hints) {
  for (const Hints::FileRole& hint : hints.roles)
    if (glob_matches(hint.glob, path)) return {hint.role, true, true};

  const PathParts parts = parts_of(path);
  const std::string_view stem = role_part(parts.stem);
  if (!usual_role(stem).empty() || ends_in_role(stem)) return owner(stem);
  if (const std::string_view folder = role_folder(parts.folders); !folder.empty()) return owner(folder);
  if (!stem.empty() || parts.folders.empty()) return owner(stem);
  return owner(role_part(parts.folders.back()));
}

std::string policy_name_of(std::string_view path, const Owner& owner) {
  const std::string_view stem = parts_of(path).stem;
  if (role_part(stem).empty() && !owner.role.empty()) return owner.role;
  return std::string(stem);
}

std::string managed_policy_name_of(std::string_view path) {
  const PathParts parts = parts_of(path);
  const std::string_view name = trim_separators(without_command(parts.stem));
  return std::string(role_part(name).empty() && !parts.folders.empty() ? role_part(parts.folders.back()) : name);
}

iam::PolicyType policy_type_of(std::string_view path) {
  using enum iam::PolicyType;
  const std::vector<Token> tokens = tokens_of(parts_of(path).stem);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& word = tokens[i].word;
    if (word == "scp" || word == "scps") return service_control;
    if (word == "rcp" || word == "rcps") return resource_control;
    if (word == "boundary") return boundary;
    if (word == "trust" || word == "assume") return trust;
    if (word == "endpoint" && i > 0 && tokens[i - 1].word == "vpc") return vpc_endpoint;
    if (word == "control" && i > 0 && tokens[i - 1].word == "service") return service_control;
    if (word == "control" && i > 0 && tokens[i - 1].word == "resource") return resource_control;
  }
  const bool grants = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.word == "permissions" || token.word == "inline" || token.word == "identity";
  });
  return grants ? identity : unknown;
}

}  // namespace rolecall::recognise
