#include "cli/configuration.h"

#include <algorithm>
#include <filesystem>

#include "cli/usage.h"
#include "discover/discover.h"
#include "read/read.h"

namespace rolecall::cli {

namespace {

constexpr std::string_view keys[] = {"profile", "fail-on", "levels", "rules", "ignore", "roles"};
constexpr std::string_view rules_keys[] = {"paths"};
constexpr std::string_view ignore_keys[] = {"rule", "path", "reason", "expires"};

std::optional<Level> rule_level(std::string_view word) {
  if (word == "off") return Level::off;
  return word == "never" ? std::nullopt : fail_level(word);
}

// "2026-12-31"
bool is_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

class ConfigurationReader {
 public:
  ConfigurationReader(std::string folder, std::vector<std::string> below, Findings& findings)
      : folder_(std::move(folder)), below_(std::move(below)), findings_(findings) {}

  Configuration read(View root) {
    check_keys(root, keys, "key");
    if (const View profile = root["profile"]; profile && expect(profile.is_string(), profile, "a string"))
      configuration_.profile = Named{std::string(profile.text()), profile.span()};
    read_fail_on(root["fail-on"]);
    read_levels(root["levels"]);
    read_rules(root["rules"]);
    read_ignores(root["ignore"]);
    read_roles(root["roles"]);
    return std::move(configuration_);
  }

 private:
  // A key that is none of these, with the one that was meant.
  void check_keys(View table, std::span<const std::string_view> known, std::string_view what) {
    for (const View member : table)
      if (std::find(known.begin(), known.end(), member.key()) == known.end())
        findings_.add(member.key_span(), "{}", unknown(what, member.key(), known));
  }

  bool expect(bool is_right, View value, std::string_view wanted) {
    if (!is_right) findings_.add(value.span(), "\"{}\" must be {}", value.key(), wanted);
    return is_right;
  }

  void read_fail_on(View value) {
    if (!value) return;
    configuration_.fail_on = fail_level(value.text());
    expect(configuration_.fail_on.has_value(), value, R"("error", "warning", "note" or "never")");
  }

  void read_levels(View table) {
    if (!table || !expect(table.is_object(), table, "a table of rules and families")) return;
    for (const View entry : table) {
      const std::optional<Level> level = rule_level(entry.text());
      if (expect(level.has_value(), entry, R"("error", "warning", "note" or "off")"))
        configuration_.levels.push_back({{std::string(entry.key()), entry.key_span()}, *level});
    }
  }

  void read_rules(View table) {
    if (!table || !expect(table.is_object(), table, "a table")) return;
    check_keys(table, rules_keys, "key of [rules]");
    const View paths = table["paths"];
    if (!paths || !expect(paths.is_array(), paths, "a list of folders")) return;
    for (const View path : paths) {
      if (!path.is_string())
        findings_.add(path.span(), "a path must be a string");
      else
        configuration_.rule_folders.push_back({in_folder(path.text()), path.span()});
    }
  }

  std::string in_folder(std::string_view path) const {
    return (std::filesystem::path(folder_) / path).lexically_normal().generic_string();
  }

  void read_ignores(View list) {
    if (!list || !expect(list.is_array(), list, "a list of tables, [[ignore]]")) return;
    for (const View entry : list) {
      if (!entry.is_object())
        findings_.add(entry.span(), "an ignore must be a table");
      else
        read_ignore(entry);
    }
  }

  void read_ignore(View entry) {
    check_keys(entry, ignore_keys, "key of [[ignore]]");
    bool is_right = true;
    for (const View member : entry) is_right &= expect(member.is_string(), member, "a string");
    for (const std::string_view needed : {"rule", "reason"})
      if (entry[needed].text().empty()) {
        findings_.add(entry.span(), "an ignore without a {}", needed).help =
            needed == "rule" ? "say which rule or family it ignores: rule = \"...\""
                             : "say why it may be ignored: reason = \"...\"";
        is_right = false;
      }
    if (const View date = entry["expires"]; date)
      is_right &= expect(is_date(date.text()), date, "a date, as \"2026-12-31\"");
    if (!is_right) return;
    Ignore ignore;
    ignore.rule = entry["rule"].text();
    ignore.path = rebased_glob(entry["path"].text(), below_);
    ignore.reason = entry["reason"].text();
    ignore.expires = entry["expires"].text();
    ignore.span = entry["rule"].span();
    configuration_.ignores.push_back(std::move(ignore));
  }

  void read_roles(View table) {
    if (!table || !expect(table.is_object(), table, "a table of files and roles")) return;
    for (const View entry : table)
      if (expect(entry.is_string() && !entry.text().empty(), entry, "the name of a role"))
        configuration_.hints.roles.push_back({rebased_glob(entry.key(), below_), std::string(entry.text())});
  }

  const std::string folder_;
  const std::vector<std::string> below_;
  Findings& findings_;
  Configuration configuration_;
};

// The names on the way from a folder down to the working directory; none if that is not below it.
std::vector<std::string> folders_below(const std::string& folder) {
  std::error_code error;
  const std::filesystem::path top = std::filesystem::weakly_canonical(folder.empty() ? "." : folder, error);
  const std::filesystem::path here = std::filesystem::current_path(error);
  std::vector<std::string> names;
  for (const std::filesystem::path& name : here.lexically_relative(top)) names.push_back(name.generic_string());
  if (!names.empty() && (names[0] == ".." || names[0] == ".")) names.clear();
  return names;
}

}  // namespace

std::optional<Level> fail_level(std::string_view word) {
  if (word == "never") return Level::off;
  if (word == "note") return Level::note;
  if (word == "warning") return Level::warning;
  if (word == "error") return Level::error;
  return std::nullopt;
}

std::string rebased_glob(std::string_view glob, std::span<const std::string> folders) {
  // Without a slash, but at its end, it matches at any depth, as in .gitignore.
  if (folders.empty() || glob.find('/') >= glob.size() - 1) return std::string(glob);
  if (glob.starts_with('/')) glob.remove_prefix(1);
  for (const std::string& folder : folders) {
    const std::string_view first = glob.substr(0, glob.find('/'));
    if (first == "**") break;
    if (first.size() == glob.size()) return "**";  // it names a folder around the working directory: all of it
    if (!discover::glob_matches(first, folder)) return "../" + std::string(glob);
    glob.remove_prefix(first.size() + 1);
  }
  return std::string(glob);
}

std::string find_configuration() {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::current_path(error);
  std::string up;
  while (!error) {
    if (std::filesystem::is_regular_file(folder / configuration_file, error))
      return up + std::string(configuration_file);
    error.clear();  // a folder that may not be looked into has none for us
    if (!folder.has_relative_path()) break;
    folder = folder.parent_path();
    up += "../";
  }
  return {};
}

std::optional<Configuration> read_configuration(const std::string& path, Sources& sources, Findings& findings) {
  Expected<std::string> text = discover::bytes_of(path);
  if (!text) return std::nullopt;
  Source source;
  source.path = path;
  source.text = std::move(*text);
  const std::optional<Tree> tree = read::read(sources, sources.add(std::move(source)), read::Format::toml, findings);
  if (!tree) return Configuration();
  const std::string folder = std::filesystem::path(path).parent_path().generic_string();
  findings.of("input/configuration", Level::error);
  return ConfigurationReader(folder, folders_below(folder), findings).read(tree->root());
}

void check_names(Configuration& configuration, std::span<const std::string_view> rule_names,
                 std::span<const Profile> profiles, Findings& findings) {
  findings.of("input/configuration", Level::error);
  const auto is_unknown = [&](std::string_view name, const Span& span, std::string_view what,
                              std::span<const std::string_view> names) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return false;
    findings.add(span, "{}", unknown(what, name, names));
    return true;
  };
  std::erase_if(configuration.levels, [&](const Configuration::LevelOf& entry) {
    return is_unknown(entry.rule_or_family.name, entry.rule_or_family.span, "rule or family", rule_names);
  });
  std::erase_if(configuration.ignores, [&](const Ignore& ignore) {
    return is_unknown(ignore.rule, ignore.span, "rule or family", rule_names);
  });
  std::vector<std::string_view> profile_names;
  for (const Profile& profile : profiles) profile_names.push_back(profile.name);
  if (configuration.profile &&
      is_unknown(configuration.profile->name, configuration.profile->span, "profile", profile_names))
    configuration.profile.reset();
}

}  // namespace rolecall::cli
