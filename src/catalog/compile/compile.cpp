// compile-catalog POLICIES_DIR OUT_DIR: makes the snapshots under policies/ into constant data (catalog/data.h).
#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/actions.h"
#include "catalog/agent_settings.h"
#include "catalog/compile/data_file.h"
#include "catalog/data.h"
#include "catalog/ecs_shapes.h"
#include "catalog/order.h"
#include "source/letter_case.h"

namespace rolecall::catalog::compile {

namespace {

namespace fs = std::filesystem;
using Numbers = std::vector<std::uint32_t>;
using Words = std::vector<std::string_view>;

// Reading. A snapshot that is not as expected stops the build.

[[noreturn]] void stop(const fs::path& file, std::string_view what) {
  fmt::print(stderr, "{}: {}\n", file.string(), what);
  std::exit(1);
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) stop(file, "cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The parts between separators; no part for an empty text.
Words split(std::string_view text, std::string_view separator) {
  Words parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return parts;
}

/// The rows of a table, without its comment lines; columns that a line leaves out are empty.
std::vector<Words> table(const fs::path& file, std::string_view text, std::size_t columns) {
  std::vector<Words> rows;
  for (const std::string_view line : split(text, "\n")) {
    if (line.starts_with('#')) continue;
    Words row = split(line, "\t");
    if (row.size() > columns) stop(file, fmt::format("too many columns: {}", line));
    row.resize(columns);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<fs::path> files_of(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == extension) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

template <class Value>
Value named(const fs::path& file, const std::map<std::string_view, Value>& values, std::string_view name) {
  const auto found = values.find(name);
  if (found == values.end()) stop(file, fmt::format("unknown word: {}", name));
  return found->second;
}

// The service authorization reference.

struct KeyEntry {
  std::string name, type;
  bool is_global = false;
};

struct ServiceEntry {
  fs::path file;
  std::string text;  // the rows point into it
  std::string_view prefix, name;
  std::vector<Words> keys, resources, actions;
  std::map<std::string, std::uint32_t> resource_by_name;
};

/// All keys of the reference by their names in lower case. Where two services differ in a type, the one that owns the
/// prefix is right; the list of global keys is always right.
using Keys = std::map<std::string, KeyEntry>;

ServiceEntry read_service(const fs::path& file) {
  ServiceEntry service{.file = file, .text = content(file)};
  for (Words& row : table(file, service.text, 6)) {
    if (row[0] == "service") {
      service.prefix = row[1];
      service.name = row[2];
    } else if (row[0] == "key") {
      service.keys.push_back(std::move(row));
    } else if (row[0] == "resource") {
      service.resources.push_back(std::move(row));
    } else if (row[0] == "action") {
      service.actions.push_back(std::move(row));
    } else {
      stop(file, fmt::format("unknown kind of row: {}", row[0]));
    }
  }
  return service;
}

Keys all_keys(const std::vector<ServiceEntry>& services, const fs::path& global_keys) {
  Keys keys;
  for (const ServiceEntry& service : services) {
    for (const Words& row : service.keys) {
      const bool is_own = row[1].starts_with(fmt::format("{}:", service.prefix));
      KeyEntry entry{.name = std::string(row[1]), .type = std::string(row[2])};
      const auto [place, is_new] = keys.try_emplace(lower(row[1]), entry);
      if (!is_new && is_own) place->second = entry;
    }
  }
  const std::string text = content(global_keys);
  for (const Words& row : table(global_keys, text, 2))
    keys[lower(row[0])] = {.name = std::string(row[0]), .type = std::string(row[1]), .is_global = true};
  return keys;
}

/// `${...}` in a name becomes what stands for it in a pattern.
std::string with_variables_as(std::string_view text, std::string_view wildcard) {
  std::string result;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find("${"), text.size());
    result += text.substr(0, begin);
    if (begin == text.size()) break;
    result += wildcard;
    text.remove_prefix(text.find('}', begin) + 1);
  }
  return result;
}

/// One pattern for all: the common beginning, `*`, and the common end.
std::string covering(const std::vector<std::string>& patterns) {
  std::string_view front = patterns.front(), back = patterns.front();
  for (const std::string& pattern : patterns) {
    const auto differ = std::mismatch(front.begin(), front.end(), pattern.begin(), pattern.end()).first;
    front = front.substr(0, static_cast<std::size_t>(differ - front.begin()));
    const auto differ_back = std::mismatch(back.rbegin(), back.rend(), pattern.rbegin(), pattern.rend()).first;
    back = back.substr(back.size() - static_cast<std::size_t>(differ_back - back.rbegin()));
  }
  if (front == patterns.front()) return std::string(front);
  // The two must not overlap in any of them; the end gives way.
  std::size_t shortest = patterns.front().size();
  for (const std::string& pattern : patterns) shortest = std::min(shortest, pattern.size());
  back = back.substr(back.size() - std::min(back.size(), shortest - front.size()));
  while (front.ends_with('*')) front.remove_suffix(1);
  while (back.starts_with('*')) back.remove_prefix(1);
  return fmt::format("{}*{}", front, back);
}

/// Builds the tables of actions_data.cpp, in the order in which they need each other.
class ActionsCompiler {
 public:
  ActionsCompiler(std::vector<ServiceEntry> services, Keys keys)
      : services_(std::move(services)), keys_(std::move(keys)) {}

  DataFile compile() {
    number_actions();
    number_keys();
    for (ServiceEntry& service : services_) add_resources(service);
    for (const ServiceEntry& service : services_) add_service(service);
    service_rows_.push_back(fmt::format("0,0,{},{},0", action_number_.size(), resource_count_));

    DataFile file("policies/actions");
    file.number("service_count", services_.size());
    file.number("action_count", action_number_.size());
    file.number("key_count", keys_.size());
    file.number("resource_count", resource_count_);
    file.number("template_count", template_rows_.size());
    file.texts("actions", texts_);
    file.numbers("actions_lists", lists_.numbers());
    file.rows("ServiceRow", "services", service_rows_);
    add_slots(file, "action", action_number_);
    add_slots(file, "key", key_number_);
    file.numbers("action_facts_of", facts_of_);
    file.rows("ActionFacts", "action_facts", facts_rows_);
    file.rows("ResourceRow", "resources", resource_rows_);
    file.rows("KeyRow", "keys", key_rows_);
    file.rows("KeyTemplate", "key_templates", template_rows_);
    return file;
  }

 private:
  void number_actions() {
    for (const ServiceEntry& service : services_) {
      for (const Words& row : service.actions) {
        const std::string name = fmt::format("{}:{}", service.prefix, row[1]);
        action_number_[lower(name)] = texts_.id(name);
      }
    }
  }

  static void add_slots(DataFile& file, std::string_view kind, const std::map<std::string, std::uint32_t>& numbers) {
    Numbers slots(std::bit_ceil(numbers.size() * 2));
    for (const auto& [name, number] : numbers) {
      std::size_t slot = hash(name) % slots.size();
      while (slots[slot] != 0) slot = (slot + 1) % slots.size();
      slots[slot] = number + 1;
    }
    file.number(fmt::format("{}_slot_count", kind), slots.size());
    file.numbers(fmt::format("{}_slots", kind), slots);
  }

  void number_keys() {
    struct Template {
      std::uint32_t key;
      std::string pattern;
    };
    std::vector<Template> templates;
    for (const auto& [name, key] : keys_) {
      const std::uint32_t number = static_cast<std::uint32_t>(key_number_.size());
      key_number_[name] = number;
      const std::string_view several = "ArrayOf";
      const bool has_several = key.type.starts_with(several);
      const KeyType type = key_type(key, has_several ? key.type.substr(several.size()) : key.type);
      key_rows_.push_back(fmt::format("{},{},{},{}", texts_.id(key.name), int(type), has_several, key.is_global));
      if (key.name.find("${") != key.name.npos) templates.push_back({number, with_variables_as(key.name, "?*")});
    }
    std::stable_sort(templates.begin(), templates.end(),
                     [](const Template& a, const Template& b) { return a.pattern.size() > b.pattern.size(); });
    for (const auto& [key, pattern] : templates)
      template_rows_.push_back(fmt::format("{},{}", key, texts_.id(pattern)));
  }

  static KeyType key_type(const KeyEntry& key, const std::string& type) {
    static const std::map<std::string_view, KeyType> types = {
        {"String", KeyType::string}, {"ARN", KeyType::arn},         {"Bool", KeyType::boolean},
        {"Date", KeyType::date},     {"Numeric", KeyType::numeric}, {"IPAddress", KeyType::ip_address},
        {"Binary", KeyType::binary}};
    return named("type of " + key.name, types, type);
  }

  std::uint32_t key_list(const ServiceEntry& service, std::string_view names) {
    Numbers list;
    for (const std::string_view name : split(names, " ")) {
      const auto found = key_number_.find(lower(name));
      if (found == key_number_.end()) stop(service.file, fmt::format("unknown condition key: {}", name));
      list.push_back(found->second);
    }
    return lists_.offset(list);
  }

  void add_resources(ServiceEntry& service) {
    for (const Words& row : service.resources) {
      std::vector<std::string> patterns;
      Numbers pattern_texts;
      for (const std::string_view format : split(row[2], ", ")) {
        patterns.push_back(with_variables_as(format, "*"));
        pattern_texts.push_back(texts_.id(patterns.back()));
      }
      service.resource_by_name[lower(row[1])] = resource_count_++;
      resource_rows_.push_back(fmt::format("{},{},{},{},{}", texts_.id(row[1]), texts_.id(row[2]),
                                           texts_.id(covering(patterns)), lists_.offset(pattern_texts),
                                           key_list(service, row[3])));
    }
  }

  void add_service(const ServiceEntry& service) {
    Numbers keys;
    for (const Words& row : service.keys) keys.push_back(key_number_.at(lower(row[1])));
    service_rows_.push_back(fmt::format("{},{},{},{},{}", texts_.id(service.prefix), texts_.id(service.name),
                                        facts_of_.size(), first_resource_, lists_.offset(keys)));
    first_resource_ += service.resources.size();
    for (const Words& row : service.actions) add_action(service, row);
  }

  void add_action(const ServiceEntry& service, const Words& row) {
    Numbers dependents;
    for (const std::string_view name : split(row[5], " ")) {
      const auto found = action_number_.find(lower(name));
      if (found != action_number_.end()) dependents.push_back(found->second);
    }
    const std::string facts = fmt::format("{},{},{},{}", int(level(service, row[2])), action_resources(service, row[3]),
                                          key_list(service, row[4]), lists_.offset(dependents));
    const auto [place, is_new] = facts_number_.try_emplace(facts, static_cast<std::uint32_t>(facts_rows_.size()));
    if (is_new) facts_rows_.push_back(facts);
    facts_of_.push_back(place->second);
  }

  static AccessLevel level(const ServiceEntry& service, std::string_view words) {
    static const std::map<std::string_view, AccessLevel> levels = {
        {"List", AccessLevel::list},
        {"Read", AccessLevel::read},
        {"Write", AccessLevel::write},
        {"Tagging, Write", AccessLevel::tagging},
        {"Permissions management, Write", AccessLevel::permissions_management}};
    return named(service.file, levels, words);
  }

  /// "cluster! | service (ecs:cluster ecs:task-cpu)"
  std::uint32_t action_resources(const ServiceEntry& service, std::string_view words) {
    Numbers list;
    for (const std::string_view part : split(words, " | ")) {
      const std::size_t bracket = part.find(" (");
      std::string_view name = part.substr(0, bracket);
      const bool is_required = name.ends_with('!');
      if (is_required) name.remove_suffix(1);
      const auto found = service.resource_by_name.find(lower(name));
      if (found == service.resource_by_name.end()) stop(service.file, fmt::format("unknown resource type: {}", name));
      list.push_back(found->second * 2 + (is_required ? 1 : 0));
      list.push_back(bracket == part.npos ? 0 : key_list(service, part.substr(bracket + 2, part.size() - bracket - 3)));
    }
    return lists_.offset(list);
  }

  std::vector<ServiceEntry> services_;
  Keys keys_;
  TextTable texts_;
  ListTable lists_;
  std::map<std::string, std::uint32_t> action_number_, key_number_, facts_number_;
  std::vector<std::string> service_rows_, facts_rows_, resource_rows_, key_rows_, template_rows_;
  Numbers facts_of_;
  std::uint32_t resource_count_ = 0;
  std::size_t first_resource_ = 0;
};

DataFile compile_actions(const fs::path& policies) {
  std::vector<ServiceEntry> services;
  for (const fs::path& file : files_of(policies / "actions", ".tsv")) services.push_back(read_service(file));
  std::sort(services.begin(), services.end(),
            [](const ServiceEntry& a, const ServiceEntry& b) { return lower(a.prefix) < lower(b.prefix); });
  Keys keys = all_keys(services, policies / "global-keys.tsv");
  return ActionsCompiler(std::move(services), std::move(keys)).compile();
}

// The managed policies.

using Json = nlohmann::ordered_json;

/// A string, or a list of strings; IAM takes one for the other. A condition may have a bare boolean.
void append_words(Numbers& numbers, TextTable& texts, const Json& value) {
  const Json list = value.is_array() ? value : Json::array({value});
  numbers.push_back(static_cast<std::uint32_t>(list.size()));
  for (const Json& item : list) numbers.push_back(texts.id(item.is_string() ? item.get<std::string>() : item.dump()));
}

void append_conditions(Numbers& numbers, TextTable& texts, const Json& conditions) {
  const std::size_t count_place = numbers.size();
  numbers.push_back(0);
  for (const auto& [op, keys] : conditions.items()) {
    for (const auto& [key, values] : keys.items()) {
      ++numbers[count_place];
      numbers.push_back(texts.id(op));
      numbers.push_back(texts.id(key));
      append_words(numbers, texts, values);
    }
  }
}

/// The element of a statement, or its negation, whichever it has.
const Json& one_of(const fs::path& file, const Json& statement, const char* name, const char* negation) {
  if (statement.contains(name)) return statement[name];
  if (!statement.contains(negation)) stop(file, fmt::format("a statement has neither {} nor {}", name, negation));
  return statement[negation];
}

void append_statement(Numbers& numbers, TextTable& texts, const fs::path& file, const Json& statement) {
  if (statement.contains("Principal") || statement.contains("NotPrincipal")) stop(file, "a statement has a principal");
  numbers.push_back(texts.id(statement.value("Sid", "")));
  numbers.push_back((statement.value("Effect", "") == "Allow" ? data::allows : 0) |
                    (statement.contains("NotAction") ? data::is_not_action : 0) |
                    (statement.contains("NotResource") ? data::is_not_resource : 0));
  append_words(numbers, texts, one_of(file, statement, "Action", "NotAction"));
  append_words(numbers, texts, one_of(file, statement, "Resource", "NotResource"));
  append_conditions(numbers, texts, statement.value("Condition", Json::object()));
}

DataFile compile_managed_policies(const fs::path& policies) {
  TextTable texts;
  Numbers statements;
  std::vector<std::string> rows;
  const fs::path list = policies / "managed.tsv";
  const std::string text = content(list);
  std::vector<Words> entries = table(list, text, 4);
  std::sort(entries.begin(), entries.end());
  for (const Words& entry : entries) {
    const fs::path file = policies / "managed" / fmt::format("{}.json", entry[0]);
    const Json document = Json::parse(content(file), nullptr, false);
    if (!document.is_object() || !document.contains("Statement")) stop(file, "is not a policy");
    rows.push_back(fmt::format("{},{},{},{},{},{}", texts.id(entry[0]), texts.id(entry[1]), texts.id(entry[2]),
                               texts.id(entry[3]), texts.id(document.value("Version", "2008-10-17")),
                               statements.size()));
    const Json& statement = document["Statement"];
    const Json all = statement.is_array() ? statement : Json::array({statement});
    statements.push_back(static_cast<std::uint32_t>(all.size()));
    for (const Json& one : all) append_statement(statements, texts, file, one);
  }
  DataFile file("policies/managed");
  file.number("managed_count", rows.size());
  file.texts("managed", texts);
  file.rows("ManagedRow", "managed", rows);
  file.numbers("managed_statements", statements);
  return file;
}

// The ECS shapes.

/// "[PortMapping]", "{string}" and the like get a number when they are first met, inner shapes before outer ones.
class ShapesCompiler {
 public:
  explicit ShapesCompiler(fs::path file) : file_(std::move(file)), text_(content(file_)) {}

  DataFile compile() {
    read();
    for (const auto& [name, lines] : named_) number_[std::string(name)] = static_cast<std::uint32_t>(number_.size());
    rows_.resize(named_.size());
    for (const auto& [name, shape] : named_) rows_[number_.at(std::string(name))] = row(name, shape);

    DataFile file("policies/ecs/shapes.txt");
    file.number("named_shape_count", named_.size());
    file.texts("shapes", texts_);
    file.numbers("shapes_lists", lists_.numbers());
    file.rows("ShapeRow", "shapes", rows_);
    return file;
  }

 private:
  struct Named {
    bool is_structure;
    Words lines;
  };

  void read() {
    Named* shape = nullptr;
    for (const std::string_view line : split(text_, "\n")) {
      if (line.empty() || line.starts_with('#')) continue;
      if (line.starts_with("  ")) {
        shape->lines.push_back(line.substr(2));
        continue;
      }
      const Words words = split(line, " ");
      shape = &named_[words.at(1)];
      shape->is_structure = words[0] != "enumeration";
    }
  }

  std::string row(std::string_view name, const Named& shape) {
    Numbers inside;
    for (const std::string_view line : shape.lines) {
      const Words words = split(line, " ");
      const bool is_required = words[0].ends_with('!');
      inside.push_back(texts_.id(words[0].substr(0, words[0].size() - (is_required ? 1 : 0))));
      if (shape.is_structure) inside.push_back(number(words.at(1)) * 2 + (is_required ? 1 : 0));
    }
    const ShapeKind kind = shape.is_structure ? ShapeKind::structure : ShapeKind::string;
    return fmt::format("{},{},{}", texts_.id(name), int(kind), lists_.offset(inside));
  }

  std::uint32_t number(std::string_view type) {
    if (const auto known = number_.find(std::string(type)); known != number_.end()) return known->second;
    const bool is_list = type.starts_with('['), is_map = type.starts_with('{');
    std::string made;
    if (is_list || is_map) {
      const std::uint32_t element = number(type.substr(1, type.size() - 2));
      made = fmt::format("{},{},{}", texts_.id(is_list ? "list" : "map"),
                         int(is_list ? ShapeKind::list : ShapeKind::map), element);
    } else {
      made = fmt::format("{},{},0", texts_.id(type), int(scalar(type)));
    }
    rows_.push_back(made);
    return number_[std::string(type)] = static_cast<std::uint32_t>(rows_.size() - 1);
  }

  ShapeKind scalar(std::string_view type) const {
    static const std::map<std::string_view, ShapeKind> kinds = {
        {"string", ShapeKind::string},    {"integer", ShapeKind::integer},     {"floating", ShapeKind::floating},
        {"boolean", ShapeKind::boolean},  {"timestamp", ShapeKind::timestamp}, {"blob", ShapeKind::blob},
        {"document", ShapeKind::document}};
    return named(file_, kinds, type);
  }

  fs::path file_;
  std::string text_;
  std::map<std::string_view, Named> named_;
  std::map<std::string, std::uint32_t> number_;
  TextTable texts_;
  ListTable lists_;
  std::vector<std::string> rows_;
};

// The agent settings.

/// The words of a column; "-" is none.
Words items(std::string_view column) {
  return column == "-" ? Words() : split(column, " ");
}

/// An integer, or a duration of one unit in nanoseconds; 0 for none.
std::int64_t bound(const fs::path& file, std::string_view text) {
  static const std::map<std::string_view, std::int64_t> units = {
      {"", 1}, {"ms", 1'000'000}, {"s", 1'000'000'000}, {"m", 60'000'000'000}, {"h", 3'600'000'000'000}};
  if (text == "-") return 0;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) stop(file, fmt::format("no number: {}", text));
  return value * named(file, units, text.substr(static_cast<std::size_t>(end - text.data())));
}

std::uint32_t setting_flags(const fs::path& file, std::string_view words) {
  static const std::map<std::string_view, std::uint32_t> flags = {
      {"any-case", data::any_case},
      {"trimmed", data::is_trimmed},
      {"linux", data::on_linux},
      {"windows", data::on_windows},
      {"agent", data::read_by_agent},
      {"ecs-init", data::read_by_ecs_init},
      {"exact-true", data::exact_true_for_ecs_init},
      {"unknown-element-stops", data::unknown_element_stops},
      {"secret", data::is_secret}};
  std::uint32_t result = 0;
  for (const std::string_view word : items(words)) result |= named(file, flags, word);
  return result;
}

SettingType setting_type(const fs::path& file, std::string_view word) {
  static const std::map<std::string_view, SettingType> words = {
      {"string", SettingType::string},           {"path", SettingType::path},
      {"boolean", SettingType::boolean},         {"true_only", SettingType::true_only},
      {"integer", SettingType::integer},         {"floating", SettingType::floating},
      {"duration", SettingType::duration},       {"enumeration", SettingType::enumeration},
      {"comma_list", SettingType::comma_list},   {"json_strings", SettingType::json_strings},
      {"json_ports", SettingType::json_ports},   {"json_cidrs", SettingType::json_cidrs},
      {"json_object", SettingType::json_object}, {"json_auth", SettingType::json_auth},
      {"port_range", SettingType::port_range},   {"rate_limit", SettingType::rate_limit}};
  return named(file, words, word);
}

SettingStatus setting_status(const fs::path& file, std::string_view word) {
  static const std::map<std::string_view, SettingStatus> words = {{"current", SettingStatus::current},
                                                                  {"internal", SettingStatus::internal},
                                                                  {"removed", SettingStatus::removed},
                                                                  {"misnomer", SettingStatus::misnomer},
                                                                  {"test_only", SettingStatus::test_only}};
  return named(file, words, word);
}

OnInvalid on_invalid(const fs::path& file, std::string_view word) {
  static const std::map<std::string_view, OnInvalid> words = {
      {"unchecked", OnInvalid::unchecked}, {"ignored", OnInvalid::ignored}, {"stops", OnInvalid::stops}};
  return named(file, words, word);
}

OutOfBounds out_of_bounds(const fs::path& file, std::string_view word) {
  static const std::map<std::string_view, OutOfBounds> words = {
      {"unchecked", OutOfBounds::unchecked}, {"ignored", OutOfBounds::ignored}, {"clamped", OutOfBounds::clamped}};
  return named(file, words, word);
}

/// The row of one setting; the columns are those of settings.tsv.
std::string setting_row(const fs::path& file, const Words& column, TextTable& texts, ListTable& lists) {
  const auto value = [&](std::string_view word) { return texts.id(word == "\"\"" ? "" : word); };
  Numbers values;
  for (const std::string_view word : items(column[8])) values.push_back(texts.id(word));
  const std::uint32_t flags =
      setting_flags(file, column[11]) | setting_flags(file, column[12]) | setting_flags(file, column[13]);
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}", texts.id(column[0]),
                     int(setting_type(file, column[1])), int(setting_status(file, column[2])),
                     int(on_invalid(file, column[9])), int(out_of_bounds(file, column[10])), value(column[3]),
                     value(column[4]), value(column[5]), texts.id(column[6]), texts.id(column[7]), texts.id(column[14]),
                     bound(file, column[6]), bound(file, column[7]), lists.offset(values), flags);
}

DataFile compile_agent_settings(const fs::path& policies) {
  const fs::path path = policies / "agent" / "settings.tsv";
  const std::string text = content(path);
  std::vector<Words> settings = table(path, text, 15);
  std::sort(settings.begin(), settings.end());
  TextTable texts;
  ListTable lists;
  std::vector<std::string> rows;
  texts.id("-");  // 0 is none
  for (const Words& columns : settings) rows.push_back(setting_row(path, columns, texts, lists));
  DataFile file("policies/agent/settings.tsv");
  file.number("setting_count", rows.size());
  file.texts("settings", texts);
  file.numbers("settings_lists", lists.numbers());
  file.rows("SettingRow", "settings", rows);
  return file;
}

int run(const fs::path& policies, const fs::path& out) {
  fs::create_directories(out);
  const bool written = compile_actions(policies).write(out / "actions_data.cpp") &&
                       compile_managed_policies(policies).write(out / "managed_policies_data.cpp") &&
                       ShapesCompiler(policies / "ecs" / "shapes.txt").compile().write(out / "ecs_shapes_data.cpp") &&
                       compile_agent_settings(policies).write(out / "agent_settings_data.cpp");
  if (!written) fmt::print(stderr, "{}: cannot be written\n", out.string());
  return written ? 0 : 1;
}

}  // namespace

}  // namespace rolecall::catalog::compile

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: compile-catalog POLICIES_DIR OUT_DIR\n");
    return 2;
  }
  return rolecall::catalog::compile::run(argv[1], argv[2]);
}
