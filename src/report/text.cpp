// Findings for people: one block each, in the manner of a compiler.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "report/display.h"
#include "report/outcome.h"
#include "report/place.h"
#include "report/style.h"

namespace rolecall::report {

namespace {

constexpr std::size_t widest_line = 120;  // of a source line, in columns
constexpr std::size_t shown_before = 48;  // of a cut line, in bytes before the span
constexpr std::string_view cut_mark = "...";

// A source line as it is shown, and where in it the marks stand, in columns.
struct Excerpt {
  std::string line;
  std::size_t marks_begin = 0, marks = 0;
};

// The start of a code point, at or after `wanted`.
std::size_t boundary(std::string_view line, std::size_t wanted) {
  while (wanted < line.size() && (static_cast<unsigned char>(line[wanted]) & 0xC0) == 0x80) ++wanted;
  return wanted;
}

// Bytes [begin, end) of the line are the span. However long the line is, only what is shown of it is looked at.
Excerpt excerpt(std::string_view line, std::size_t begin, std::size_t end) {
  const bool fits = line.size() <= widest_line;
  const std::size_t from = fits || begin <= shown_before ? 0 : std::min(begin, boundary(line, begin - shown_before));
  Excerpt shown;
  shown.line = from > 0 ? cut_mark : std::string_view{};
  std::size_t width = shown.line.size();
  std::size_t at = from;
  shown.marks_begin = width;
  while (at < line.size() && width < widest_line) {
    const Shown c = first_shown(line.substr(at));
    if (at < begin)
      shown.marks_begin += c.width;
    else if (at < end)
      shown.marks += c.width;
    shown.line += c.text;
    width += c.width;
    at += c.bytes;
  }
  if (at < line.size()) shown.line += cut_mark;
  shown.marks = std::max<std::size_t>(shown.marks, 1);
  return shown;
}

std::string plural(std::size_t count, std::string_view word) {
  if (count == 1) return fmt::format("1 {}", word);
  if (word.ends_with("y")) return fmt::format("{} {}ies", count, word.substr(0, word.size() - 1));
  return fmt::format("{} {}s", count, word);
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ", "));
}

// "4 roles, 2 task definitions, 1 agent config in 9 files"
std::string looked_at(const Results& results, std::size_t files) {
  std::map<std::string, std::size_t> counts;
  for (const SourceSummary& summary : results.summaries)
    for (const SourceSummary::Entity& entity : summary.entities) ++counts[entity.kind];
  std::vector<std::string> parts;
  for (const auto& [kind, count] : counts) {
    std::string word = kind;
    std::replace(word.begin(), word.end(), '-', ' ');
    parts.push_back(plural(count, word));
  }
  if (parts.empty()) return files == 0 ? "nothing of an IAM or ECS setup found" : plural(files, "file");
  return fmt::format("{} in {}", joined(parts), plural(files, "file"));
}

std::string found(const Tally& tally, bool verbose) {
  std::vector<std::string> parts;
  if (tally.errors > 0) parts.push_back(plural(tally.errors, "error"));
  if (tally.warnings > 0) parts.push_back(plural(tally.warnings, "warning"));
  if (tally.notes > 0) parts.push_back(plural(tally.notes, "note"));
  if (parts.empty()) parts.emplace_back("no findings");
  if (verbose && tally.suppressed > 0) parts.push_back(fmt::format("{} suppressed", tally.suppressed));
  return joined(parts);
}

class TextReport {
 public:
  TextReport(const Results& results, const TextStyle& style)
      : results_(results), style_(style), paint_(style.colour), places_(*results.sources) {}

  std::string write() {
    for (const Finding& finding : results_.findings)
      if (finding.suppression.empty()) block(finding);
    if (!style_.quiet) summary();
    return std::move(out_);
  }

 private:
  template <class... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  void block(const Finding& finding) {
    const Place* place = nullptr;
    Place found;
    if (finding.span.is_somewhere()) place = &(found = places_.of(finding.span));
    const Colour colour = colour_of(finding.level);
    print("{} {} {} [{}]\n", paint_(Colour::strong, (place ? where(*place) : "rolecall") + ":"),
          paint_(colour, fmt::format("{}:", word(finding.level))), paint_(Colour::strong, printable(finding.message)),
          printable(finding.rule));
    if (place) source_line(*place, colour);
    if (const std::string_view help = help_of(results_, finding); !help.empty()) paragraph("help", help);
    const RuleText* rule = style_.verbose ? find_rule(results_, finding.rule) : nullptr;
    if (rule && !rule->why.empty()) paragraph("why", rule->why);
    for (const Related& related : finding.related) {
      if (related.span.is_somewhere())
        paragraph("note", fmt::format("{}: {}", where(places_.of(related.span)), related.message));
      else
        paragraph("note", related.message);
    }
    out_ += '\n';
  }

  static std::string where(const Place& place) {
    return fmt::format("{}:{}:{}", printable(place.path), place.begin.line, place.begin.column);
  }

  // The first line of the span, underlined: `^` at its first character, `~` under the rest.
  void source_line(const Place& place, Colour colour) {
    const std::string_view text = places_.sources()[place.span.source].text;
    const std::string_view line = places_.lines(place.span.source).line(place.begin.line);
    const std::size_t start = static_cast<std::size_t>(line.data() - text.data());
    const std::size_t begin = std::min<std::size_t>(place.span.begin - start, line.size());
    const std::size_t end = std::min<std::size_t>(place.span.end - start, line.size());
    const Excerpt shown = excerpt(line, begin, end);
    print("{:>5} | {}\n      | {:{}}{}\n", place.begin.line, shown.line, "", shown.marks_begin,
          paint_(colour, "^" + std::string(shown.marks - 1, '~')));
  }

  // The lines after the first stand under its first word.
  void paragraph(std::string_view label, std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    print("{} ", paint_(Colour::strong, fmt::format("{}:", label)));
    const std::string indent(label.size() + 2, ' ');
    for (const char c : printable_lines(text)) {
      out_ += c;
      if (c == '\n') out_ += indent;
    }
    out_ += '\n';
  }

  void summary() {
    const Tally counts = tally(results_);
    print("{}: {}\n", looked_at(results_, counts.files), found(counts, style_.verbose));
  }

  const Results& results_;
  const TextStyle& style_;
  const Paint paint_;
  Places places_;
  std::string out_;
};

}  // namespace

std::string text(const Results& results, const TextStyle& style) {
  return TextReport(results, style).write();
}

}  // namespace rolecall::report
