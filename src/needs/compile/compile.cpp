// compile-needs FOLDER OUT.cpp: makes constant data of the table of features. Its pages are TOML, with a table for each
// feature under its id.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "needs/needs.h"
#include "read/read.h"
#include "source/source.h"

namespace rolecall::needs {

namespace {

constexpr std::array<std::pair<std::string_view, Bearer>, 6> bearers = {{
    {"execution", Bearer::execution},
    {"execution-or-instance", Bearer::execution_or_instance},
    {"task", Bearer::task},
    {"instance", Bearer::instance},
    {"infrastructure", Bearer::infrastructure},
    {"deployer", Bearer::deployer},
}};

struct TextMember {
  std::string_view key;
  std::string_view Feature::*place;
};
constexpr std::array<TextMember, 5> text_members = {{{"title", &Feature::title},
                                                     {"rule", &Feature::rule},
                                                     {"cause", &Feature::cause},
                                                     {"resource", &Feature::resource},
                                                     {"source", &Feature::source}}};

bool is_known_key(std::string_view key) {
  return key == "bearer" || key == "actions" ||
         std::any_of(text_members.begin(), text_members.end(),
                     [&](const TextMember& member) { return member.key == key; });
}

std::optional<Bearer> bearer_of(std::string_view name) {
  for (const auto& [candidate, bearer] : bearers)
    if (candidate == name) return bearer;
  return std::nullopt;
}

/// `service:Action` without wildcards.
bool is_action(View value) {
  const std::string_view text = value.text();
  const std::size_t colon = text.find(':');
  return value.is_string() && colon != 0 && colon != text.npos && colon + 1 < text.size() &&
         text.find_first_of("*?", colon) == text.npos;
}

/// Features that were loaded, with the words they are made of.
class FeatureStore {
 public:
  /// Loads the features of one page, in the order of its text. Every mistake in it is a finding at its place; a feature
  /// with a mistake is left out.
  void load(View page, Findings& findings);

  std::vector<Feature> features;

 private:
  void load_feature(View table, Findings& findings);
  std::string_view keep(std::string_view word) { return words_.emplace_back(word); }

  std::deque<std::string> words_;
  std::deque<std::vector<std::string_view>> lists_;
};

void FeatureStore::load(View page, Findings& findings) {
  std::vector<View> tables(page.begin(), page.end());
  std::stable_sort(tables.begin(), tables.end(), [](View a, View b) { return a.key_span() < b.key_span(); });
  for (View table : tables) load_feature(table, findings);
}

void FeatureStore::load_feature(View table, Findings& findings) {
  const std::size_t before = findings.list.size();
  const Span place = table.key_span().is_somewhere() ? table.key_span() : table.span();
  Feature feature{};
  feature.id = keep(table.key());
  if (!table.is_object()) findings.add(place, "feature \"{}\" is no table", table.key());
  for (const auto& [key, member] : text_members) {
    const View value = table[key];
    if (!value.is_string() || value.text().empty()) findings.add(place, "feature \"{}\" has no {}", table.key(), key);
    feature.*member = keep(value.text());
  }
  for (View member : table)
    if (!is_known_key(member.key())) findings.add(member.key_span(), "features have no member \"{}\"", member.key());

  const std::optional<Bearer> bearer = bearer_of(table["bearer"].text());
  if (!bearer) findings.add(place, "feature \"{}\" has no bearer that is a kind of role", table.key());
  feature.bearer = bearer.value_or(Bearer::execution);

  std::vector<std::string_view>& actions = lists_.emplace_back();
  for (View action : table["actions"]) {
    if (!is_action(action)) findings.add(action.span(), "\"{}\" is no action", action.text());
    actions.push_back(keep(action.text()));
  }
  if (actions.empty()) findings.add(place, "feature \"{}\" has no actions", table.key());
  feature.actions = actions;
  if (findings.list.size() == before) features.push_back(feature);
}

std::vector<std::filesystem::path> pages_in(const char* folder) {
  std::vector<std::filesystem::path> pages;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".toml") pages.push_back(entry->path());
  std::sort(pages.begin(), pages.end());
  return pages;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void load_page(const std::filesystem::path& path, Sources& sources, FeatureStore& store, Findings& findings) {
  Source source;
  source.path = path.generic_string();
  source.text = text_of(path);
  const std::uint32_t index = sources.add(std::move(source));
  if (const std::optional<Tree> page = read::read(sources, index, read::Format::toml, findings))
    store.load(page->root(), findings);
}

std::string literal(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string_view enumerator(Bearer bearer) {
  switch (bearer) {
    case Bearer::execution:
      return "execution";
    case Bearer::execution_or_instance:
      return "execution_or_instance";
    case Bearer::task:
      return "task";
    case Bearer::instance:
      return "instance";
    case Bearer::infrastructure:
      return "infrastructure";
    case Bearer::deployer:
      return "deployer";
  }
  return {};
}

std::string constant_data(const std::vector<Feature>& features) {
  std::string out =
      "// Made by compile-needs from policies/needs.\n#include \"needs/needs.h\"\n\n"
      "namespace rolecall::needs {\n\nnamespace {\n\n";
  for (std::size_t i = 0; i < features.size(); ++i) {
    out += fmt::format("constexpr std::string_view actions_{}[] = {{", i);
    for (std::string_view action : features[i].actions) out += literal(action) + ", ";
    out += "};\n";
  }
  out += "\nconstexpr Feature table[] = {\n";
  for (std::size_t i = 0; i < features.size(); ++i) {
    const Feature& feature = features[i];
    out += fmt::format("    {{{}, {}, {}, {}, Bearer::{}, actions_{}, {}, {}}},\n", literal(feature.id),
                       literal(feature.title), literal(feature.rule), literal(feature.cause),
                       enumerator(feature.bearer), i, literal(feature.resource), literal(feature.source));
  }
  return out +
         "};\n\n}  // namespace\n\nstd::span<const Feature> features() { return table; }\n\n"
         "}  // namespace rolecall::needs\n";
}

int report(const Sources& sources, const Findings& findings) {
  for (const Finding& finding : findings.list) {
    const Source& source = sources[finding.span.source];
    const Position position = LineTable(source.text).position(finding.span.begin);
    fmt::print(stderr, "{}:{}:{}: {}\n", source.path, position.line, position.column, finding.message);
  }
  return findings.list.empty() ? 0 : 1;
}

int compile(const char* folder, const char* out) {
  Sources sources;
  FeatureStore store;
  Findings findings("input/needs", Level::error);
  for (const std::filesystem::path& page : pages_in(folder)) load_page(page, sources, store, findings);
  if (report(sources, findings) != 0) return 1;
  std::ofstream(out, std::ios::binary) << constant_data(store.features);
  return 0;
}

}  // namespace

}  // namespace rolecall::needs

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("usage: compile-needs FOLDER OUT.cpp\n", stderr);
    return 2;
  }
  return rolecall::needs::compile(words[1], words[2]);
}
