#include "cli/setup.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "cli/output.h"
#include "discover/discover.h"
#include "read/read.h"

namespace rolecall::cli {

namespace {

// The pages of a folder and the folders in it, by path. Nothing if it is no folder or cannot be read.
std::optional<std::vector<std::string>> pages_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> paths;
  for (auto entry = std::filesystem::recursive_directory_iterator(folder, error);
       !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".toml" && entry->is_regular_file(error))
      paths.push_back(entry->path().lexically_normal().generic_string());
  }
  if (error) return std::nullopt;
  std::sort(paths.begin(), paths.end());
  return paths;
}

// "FOLDER/team/no-star.toml" must hold the rule "team/no-star"; of a page right in the folder its place says nothing.
std::string id_by_place(const std::string& folder, const std::string& page) {
  const std::filesystem::path below =
      std::filesystem::path(page).lexically_relative(std::filesystem::path(folder).lexically_normal());
  if (!below.has_parent_path()) return {};
  return fmt::format("{}/{}", below.parent_path().filename().generic_string(), below.stem().generic_string());
}

bool is_profile(const std::string& page) {
  return std::filesystem::path(page).parent_path().filename() == "profiles";
}

class PageReader {
 public:
  explicit PageReader(Setup& setup) : setup_(setup) {}

  // False, with the reason said, if a page cannot be read.
  bool read(const std::string& folder, const std::string& page) {
    Expected<std::string> text = discover::bytes_of(page);
    if (!text) {
      complain(fmt::format("cannot read \"{}\": {}", page, text.error()));
      return false;
    }
    Source source;
    source.path = page;
    source.text = std::move(*text);
    const std::uint32_t index = setup_.sources.add(std::move(source));
    const std::optional<Tree> tree = read::read(setup_.sources, index, read::Format::toml, setup_.findings);
    if (tree) load(tree->root(), folder, page);
    return true;
  }

 private:
  void load(View root, const std::string& folder, const std::string& page) {
    setup_.findings.of("input/rule-page", Level::error);
    if (is_profile(page)) {
      setup_.store.load_profile(root, std::filesystem::path(page).stem().generic_string(), setup_.findings);
    } else if (const View id = root["id"]; is_taken(id.text())) {
      setup_.findings.add(id.span(), "another rule is called \"{}\"", id.text());
    } else {
      setup_.store.load(root, id_by_place(folder, page), PageOrigin::user, setup_.findings);
    }
  }

  bool is_taken(std::string_view id) const {
    const auto has_id = [&](const Rule& rule) { return rule.id == id; };
    const std::span<const Rule> builtin = builtin_rules();
    return std::any_of(builtin.begin(), builtin.end(), has_id) ||
           std::any_of(setup_.store.rules.begin(), setup_.store.rules.end(), has_id);
  }

  Setup& setup_;
};

bool read_pages(Setup& setup, const std::string& folder, const std::vector<std::string>& pages) {
  PageReader reader(setup);
  return std::all_of(pages.begin(), pages.end(), [&](const std::string& page) { return reader.read(folder, page); });
}

// The folders that the configuration names: one that is not there is a slip of it.
bool read_configured_pages(Setup& setup) {
  for (const Named& folder : setup.configuration.rule_folders) {
    if (const auto pages = pages_in(folder.name)) {
      if (!read_pages(setup, folder.name, *pages)) return false;
    } else {
      setup.findings.of("input/configuration", Level::error);
      setup.findings.add(folder.span, "there is no folder \"{}\" that can be read", folder.name);
    }
  }
  return true;
}

bool read_named_pages(Setup& setup, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    const auto pages = pages_in(folder);
    if (!pages) {
      complain(fmt::format("there is no folder \"{}\" that can be read", folder));
      return false;
    }
    if (!read_pages(setup, folder, *pages)) return false;
  }
  return true;
}

void collect(Setup& setup) {
  const std::span<const Rule> builtin = builtin_rules();
  setup.rules.assign(builtin.begin(), builtin.end());
  setup.rules.insert(setup.rules.end(), setup.store.rules.begin(), setup.store.rules.end());
  std::sort(setup.rules.begin(), setup.rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  setup.profiles = setup.store.profiles;
  const std::span<const Profile> profiles = builtin_profiles();
  setup.profiles.insert(setup.profiles.end(), profiles.begin(), profiles.end());
}

}  // namespace

std::vector<std::string_view> Setup::rule_names() const {
  std::vector<std::string_view> names;
  for (const Rule& rule : rules) {
    names.push_back(rule.id);
    names.insert(names.end(), rule.aliases.begin(), rule.aliases.end());
    if (std::find(names.begin(), names.end(), rule.family()) == names.end()) names.push_back(rule.family());
  }
  return names;
}

std::optional<Setup> set_up(const std::string& file, const std::vector<std::string>& folders) {
  std::optional<Setup> setup(std::in_place);
  const std::string path = file.empty() ? find_configuration() : file;
  if (!path.empty()) {
    std::optional<Configuration> configuration = read_configuration(path, setup->sources, setup->findings);
    if (!configuration) {
      complain(fmt::format("cannot read the configuration \"{}\"", path));
      return std::nullopt;
    }
    setup->configuration = std::move(*configuration);
  }
  if (!read_configured_pages(*setup) || !read_named_pages(*setup, folders)) return std::nullopt;
  collect(*setup);
  check_names(setup->configuration, setup->rule_names(), setup->profiles, setup->findings);
  return setup;
}

void mention_mistakes(const Setup& setup) {
  if (!setup.findings.list.empty())
    complain("there are mistakes in the configuration or in a rule's page: \"rolecall check\" shows them");
}

}  // namespace rolecall::cli
