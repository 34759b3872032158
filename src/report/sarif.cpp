// Findings for code scanning, editors and other tools: SARIF 2.1.0 (OASIS).
//
// What looks odd is there for a reader of it, the multitool's validation or GitHub's code scanning:
// - A message ends with a full stop (SARIF2001), and is given as text, not as an id with arguments, since GitHub shows
//   nothing else (GH1015).
// - A location has its URI although its artifact's index would do, as GitHub follows no index (GH1017).
// - %SRCROOT% is described and not resolved: its value is the reader's, and ours would differ from machine to machine.
// - "security-severity" is a number in a string, and only counts with the tag "security" (GitHub, "SARIF support for
//   code scanning").
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unordered_map>

#include "report/line_json.h"
#include "report/outcome.h"
#include "report/place.h"

namespace rolecall::report {

namespace {

constexpr std::string_view information_uri = "https://github.com/rolecall/rolecall";
constexpr std::size_t longest_snippet = 4096;  // in bytes

std::string sentence(std::string_view words) {
  std::string text = printable(words);
  if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) text += '.';
  return text;
}

// "policy/unknown-action" as "PolicyUnknownAction".
std::string pascal_case(std::string_view id) {
  std::string name;
  bool starts_word = true;
  for (const char c : id) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_letter) name += starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    starts_word = !is_letter;
  }
  return name;
}

// RFC 3986: all but the unreserved characters and the slash is percent-encoded, byte by byte.
std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri;
  for (const char c : path) {
    if (kept.find(c) != kept.npos)
      uri += c;
    else
      fmt::format_to(std::back_inserter(uri), "%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

std::string_view problem_severity(Level level) {
  if (level == Level::error) return "error";
  return level == Level::warning ? "warning" : "recommendation";
}

Json message(std::string_view words) {
  return {{"text", sentence(words)}};
}

class SarifReport {
 public:
  explicit SarifReport(const Results& results)
      : results_(results), fingerprints_(fingerprints(results)), places_(*results.sources) {}

  std::string write() {
    for (const SourceSummary& summary : results_.summaries)
      artifact(results_.sources->in_file({summary.source, 0, 0}).source);
    std::string out =
        "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
        "\"version\":\"2.1.0\",\n\"runs\":[{\n";
    tool(out);
    out += "\"originalUriBaseIds\":" + one_line(base_ids()) + ",\n\"columnKind\":\"unicodeCodePoints\",\n";
    out += "\"automationDetails\":{\"id\":\"rolecall/\"},\n";
    out += "\"invocations\":[" + one_line(invocation()) + "],\n\"results\":[";
    std::size_t index = 0;
    append_lines(out, results_.findings, [&](const Finding& finding) { return result(finding, index++); });
    out += "],\n\"artifacts\":[";
    append_lines(out, artifacts_, [&](std::uint32_t source) { return artifact_of(source); });
    return out += "]}]}\n";
  }

 private:
  void tool(std::string& out) const {
    const Json driver = {{"name", "rolecall"},
                         {"semanticVersion", results_.version},
                         {"version", results_.version},
                         {"informationUri", information_uri}};
    const std::string head = one_line(driver);
    out += "\"tool\":{\"driver\":" + head.substr(0, head.size() - 1) + ",\n\"rules\":[";
    append_lines(out, results_.rules, [](const RuleText& rule) { return descriptor(rule); });
    out += "]}},\n";
  }

  static Json descriptor(const RuleText& rule) {
    Json value = {{"id", rule.id},
                  {"name", pascal_case(rule.id)},
                  {"shortDescription", message(rule.title)},
                  {"fullDescription", message(rule.why.empty() ? rule.title : rule.why)},
                  {"help", {{"text", page_text(rule, {})}, {"markdown", page_markdown(rule)}}},
                  {"helpUri", help_uri(rule)},
                  {"defaultConfiguration", {{"level", word(rule.level)}}},
                  {"properties", {{"tags", rule.tags}, {"problem.severity", problem_severity(rule.level)}}}};
    if (!rule.aliases.empty()) value["deprecatedIds"] = rule.aliases;
    if (rule.security_severity > 0)
      value["properties"]["security-severity"] = fmt::format("{:.1f}", rule.security_severity);
    return value;
  }

  static std::string help_uri(const RuleText& rule) {
    for (const std::string_view reference : rule.references)
      if (reference.starts_with("https://")) return std::string(reference);
    return fmt::format("{}/blob/main/docs/rules.md", information_uri);
  }

  static Json base_ids() {
    return {{"%SRCROOT%", {{"description", message("the folder in which rolecall ran, the root of the repository")}}}};
  }

  Json invocation() const {
    Json notifications = Json::array();
    for (const Notification& notification : results_.notifications) {
      Json value = {{"level", word(notification.level)}, {"message", message(notification.message)}};
      if (!notification.path.empty())
        value["locations"] = {{{"physicalLocation", {{"artifactLocation", location_of_path(notification.path)}}}}};
      notifications.push_back(std::move(value));
    }
    return {{"executionSuccessful", results_.exit_status < 2},
            {"exitCode", results_.exit_status},
            {"toolExecutionNotifications", std::move(notifications)}};
  }

  std::string result(const Finding& finding, std::size_t index) {
    ObjectLine value;
    value.add("ruleId", finding.rule);
    if (const RuleText* rule = find_rule(results_, finding.rule))
      value.add("ruleIndex", static_cast<std::size_t>(rule - results_.rules.data()));
    value.add("level", word(finding.level));
    ObjectLine text;
    text.add("text", sentence(finding.message));
    if (!finding.help.empty()) text.add("markdown", sentence(finding.message) + "\n\n" + printable_lines(finding.help));
    value.add_json("message", text.take());
    if (finding.span.is_somewhere()) value.add_json("locations", in_list(location(finding.span).take()));
    put_related(value, finding);
    put_fix(value, finding);
    value.add_json("partialFingerprints", ObjectLine().add("rolecall/v1", fingerprints_[index]).take());
    if (!finding.suppression.empty()) {
      ObjectLine suppression;
      suppression.add("kind", "external").add("justification", printable(finding.suppression));
      value.add_json("suppressions", in_list(suppression.take()));
    }
    return value.take();
  }

  static std::string in_list(std::string_view json) { return fmt::format("[{}]", json); }

  void put_related(ObjectLine& value, const Finding& finding) {
    std::string list;
    std::size_t id = 0;
    for (const Related& other : finding.related) {
      if (!other.span.is_somewhere()) continue;
      if (id > 0) list += ',';
      ObjectLine place = location(other.span);
      place.add("id", ++id).add_json("message", one_line(message(other.message)));
      list += place.take();
    }
    if (id > 0) value.add_json("relatedLocations", in_list(list));
  }

  // Words inside the string of another document would have to be written in its escapes: such a fix is left to people.
  void put_fix(ObjectLine& value, const Finding& finding) {
    if (!finding.fix || (*results_.sources)[finding.fix->span.source].encoding != Encoding::none) return;
    const Place place = places_.of(finding.fix->span);
    ObjectLine replacement, change, fix;
    replacement.add_json("deletedRegion", region(place).take());
    replacement.add_json("insertedContent", ObjectLine().add("text", finding.fix->replacement).take());
    change.add_json("artifactLocation", artifact_location(place.span.source));
    change.add_json("replacements", in_list(replacement.take()));
    fix.add_json("description", one_line(message(finding.fix->description)));
    fix.add_json("artifactChanges", in_list(change.take()));
    value.add_json("fixes", in_list(fix.take()));
  }

  ObjectLine location(const Span& span) {
    const Place place = places_.of(span);
    ObjectLine where = region(place), physical, location;
    const std::string_view words = results_.sources->text(place.span);
    if (words.size() <= longest_snippet) where.add_json("snippet", ObjectLine().add("text", words).take());
    physical.add_json("artifactLocation", artifact_location(place.span.source));
    physical.add_json("region", where.take());
    put_context(physical, place);
    location.add_json("physicalLocation", physical.take());
    return location;
  }

  // The whole lines of a region, with the one before and the one after it.
  void put_context(ObjectLine& physical, const Place& place) {
    const LineTable& table = places_.lines(place.span.source);
    const std::uint32_t first = std::max(place.begin.line, 2u) - 1;
    const std::uint32_t last = std::min(place.end.line + 1, table.lines());
    const std::string_view last_line = table.line(last);
    const char* begin = table.line(first).data();
    const std::string_view lines(begin, static_cast<std::size_t>(last_line.data() + last_line.size() - begin));
    if (lines.size() > longest_snippet) return;
    ObjectLine context;
    context.add("startLine", first).add("endLine", last);
    physical.add_json("contextRegion", context.add_json("snippet", ObjectLine().add("text", lines).take()).take());
  }

  static ObjectLine region(const Place& place) {
    ObjectLine value;
    value.add("startLine", place.begin.line).add("startColumn", place.begin.column);
    value.add("endLine", place.end.line).add("endColumn", place.end.column);
    return value;
  }

  static Json location_of_path(std::string_view path) {
    if (path.starts_with('/')) return {{"uri", "file://" + percent_encoded(path)}};
    const std::string normal = std::filesystem::path(path).lexically_normal().generic_string();
    return {{"uri", percent_encoded(normal)}, {"uriBaseId", "%SRCROOT%"}};
  }

  // Written once for each file: most files have many findings.
  const std::string& artifact_location(std::uint32_t source) {
    const std::size_t index = artifact(source);
    if (index >= locations_.size()) locations_.resize(index + 1);
    if (locations_[index].empty()) {
      Json value = location_of_path((*results_.sources)[source].path);
      value["index"] = index;
      locations_[index] = one_line(value);
    }
    return locations_[index];
  }

  // The index of a file among the artifacts; at its first mention it becomes one.
  std::size_t artifact(std::uint32_t source) {
    const auto [known, is_new] = artifact_index_.emplace(source, artifacts_.size());
    if (is_new) artifacts_.push_back(source);
    return known->second;
  }

  Json artifact_of(std::uint32_t source) const {
    return {{"location", location_of_path((*results_.sources)[source].path)}, {"roles", {"analysisTarget"}}};
  }

  const Results& results_;
  const std::vector<std::string> fingerprints_;
  Places places_;
  std::vector<std::uint32_t> artifacts_;
  std::vector<std::string> locations_;  // of the artifacts, as JSON
  std::unordered_map<std::uint32_t, std::size_t> artifact_index_;
};

}  // namespace

std::string sarif(const Results& results) {
  return SarifReport(results).write();
}

}  // namespace rolecall::report
