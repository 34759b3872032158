#include "judge/load.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "judge/path.h"
#include "source/nearest.h"

namespace rolecall {

namespace {

constexpr std::string_view page_keys[] = {
    "id", "level", "title", "why",   "mend", "references", "tags",    "aliases", "equivalents", "security-severity",
    "by", "on",    "at",    "where", "flag", "covers",     "message", "bad",     "good",        "case"};
constexpr std::string_view condition_keys[] = {"on", "at", "where", "flag", "covers", "message"};
constexpr std::string_view example_keys[] = {"title", "as", "json", "yaml", "toml", "env", "files", "base64"};
constexpr std::string_view profile_keys[] = {"title", "least", "levels"};
constexpr std::string_view group_keys[] = {"all", "any", "none"};
constexpr std::string_view test_keys[] = {"equals",    "in",        "matches",     "exists", "missing",
                                          "less-than", "more-than", "longer-than", "allows", "denies"};
constexpr std::string_view predicate_keys[] = {"path",      "all",         "any",    "none",    "equals",
                                               "in",        "matches",     "exists", "missing", "less-than",
                                               "more-than", "longer-than", "allows", "denies"};
constexpr std::string_view request_keys[] = {"action", "resource", "context"};
constexpr std::string_view levels[] = {"off", "note", "warning", "error"};
constexpr std::string_view subjects[] = {"policy",  "role",    "agent-config",      "task-definition",
                                         "service", "cluster", "capacity-provider", "need"};

// A format in which an example is written, and what its only file is called.
struct ExampleFormat {
  std::string_view key, file_name;
};
constexpr ExampleFormat example_formats[] = {{"json", "example.json"},
                                             {"yaml", "example.yaml"},
                                             {"toml", "example.toml"},
                                             {"env", "ecs.config"},
                                             {"base64", "example.json"}};

// Deeper predicates than this are no condition that a reader sees through, and reading them recurses.
constexpr int max_predicate_depth = 8;

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::size_t> position_in(std::span<const std::string_view> words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool is_slug(std::string_view text) {
  const auto is_letter = [](char c) { return 'a' <= c && c <= 'z'; };
  return !text.empty() && is_letter(text.front()) && text.back() != '-' &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter(c) || ('0' <= c && c <= '9') || c == '-'; });
}

bool is_rule_id(std::string_view id) {
  const std::size_t slash = id.find('/');
  return slash != id.npos && is_slug(id.substr(0, slash)) && is_slug(id.substr(slash + 1));
}

// A word with a capital letter at its start that is no name of AWS's. `NotAction` and `IAM` have a second one.
bool is_capitalised(std::string_view word) {
  constexpr std::string_view names[] = {"Action",  "Amazon",    "Bottlerocket", "Condition", "Effect",
                                        "Fargate", "Id",        "Linux",        "Principal", "Resource",
                                        "Sid",     "Statement", "Version",      "Windows"};
  const auto is_capital = [](char c) { return 'A' <= c && c <= 'Z'; };
  return !word.empty() && is_capital(word[0]) && !contains(names, word) &&
         std::none_of(word.begin() + 1, word.end(), is_capital);
}

std::optional<double> number_of(View value) {
  double number = 0;
  const std::string_view text = value.text();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!value.is_number() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// RFC 4648. None if a character is of another alphabet; white space is passed over.
std::optional<std::string> from_base64(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || c == '\n' || c == '\r' || c == ' ') continue;
    const std::size_t digit = alphabet.find(c);
    if (digit == alphabet.npos) return std::nullopt;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

// The next line of a text, with its end; the text loses it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

// "-- task-definition.json --" gives the name; empty for any other line.
std::string_view file_heading(std::string_view line) {
  line = trimmed(line);
  if (line.size() < 7 || !line.starts_with("-- ") || !line.ends_with(" --")) return {};
  return trimmed(line.substr(3, line.size() - 6));
}

// Every `[|` has its `|]`. They do not nest: `[|[|]` marks a bracket.
bool has_paired_marks(std::string_view text) {
  bool is_open = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const std::string_view two = text.substr(i, 2);
    if (!is_open && two == "|]") return false;
    if (two != (is_open ? "|]" : "[|")) continue;
    is_open = !is_open;
    ++i;
  }
  return !is_open;
}

}  // namespace

/// Reads one page into its store. What it finds wrong is a finding; it reads on, so that all mistakes are said at once.
class PageLoader {
 public:
  explicit PageLoader(RuleStore& store) : store_(store) {}

  void load_rule(View page, std::string_view expected_id, PageOrigin origin);
  void load_profile(View page, std::string_view name);
  std::vector<Finding>& findings() { return findings_.list; }

 private:
  template <class... Args>
  void complain(Span span, fmt::format_string<Args...> message, Args&&... args) {
    findings_.add(span, message, std::forward<Args>(args)...);
  }
  void complain_of_keys(View table, std::span<const std::string_view> known);

  std::string_view keep(std::string_view word) { return store_.words_.emplace_back(word); }
  std::string_view text(View table, std::string_view key);
  std::string_view required_text(View table, std::string_view key);
  std::span<const std::string_view> list(View table, std::string_view key);
  std::span<const Equivalent> equivalents(View table);
  void add_equivalent(View item, std::vector<Equivalent>& all);
  std::string_view id(View page, std::string_view expected);
  Level level(View value);
  double severity(View page, std::span<const std::string_view> tags);

  const Condition* condition(View page);
  Subject subject(View page);
  std::string_view path(View value);
  std::string_view message(View page);
  std::span<const Predicate> predicate_list(View list, int depth);
  Predicate predicate(View table, int depth);
  void read_test(View test, Predicate& predicate);
  void read_request(View request, Predicate& predicate);
  std::string_view operand(View value);
  std::string_view pattern(View value);
  const Predicate* predicate_of(View page, std::string_view key);

  void read_examples(View page, std::string_view key, ExampleKind kind, std::vector<Example>& examples);
  std::span<const Example> examples(View page, PageOrigin origin);
  Example example(View table, ExampleKind kind);
  std::span<const ExampleFile> example_files(View table);
  std::vector<ExampleFile> split_files(View value);
  std::vector<ExampleFile> one_file(View value, const ExampleFormat& format);
  void complain_of_judges(View page, const Rule& rule, PageOrigin origin);

  RuleStore& store_;
  Findings findings_{"input/rule-page", Level::error};
  Subject subject_ = Subject::task_definition;  // of the condition that is being read
  bool has_at_ = false;
};

void PageLoader::complain_of_keys(View table, std::span<const std::string_view> known) {
  for (const View member : table) {
    if (contains(known, member.key())) continue;
    const std::string_view near = nearest(member.key(), known);
    if (near.empty())
      complain(member.key_span(), "there is no key \"{}\" here", member.key());
    else
      complain(member.key_span(), "there is no key \"{}\" here; did you mean \"{}\"?", member.key(), near);
  }
}

std::string_view PageLoader::text(View table, std::string_view key) {
  const View value = table[key];
  if (!value) return {};
  if (!value.is_string()) {
    complain(value.span(), "\"{}\" must be a string", key);
    return {};
  }
  const std::string_view words = trimmed(value.text());
  if (words.empty()) complain(value.span(), "\"{}\" is empty", key);
  return keep(words);
}

std::string_view PageLoader::required_text(View table, std::string_view key) {
  if (!table[key]) complain(table.span(), "\"{}\" is missing", key);
  return text(table, key);
}

std::span<const std::string_view> PageLoader::list(View table, std::string_view key) {
  const View value = table[key];
  if (!value) return {};
  if (!value.is_array()) complain(value.span(), "\"{}\" must be a list of strings", key);
  std::vector<std::string_view>& words = store_.lists_.emplace_back();
  for (const View item : value) {
    if (!item.is_string() || item.text().empty()) complain(item.span(), "\"{}\" must be a list of strings", key);
    words.push_back(keep(item.text()));
  }
  return words;
}

// A table, `checkov = "CKV_AWS_97"`, or a list, `["checkov: CKV_AWS_97"]`.
std::span<const Equivalent> PageLoader::equivalents(View table) {
  const View value = table["equivalents"];
  if (!value) return {};
  std::vector<Equivalent>& all = store_.equivalents_.emplace_back();
  if (!value.is_object() && !value.is_array()) complain(value.span(), "\"equivalents\" must be a table of tools");
  for (const View tool : value) {
    if (value.is_array())
      add_equivalent(tool, all);
    else if (tool.is_array())
      for (const std::string_view id : list(value, tool.key())) all.push_back({keep(tool.key()), id});
    else
      all.push_back({keep(tool.key()), text(value, tool.key())});
  }
  return all;
}

void PageLoader::add_equivalent(View item, std::vector<Equivalent>& all) {
  const std::string_view words = item.text();
  const std::size_t colon = words.find(": ");
  if (colon == words.npos) return complain(item.span(), "an equivalent is written \"tool: what it calls it\"");
  all.push_back({keep(words.substr(0, colon)), keep(trimmed(words.substr(colon + 1)))});
}

std::string_view PageLoader::id(View page, std::string_view expected) {
  const std::string_view id = required_text(page, "id");
  if (id.empty()) return id;
  const Span span = page["id"].span();
  if (!is_rule_id(id))
    complain(span, "\"{}\" is no rule id; one is like \"family/what-is-wrong\"", id);
  else if (!expected.empty() && id != expected)
    complain(span, "by its file the id would be \"{}\", not \"{}\"", expected, id);
  const auto has_id = [&](const Rule& rule) { return rule.id == id; };
  if (std::any_of(store_.rules.begin(), store_.rules.end(), has_id))
    complain(span, "another page has the id \"{}\"", id);
  return id;
}

Level PageLoader::level(View value) {
  if (const std::optional<std::size_t> place = position_in(levels, value.text()); place && value.is_string())
    return static_cast<Level>(*place);
  complain(value.span(), "a level is \"error\", \"warning\", \"note\" or \"off\"");
  return Level::warning;
}

double PageLoader::severity(View page, std::span<const std::string_view> tags) {
  const View value = page["security-severity"];
  if (!value) return 0;
  const std::optional<double> number = number_of(value);
  if (!number || *number < 0.1 || *number > 10)
    complain(value.span(), "\"security-severity\" is a number from 0.1 to 10");
  else if (!contains(tags, "security"))
    complain(value.span(), "\"security-severity\" is for rules with the tag \"security\"");
  return number.value_or(0);
}

// Conditions.

Subject PageLoader::subject(View page) {
  const View value = page["on"];
  if (const std::optional<std::size_t> place = position_in(subjects, value.text())) return static_cast<Subject>(*place);
  if (!value)
    complain(page.span(), "\"on\" is missing: the kind of entity that the condition is on");
  else
    complain(value.span(), "a condition is on one of {}", fmt::join(subjects, ", "));
  return Subject::task_definition;
}

std::string_view PageLoader::path(View value) {
  if (!value) return {};
  if (!value.is_string()) {
    complain(value.span(), "a path must be a string");
    return {};
  }
  if (const std::optional<Error> error = path_error(value.text(), subject_, has_at_))
    complain(value.span(), "{}", error->message);
  return keep(value.text());
}

std::string_view PageLoader::message(View page) {
  const std::string_view message = required_text(page, "message");
  const Span span = page["message"].span();
  if (!has_message_form(message))
    complain(span, "a message is one line that starts with a small letter and ends without a full stop");
  for (std::size_t open = message.find('{'); open != message.npos; open = message.find('{', open + 1)) {
    const std::size_t close = message.find('}', open);
    if (close == message.npos) {
      complain(span, "a \"{{\" of the message has no \"}}\"");
      break;
    }
    if (const std::optional<Error> error = path_error(message.substr(open + 1, close - open - 1), subject_, has_at_))
      complain(span, "{}", error->message);
  }
  return message;
}

std::string_view PageLoader::operand(View value) {
  if (!value.is_string() && !value.is_number() && !value.is_boolean())
    complain(value.span(), "a value to compare with is a string, a number or a boolean");
  return keep(value.text());
}

std::string_view PageLoader::pattern(View value) {
  const std::string_view pattern = keep(value.text());
  if (const RE2 expression(pattern, RE2::Quiet); !value.is_string() || !expression.ok())
    complain(value.span(), "\"{}\" is no RE2 pattern: {}", pattern, expression.error());
  return pattern;
}

void PageLoader::read_request(View request, Predicate& predicate) {
  complain_of_keys(request, request_keys);
  predicate.action = required_text(request, "action");
  predicate.resource = request["resource"] ? text(request, "resource") : "*";
  std::vector<Predicate::Entry>& context = store_.contexts_.emplace_back();
  for (const View entry : request["context"]) context.push_back({keep(entry.key()), operand(entry)});
  predicate.context = context;
}

void PageLoader::read_test(View test, Predicate& predicate) {
  predicate.kind =
      static_cast<PredicateKind>(static_cast<std::size_t>(PredicateKind::equals) + *position_in(test_keys, test.key()));
  switch (predicate.kind) {
    case PredicateKind::equals:
      predicate.operands = store_.lists_.emplace_back(1, operand(test));
      break;
    case PredicateKind::in: {
      if (!test.is_array()) complain(test.span(), "\"in\" must be a list");
      std::vector<std::string_view>& operands = store_.lists_.emplace_back();
      for (const View item : test) operands.push_back(operand(item));
      predicate.operands = operands;
      break;
    }
    case PredicateKind::matches:
      predicate.operands = store_.lists_.emplace_back(1, pattern(test));
      break;
    case PredicateKind::exists:
    case PredicateKind::missing:
      if (!test.is_true()) complain(test.span(), "\"{}\" can only be true", test.key());
      break;
    case PredicateKind::less_than:
    case PredicateKind::more_than:
    case PredicateKind::longer_than:
      if (!number_of(test)) complain(test.span(), "\"{}\" takes a number", test.key());
      predicate.number = number_of(test).value_or(0);
      break;
    case PredicateKind::allows:
    case PredicateKind::denies:
      if (!test.is_object())
        complain(test.span(), "\"{}\" must be a table with an action", test.key());
      else
        read_request(test, predicate);
      break;
    case PredicateKind::all:
    case PredicateKind::any:
    case PredicateKind::none:
      break;  // no test
  }
}

std::span<const Predicate> PageLoader::predicate_list(View list, int depth) {
  if (!list.is_array() || list.size() == 0) complain(list.span(), "\"{}\" must be a list of predicates", list.key());
  // The vector is filled apart, since reading an item adds others to the store.
  std::vector<Predicate> parts;
  for (const View item : list) parts.push_back(predicate(item, depth));
  return store_.predicates_.emplace_back(std::move(parts));
}

Predicate PageLoader::predicate(View table, int depth) {
  Predicate predicate;
  if (!table.is_object() || depth > max_predicate_depth) {
    complain(table.span(), "{}", table.is_object() ? "the predicate is nested too deeply" : "a predicate is a table");
    return predicate;
  }
  const std::size_t complaints = findings_.list.size();
  complain_of_keys(table, predicate_keys);
  const bool has_unknown_key = findings_.list.size() > complaints;
  int tests = 0;
  for (const View member : table) {
    if (const std::optional<std::size_t> group = position_in(group_keys, member.key())) {
      ++tests;
      predicate.kind = static_cast<PredicateKind>(*group);
      predicate.parts = predicate_list(member, depth + 1);
    } else if (contains(test_keys, member.key())) {
      ++tests;
      read_test(member, predicate);
    }
  }
  if (tests != 1 && !has_unknown_key) complain(table.span(), "a predicate has one test, or one of all, any and none");
  predicate.path = path(table["path"]);
  const bool is_about_role = predicate.kind == PredicateKind::allows || predicate.kind == PredicateKind::denies;
  if (!table["path"] && predicate.kind >= PredicateKind::equals && !is_about_role && !has_at_)
    complain(table.span(), "\"path\" is missing: the member that is tested");
  return predicate;
}

const Predicate* PageLoader::predicate_of(View page, std::string_view key) {
  if (!page[key]) return nullptr;
  std::vector<Predicate> one = {predicate(page[key], 1)};
  return store_.predicates_.emplace_back(std::move(one)).data();
}

const Condition* PageLoader::condition(View page) {
  const auto has_key = [&](std::string_view key) { return bool(page[key]); };
  if (std::none_of(std::begin(condition_keys), std::end(condition_keys), has_key)) return nullptr;
  Condition condition;
  condition.on = subject_ = subject(page);
  has_at_ = false;
  condition.at = path(page["at"]);
  has_at_ = !condition.at.empty();
  condition.where = predicate_of(page, "where");
  condition.flag = predicate_of(page, "flag");
  if (!condition.flag && condition.on != Subject::need) complain(page.span(), "\"flag\" is missing: what is wrong");
  condition.covers = path(page["covers"]);
  condition.message = message(page);
  return &store_.conditions_.emplace_back(condition);
}

// Examples.

std::vector<ExampleFile> PageLoader::split_files(View value) {
  std::vector<ExampleFile> files;
  std::string_view rest = value.text();
  std::string content;
  const auto finish = [&] {
    if (!files.empty())
      files.back().text = keep(content);
    else if (!trimmed(content).empty())
      complain(value.span(), "a file starts with a line like \"-- ecs.config --\"");
    content.clear();
  };
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (const std::string_view name = file_heading(line); !name.empty()) {
      finish();
      files.push_back({keep(name), {}});
    } else {
      content += line;
    }
  }
  finish();
  if (files.empty()) complain(value.span(), "a file starts with a line like \"-- ecs.config --\"");
  return files;
}

std::vector<ExampleFile> PageLoader::one_file(View value, const ExampleFormat& format) {
  if (format.key != "base64") return {{format.file_name, keep(value.text())}};
  const std::optional<std::string> bytes = from_base64(value.text());
  if (!bytes) complain(value.span(), "this is not base64");
  return {{format.file_name, keep(bytes.value_or(""))}};
}

std::span<const ExampleFile> PageLoader::example_files(View table) {
  std::vector<ExampleFile> files;
  int texts = 0;
  if (const View value = table["files"]) {
    ++texts;
    files = split_files(value);
  }
  for (const ExampleFormat& format : example_formats) {
    const View value = table[format.key];
    if (!value) continue;
    ++texts;
    if (!value.is_string()) complain(value.span(), "an example is a string");
    files = one_file(value, format);
  }
  if (texts != 1) complain(table.span(), "an example has one of json, toml, env, files and base64");
  for (const ExampleFile& file : files)
    if (!has_paired_marks(file.text)) complain(table.span(), "a mark \"[|\" of this example has no \"|]\"");
  return store_.files_.emplace_back(std::move(files));
}

Example PageLoader::example(View table, ExampleKind kind) {
  complain_of_keys(table, example_keys);
  Example example{kind, required_text(table, "title"), text(table, "as"), example_files(table)};
  const auto is_marked = [](const ExampleFile& file) { return file.text.find("[|") != file.text.npos; };
  const bool has_marks = std::any_of(example.files.begin(), example.files.end(), is_marked);
  if (kind == ExampleKind::bad && !has_marks)
    complain(table.span(), "a bad example marks what the finding covers: [|...|]");
  if (kind == ExampleKind::good && has_marks) complain(table.span(), "a good example has no marks");
  return example;
}

void PageLoader::read_examples(View page, std::string_view key, ExampleKind kind, std::vector<Example>& examples) {
  const View list = page[key];
  if (list && !list.is_array()) complain(list.span(), "examples are written [[{}]]", key);
  for (const View item : list) examples.push_back(example(item, kind));
}

std::span<const Example> PageLoader::examples(View page, PageOrigin origin) {
  std::vector<Example> examples;
  read_examples(page, "bad", ExampleKind::bad, examples);
  read_examples(page, "good", ExampleKind::good, examples);
  read_examples(page, "case", ExampleKind::odd, examples);
  if (origin != PageOrigin::user && page["bad"].size() == 0) complain(page.span(), "the rule has no [[bad]] example");
  if (origin != PageOrigin::user && page["good"].size() == 0) complain(page.span(), "the rule has no [[good]] example");
  return store_.examples_.emplace_back(std::move(examples));
}

// The page.

void PageLoader::complain_of_judges(View page, const Rule& rule, PageOrigin origin) {
  if (page["by"] && page["by"].text() != "reader") complain(page["by"].span(), "\"by\" can only be \"reader\"");
  if (page["by"] && origin == PageOrigin::user) complain(page["by"].key_span(), "\"by\" is for built-in rules");
  const int judges =
      (rule.condition ? 1 : 0) + (page["by"] ? 1 : 0) + (origin == PageOrigin::builtin_with_check ? 1 : 0);
  if (judges == 1) return;
  if (origin == PageOrigin::user)
    complain(page.span(), "the rule has no condition: on, flag and message");
  else if (judges == 0)
    complain(page.span(), "nothing judges: no condition, no check beside the page, no by = \"reader\"");
  else
    complain(page.span(), "a rule is either a condition, a check beside its page, or by = \"reader\"");
}

void PageLoader::load_rule(View page, std::string_view expected_id, PageOrigin origin) {
  complain_of_keys(page, page_keys);
  Rule rule;
  rule.id = id(page, expected_id);
  if (page["level"])
    rule.level = level(page["level"]);
  else
    complain(page.span(), "\"level\" is missing");
  rule.title = required_text(page, "title");
  rule.why = required_text(page, "why");
  rule.mend = required_text(page, "mend");
  rule.references = list(page, "references");
  rule.tags = list(page, "tags");
  rule.aliases = list(page, "aliases");
  rule.equivalents = equivalents(page);
  rule.security_severity = severity(page, rule.tags);
  rule.condition = condition(page);
  rule.is_by_reader = bool(page["by"]);
  rule.examples = examples(page, origin);
  complain_of_judges(page, rule, origin);
  if (findings_.list.empty()) store_.rules.push_back(rule);
}

void PageLoader::load_profile(View page, std::string_view name) {
  complain_of_keys(page, profile_keys);
  Profile profile;
  profile.name = keep(name);
  profile.title = required_text(page, "title");
  if (page["least"]) profile.least = level(page["least"]);
  const View changes = page["levels"];
  if (changes && !changes.is_object()) complain(changes.span(), "\"levels\" must be a table of rules and families");
  std::vector<Profile::Entry>& entries = store_.entries_.emplace_back();
  for (const View entry : changes) entries.push_back({keep(entry.key()), level(entry)});
  profile.entries = entries;
  if (findings_.list.empty()) store_.profiles.push_back(profile);
}

namespace {

void move_to(Findings& findings, std::vector<Finding>& from) {
  findings.list.insert(findings.list.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

bool has_message_form(std::string_view message) {
  return !message.empty() && !is_capitalised(message.substr(0, message.find(' '))) && !message.ends_with('.') &&
         message.find('\n') == message.npos;
}

void RuleStore::load(View page, std::string_view expected_id, PageOrigin origin, Findings& findings) {
  PageLoader loader(*this);
  loader.load_rule(page, expected_id, origin);
  move_to(findings, loader.findings());
}

void RuleStore::load_profile(View page, std::string_view name, Findings& findings) {
  PageLoader loader(*this);
  loader.load_profile(page, name);
  move_to(findings, loader.findings());
}

}  // namespace rolecall
