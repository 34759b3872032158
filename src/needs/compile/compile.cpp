// compile-needs FOLDER OUT.cpp: makes constant data of the table of features.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "needs/load.h"
#include "read/read.h"
#include "source/source.h"

namespace rolecall::needs {

namespace {

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
