// A rule as its page says it: constant data. Pages are loaded by load.h: at build time for the built-in rules, at run
// time for a user's.
#pragma once

#include <span>
#include <string_view>

#include "judge/check.h"
#include "judge/condition.h"
#include "source/finding.h"

namespace rolecall {

enum class ExampleKind : std::uint8_t { bad, good, odd };  // [[bad]], [[good]], [[case]]

struct ExampleFile {
  std::string_view name;
  std::string_view text;  ///< with its [| |] marks
};

struct Example {
  ExampleKind kind;
  std::string_view title;
  std::string_view as;  ///< `--as` for its first file; empty: by content
  std::span<const ExampleFile> files;
};

/// The name that another tool has for it.
struct Equivalent {
  std::string_view tool, id;
};

struct Rule {
  std::string_view id;  ///< "policy/unknown-action"
  Level level = Level::warning;
  std::string_view title, why, mend;
  std::span<const std::string_view> references;  ///< titles or addresses of AWS pages
  std::span<const std::string_view> tags;        ///< "security", "deployment", ...
  std::span<const std::string_view> aliases;     ///< older and merged names
  std::span<const Equivalent> equivalents;
  double security_severity = 0;  ///< 0.1 to 10 for rules tagged "security"; else 0
  std::span<const Example> examples;

  // Exactly one of these; a test holds every rule to it.
  const Condition* condition = nullptr;
  const Check* check = nullptr;
  bool is_by_reader = false;  ///< found while reading or recognising: family `input`

  std::string_view family() const { return id.substr(0, id.find('/')); }
};

/// The rules that are compiled in, sorted by id.
std::span<const Rule> builtin_rules();

/// A profile: rules/profiles/NAME.toml. What it does not mention keeps its own level.
struct Profile {
  struct Entry {
    std::string_view rule_or_family;
    Level level;
  };
  std::string_view name, title;
  Level least = Level::note;  ///< rules whose own level is below this are off, unless an entry says otherwise
  std::span<const Entry> entries;
};
std::span<const Profile> builtin_profiles();

}  // namespace rolecall
