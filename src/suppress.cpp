#include "suppress.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "discover/discover.h"
#include "read/read.h"

namespace rolecall {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool take(std::string_view& text, std::string_view word) {
  text = trimmed(text);
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// An ignore at work: what it covers, and whether it covered anything.
struct Standing {
  Ignore ignore;
  std::uint32_t own_line = 0;  // of a comment
  bool is_used = false;
  std::unordered_map<std::uint32_t, bool> covers_file;  // by source, as far as asked
};

// Comments.

// The part of a line from its comment on; empty if it has none. In an env file a `#` after a value belongs to the
// value.
std::string_view comment_of(std::string_view line, read::Format format) {
  if (trimmed(line).starts_with('#')) return line.substr(line.find('#'));
  if (format != read::Format::toml && format != read::Format::yaml) return {};
  const std::size_t hash = line.rfind('#');
  return hash == line.npos ? std::string_view{} : line.substr(hash);
}

// Appends the ignores of one comment, one for each rule that it names.
void add_comment(std::string_view comment, Span span, std::uint32_t own_line, std::uint32_t line,
                 std::vector<Standing>& standing) {
  std::string_view rest = comment;
  if (!take(rest, "#") || !take(rest, "rolecall:") || !take(rest, "ignore ")) return;
  const std::size_t dashes = rest.find(" -- ");
  const std::string reason(dashes == rest.npos ? "" : trimmed(rest.substr(dashes + 4)));
  std::string_view names = rest.substr(0, dashes);
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(','));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    if (!trimmed(name).empty())
      standing.push_back({Ignore{std::string(trimmed(name)), {}, line, reason, {}, span}, own_line});
  }
}

// For each line the one to which a comment on a line of its own belongs: the next that is neither blank nor a comment.
std::vector<std::uint32_t> lines_below(const LineTable& lines) {
  std::vector<std::uint32_t> below(lines.lines() + 1, lines.lines() + 1);
  for (std::uint32_t number = lines.lines(); number > 0; --number) {
    const std::string_view line = trimmed(lines.line(number));
    below[number - 1] = line.empty() || line.starts_with('#') ? below[number] : number;
  }
  return below;
}

void add_comments(const Source& source, std::uint32_t index, read::Format format, std::vector<Standing>& standing) {
  const LineTable lines(source.text);
  const std::vector<std::uint32_t> below = lines_below(lines);
  for (std::uint32_t number = 1; number <= lines.lines(); ++number) {
    const std::string_view line = lines.line(number);
    const std::string_view comment = comment_of(line, format);
    if (comment.find("rolecall:") == comment.npos) continue;
    const auto begin = static_cast<std::uint32_t>(comment.data() - source.text.data());
    const Span span{index, begin, begin + static_cast<std::uint32_t>(comment.size())};
    const bool is_alone = trimmed(line).starts_with('#');
    add_comment(comment, span, number, is_alone ? below[number] : number, standing);
  }
}

std::vector<Standing> all_ignores(const Suppression& with, const Sources& sources) {
  std::vector<Standing> standing;
  for (const Ignore& ignore : with.ignores) standing.push_back({ignore});
  for (const std::uint32_t index : with.sources) {
    const Source& source = sources[index];
    const std::optional<read::Format> format = read::format_of(source.path);
    if (!format || *format == read::Format::json || source.text.find("rolecall:") == std::string::npos) continue;
    add_comments(source, index, *format, standing);
  }
  return standing;
}

// What they cover.

class Matcher {
 public:
  Matcher(std::span<const Rule> rules, const Sources& sources, std::vector<Finding>& findings)
      : sources_(sources), findings_(findings) {
    for (const Rule& rule : rules) rules_.emplace(rule.id, &rule);
  }

  /// Gives what the ignore covers its reason.
  void apply(Standing& standing) {
    if (standing.own_line == 0) {
      for (Finding& finding : findings_)
        if (is_in_file(standing, sources_.in_file(finding.span).source)) apply(standing, finding);
      return;
    }
    if (at_line_.empty())
      for (Finding& finding : findings_) at_line_[line_of(finding)].push_back(&finding);
    for (const std::uint32_t line : std::set<std::uint32_t>{standing.own_line, standing.ignore.line})
      if (const auto found = at_line_.find({standing.ignore.span.source, line}); found != at_line_.end())
        for (Finding* finding : found->second) apply(standing, *finding);
  }

  bool is_in_file(Standing& standing, std::uint32_t source) {
    if (standing.ignore.path.empty()) return true;
    const auto [entry, is_new] = standing.covers_file.try_emplace(source, false);
    if (is_new) entry->second = discover::glob_matches(standing.ignore.path, sources_[source].path);
    return entry->second;
  }

 private:
  using Line = std::pair<std::uint32_t, std::uint32_t>;  // of a source

  Line line_of(const Finding& finding) {
    const Span place = sources_.in_file(finding.span);
    const auto entry = lines_.try_emplace(place.source, sources_[place.source].text).first;
    return {place.source, entry->second.position(place.begin).line};
  }

  void apply(Standing& standing, Finding& finding) {
    const auto rule = rules_.find(finding.rule);
    if (rule == rules_.end() || !means(standing.ignore.rule, *rule->second)) return;
    standing.is_used = true;
    if (finding.suppression.empty()) finding.suppression = standing.ignore.reason;
  }

  const Sources& sources_;
  std::vector<Finding>& findings_;
  std::map<Line, std::vector<Finding*>> at_line_;
  std::unordered_map<std::string_view, const Rule*> rules_;
  std::unordered_map<std::uint32_t, LineTable> lines_;
};

bool has_expired(const Ignore& ignore, std::string_view today) {
  return !ignore.expires.empty() && !today.empty() && ignore.expires < today;
}

// Why an ignore does not count; empty if it does.
std::string mistake_of(const Ignore& ignore, const Suppression& with) {
  if (!is_rule_name(ignore.rule, with.rules))
    return fmt::format("the ignore names no rule or family: \"{}\"", ignore.rule);
  if (ignore.reason.empty()) return "the ignore gives no reason; write it after \" -- \"";
  if (has_expired(ignore, with.today))
    return fmt::format("the ignore of \"{}\" expired on {}", ignore.rule, ignore.expires);
  return {};
}

// Could it have covered something in this run?
bool had_its_chance(Standing& standing, const Suppression& with, Matcher& matcher) {
  const auto is_meant = [&](const ActiveRule& active) { return means(standing.ignore.rule, *active.rule); };
  if (std::none_of(with.active.begin(), with.active.end(), is_meant)) return false;
  if (standing.own_line > 0) return true;
  if (standing.ignore.path.empty()) return with.is_whole_setup;
  return std::any_of(with.sources.begin(), with.sources.end(),
                     [&](std::uint32_t source) { return matcher.is_in_file(standing, source); });
}

const ActiveRule* find_active(const Suppression& with, std::string_view id) {
  const auto found = std::find_if(with.active.begin(), with.active.end(),
                                  [&](const ActiveRule& active) { return active.rule->id == id; });
  return found == with.active.end() ? nullptr : &*found;
}

void judge_ignores(std::vector<Standing>& standing, const Suppression& with, Matcher& matcher,
                   std::vector<Finding>& findings) {
  const ActiveRule* rule = find_active(with, "input/unused-ignore");
  if (!rule) return;
  Findings found(rule->rule->id, rule->level);
  for (Standing& each : standing) {
    if (!each.ignore.span.is_somewhere()) continue;
    const std::string mistake = mistake_of(each.ignore, with);
    if (!mistake.empty())
      found.put(each.ignore.span, mistake);
    else if (!each.is_used && had_its_chance(each, with, matcher))
      found.add(each.ignore.span, "the ignore of \"{}\" matches nothing", each.ignore.rule);
  }
  findings.insert(findings.end(), found.list.begin(), found.list.end());
}

}  // namespace

void suppress(const Suppression& with, const Sources& sources, std::vector<Finding>& findings) {
  std::vector<Standing> standing = all_ignores(with, sources);
  if (standing.empty()) return;
  Matcher matcher(with.rules, sources, findings);
  for (Standing& each : standing)
    if (mistake_of(each.ignore, with).empty()) matcher.apply(each);
  judge_ignores(standing, with, matcher, findings);
}

}  // namespace rolecall
