// A rule's page, for a terminal and as Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "report/display.h"
#include "report/outcome.h"
#include "report/report.h"
#include "report/style.h"

namespace rolecall::report {

namespace {

std::string joined(std::span<const std::string_view> words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string equivalents(const RuleText& rule) {
  std::string list;
  for (const RuleText::Equivalent& other : rule.equivalents)
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", other.tool, other.id);
  return list;
}

std::string_view without_last_break(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

std::string indented(std::string_view text) {
  std::string out = "  ";
  for (const char c : printable_lines(without_last_break(text))) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out + "\n";
}

// A fence that is longer than any run of backticks in the text.
std::string fence_for(std::string_view text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
  return std::string(longest + 1, '`');
}

std::string_view language_of(std::string_view file) {
  if (file.ends_with(".toml")) return "toml";
  return file.ends_with(".config") || file.ends_with(".env") ? "ini" : "json";
}

}  // namespace

std::string page_text(const RuleText& rule, const TextStyle& style) {
  const Paint paint(style.colour);
  std::string out;
  const auto head = [&](std::string_view words) { return paint(Colour::strong, printable(words)); };
  const auto line = [&](std::string_view label, std::string_view words) {
    if (!words.empty()) out += fmt::format("\n{} {}\n", head(label), printable_lines(without_last_break(words)));
  };
  out += fmt::format("{} ({}): {}\n", head(rule.id), paint(colour_of(rule.level), word(rule.level)),
                     printable(rule.title));
  if (!rule.why.empty()) out += fmt::format("\n{}\n", printable_lines(without_last_break(rule.why)));
  line("Mend:", rule.mend);
  for (const RuleText::Example& example : rule.examples) {
    out += fmt::format("\n{} {}\n", head(fmt::format("Example, {}:", example.heading)), printable(example.title));
    for (const auto& [name, text] : example.files) {
      if (example.files.size() > 1) out += fmt::format("\n  {}\n", head(name));
      out += fmt::format("\n{}", indented(text));
    }
  }
  line("Tags:", joined(rule.tags));
  line("Also known as:", joined(rule.aliases));
  line("In other tools:", equivalents(rule));
  if (!rule.references.empty()) out += fmt::format("\n{}\n", head("References:"));
  for (const std::string_view reference : rule.references) out += fmt::format("  {}\n", printable(reference));
  return out;
}

std::string page_markdown(const RuleText& rule) {
  std::string out = fmt::format("# {}\n\n**{}** ({})\n", rule.id, rule.title, word(rule.level));
  if (!rule.why.empty()) out += fmt::format("\n{}\n", without_last_break(rule.why));
  if (!rule.mend.empty()) out += fmt::format("\n## How to mend it\n\n{}\n", without_last_break(rule.mend));
  for (const RuleText::Example& example : rule.examples) {
    out += fmt::format("\n## Example, {}: {}\n", example.heading, example.title);
    for (const auto& [name, text] : example.files) {
      if (example.files.size() > 1) out += fmt::format("\n`{}`\n", name);
      const std::string fence = fence_for(text);
      out += fmt::format("\n{}{}\n{}\n{}\n", fence, language_of(name), without_last_break(text), fence);
    }
  }
  if (!rule.tags.empty()) out += fmt::format("\nTags: {}\n", joined(rule.tags));
  if (!rule.aliases.empty()) out += fmt::format("\nAlso known as: {}\n", joined(rule.aliases));
  if (!rule.equivalents.empty()) out += fmt::format("\nIn other tools: {}\n", equivalents(rule));
  if (!rule.references.empty()) out += "\n## References\n\n";
  for (const std::string_view reference : rule.references)
    out += reference.starts_with("https://") ? fmt::format("- <{}>\n", reference) : fmt::format("- {}\n", reference);
  return out;
}

}  // namespace rolecall::report
