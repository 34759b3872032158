// compile-rules RULES_DIR OUT.cpp: the pages and profiles of a folder as constant data, builtin_rules() and
// builtin_profiles(). A mistake in a page is said with its place and fails the build.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "judge/load.h"
#include "read/read.h"
#include "source/source.h"

namespace rolecall {
namespace {

namespace fs = std::filesystem;

// A C++ string_view of any bytes. Octal escapes have three digits, so that what follows cannot join them.
std::string quoted(std::string_view text) {
  std::string literal = "std::string_view(\"";
  for (const char c : text) {
    if (c == '\n')
      literal += "\\n";
    else if (c == '"' || c == '\\')
      literal += {'\\', c};
    else if (c < ' ' || c == '\x7F')
      literal += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    else
      literal += c;
  }
  return literal += fmt::format("\", {})", text.size());
}

std::string check_name(std::string_view id) {
  std::string name(id);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '-'; }, '_');
  return name;
}

// Writes arrays of constants, each under a name of its own, what they are made of before them.
class Emitter {
 public:
  void rule(const Rule& rule, bool has_check);
  void profile(const Profile& profile);
  std::string text() const;

 private:
  /// A constant array of rows; gives the words that stand for it.
  std::string array(std::string_view type, const std::vector<std::string>& rows);
  std::string words(std::span<const std::string_view> words);
  std::string predicates(std::span<const Predicate> predicates);
  std::string predicate(const Predicate& predicate);
  std::string predicate_pointer(const Predicate* predicate);
  std::string condition(const Condition* condition);
  std::string examples(std::span<const Example> examples);
  std::string equivalents(std::span<const Equivalent> equivalents);

  std::string checks_, constants_, rules_, profiles_;
  int count_ = 0;
  int rule_count_ = 0, profile_count_ = 0;
};

std::string Emitter::array(std::string_view type, const std::vector<std::string>& rows) {
  if (rows.empty()) return "{}";
  std::string text;
  const int number = ++count_;
  text += fmt::format("constexpr {} a{}[] = {{\n", type, number);
  for (const std::string& row : rows) text += "    " + row + ",\n";
  constants_ += text + "};\n";
  return fmt::format("a{}", number);
}

std::string Emitter::words(std::span<const std::string_view> words) {
  std::vector<std::string> rows;
  for (const std::string_view word : words) rows.push_back(quoted(word));
  return array("std::string_view", rows);
}

// The loader bounds how deep predicates are nested.
std::string Emitter::predicates(std::span<const Predicate> predicates) {
  std::vector<std::string> rows;
  for (const Predicate& each : predicates) rows.push_back(predicate(each));
  return array("Predicate", rows);
}

std::string Emitter::predicate(const Predicate& predicate) {
  std::vector<std::string> context;
  for (const Predicate::Entry& entry : predicate.context)
    context.push_back(fmt::format("{{{}, {}}}", quoted(entry.key), quoted(entry.value)));
  return fmt::format("{{PredicateKind({}), {}, {}, {}, {}, {}, {}, {}}}", static_cast<int>(predicate.kind),
                     quoted(predicate.path), words(predicate.operands), predicate.number, quoted(predicate.action),
                     quoted(predicate.resource), array("Predicate::Entry", context), predicates(predicate.parts));
}

std::string Emitter::predicate_pointer(const Predicate* predicate) {
  return predicate ? predicates({predicate, 1}) : "nullptr";
}

std::string Emitter::condition(const Condition* condition) {
  if (!condition) return "nullptr";
  return array("Condition", {fmt::format("{{Subject({}), {}, {}, {}, {}, {}}}", static_cast<int>(condition->on),
                                         quoted(condition->at), predicate_pointer(condition->where),
                                         predicate_pointer(condition->flag), quoted(condition->covers),
                                         quoted(condition->message))});
}

std::string Emitter::examples(std::span<const Example> examples) {
  std::vector<std::string> rows;
  for (const Example& example : examples) {
    std::vector<std::string> files;
    for (const ExampleFile& file : example.files)
      files.push_back(fmt::format("{{{}, {}}}", quoted(file.name), quoted(file.text)));
    rows.push_back(fmt::format("{{ExampleKind({}), {}, {}, {}}}", static_cast<int>(example.kind), quoted(example.title),
                               quoted(example.as), array("ExampleFile", files)));
  }
  return array("Example", rows);
}

std::string Emitter::equivalents(std::span<const Equivalent> equivalents) {
  std::vector<std::string> rows;
  for (const Equivalent& each : equivalents)
    rows.push_back(fmt::format("{{{}, {}}}", quoted(each.tool), quoted(each.id)));
  return array("Equivalent", rows);
}

void Emitter::rule(const Rule& rule, bool has_check) {
  ++rule_count_;
  const std::string check = check_name(rule.id);
  if (has_check) checks_ += fmt::format("extern const Check {};\n", check);
  rules_ += fmt::format("    {{{}, Level({}), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}},\n", quoted(rule.id),
                        static_cast<int>(rule.level), quoted(rule.title), quoted(rule.why), quoted(rule.mend),
                        words(rule.references), words(rule.tags), words(rule.aliases), equivalents(rule.equivalents),
                        rule.security_severity, examples(rule.examples), condition(rule.condition),
                        has_check ? "&rules::" + check : "nullptr", rule.is_by_reader);
}

void Emitter::profile(const Profile& profile) {
  ++profile_count_;
  std::vector<std::string> rows;
  for (const Profile::Entry& entry : profile.entries)
    rows.push_back(fmt::format("{{{}, Level({})}}", quoted(entry.rule_or_family), static_cast<int>(entry.level)));
  profiles_ += fmt::format("    {{{}, {}, Level({}), {}}},\n", quoted(profile.name), quoted(profile.title),
                           static_cast<int>(profile.least), array("Profile::Entry", rows));
}

std::string Emitter::text() const {
  return "// Made by compile-rules from the pages under rules/.\n#include <array>\n\n#include "
         "\"judge/rule.h\"\n\nnamespace rolecall {\n\n"
         "namespace rules {\n" +
         checks_ + "}  // namespace rules\n\nnamespace {\n\n" + constants_ +
         fmt::format("\nconstexpr std::array<Rule, {}> all_rules = {{{{\n", rule_count_) + rules_ + "}};\n" +
         fmt::format("\nconstexpr std::array<Profile, {}> all_profiles = {{{{\n", profile_count_) + profiles_ +
         "}};\n" +
         "\n}  // namespace\n\nstd::span<const Rule> builtin_rules() { return all_rules; }\n"
         "std::span<const Profile> builtin_profiles() { return all_profiles; }\n\n}  // namespace rolecall\n";
}

// The pages below a folder, in the order of their names.
std::vector<fs::path> pages_below(const fs::path& folder) {
  std::vector<fs::path> pages;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  return pages;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool has_check_beside(fs::path page) {
  std::error_code error;
  return fs::exists(page.replace_extension(".cpp"), error);
}

void load(const fs::path& page, const fs::path& folder, Sources& sources, RuleStore& store, Findings& findings) {
  const std::uint32_t source = sources.add({page.generic_string(), bytes_of(page)});
  const std::optional<Tree> tree = read::read(sources, source, read::Format::toml, findings);
  if (!tree) return;
  const std::string id = page.lexically_relative(folder).replace_extension().generic_string();
  if (id.starts_with("profiles/")) return store.load_profile(tree->root(), id.substr(id.find('/') + 1), findings);
  store.load(tree->root(), id, has_check_beside(page) ? PageOrigin::builtin_with_check : PageOrigin::builtin, findings);
}

void print(const Findings& findings, const Sources& sources) {
  for (const Finding& finding : findings.list) {
    const Source& source = sources[finding.span.source];
    const Position place = LineTable(source.text).position(finding.span.begin);
    fmt::print(stderr, "{}:{}:{}: error: {}\n", source.path, place.line, place.column, finding.message);
  }
}

int compile(const fs::path& folder, const fs::path& out) {
  Sources sources;
  RuleStore store;
  Findings findings("input/rule-page", Level::error);
  for (const fs::path& page : pages_below(folder)) load(page, folder, sources, store, findings);
  print(findings, sources);
  if (!findings.list.empty()) return 1;

  const auto by_id = [](const Rule& a, const Rule& b) { return a.id < b.id; };
  std::sort(store.rules.begin(), store.rules.end(), by_id);
  Emitter emitter;
  for (const Rule& rule : store.rules) emitter.rule(rule, !rule.condition && !rule.is_by_reader);
  for (const Profile& profile : store.profiles) emitter.profile(profile);
  std::error_code error;
  fs::create_directories(out.parent_path(), error);
  std::ofstream file(out, std::ios::binary);
  file << emitter.text();
  return file ? 0 : 1;
}

}  // namespace
}  // namespace rolecall

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: compile-rules RULES_DIR OUT.cpp\n");
    return 2;
  }
  return rolecall::compile(argv[1], argv[2]);
}
