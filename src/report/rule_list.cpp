// Many rules at a glance.
#include <algorithm>
#include <iterator>

#include "report/line_json.h"
#include "report/outcome.h"
#include "report/report.h"
#include "report/style.h"

namespace rolecall::report {

std::string rule_list_text(std::span<const RuleText> rules, const TextStyle& style) {
  const Paint paint(style.colour);
  std::size_t width = 0;
  for (const RuleText& rule : rules) width = std::max(width, rule.id.size());
  std::string out;
  for (const RuleText& rule : rules) {
    // Padded before it is painted: the codes take no room on the terminal.
    const std::string level = paint(colour_of(rule.level), fmt::format("{:<7}", word(rule.level)));
    fmt::format_to(std::back_inserter(out), "{:<{}}  {}  {}\n", printable(rule.id), width, level,
                   printable(rule.title));
  }
  if (!style.quiet)
    fmt::format_to(std::back_inserter(out), "{} {}\n", rules.size(), rules.size() == 1 ? "rule" : "rules");
  return out;
}

static Json listed(const RuleText& rule) {
  Json equivalents = Json::array();
  for (const RuleText::Equivalent& other : rule.equivalents)
    equivalents.push_back({{"tool", other.tool}, {"id", other.id}});
  return {{"id", rule.id},
          {"family", rule.id.substr(0, rule.id.find('/'))},
          {"level", word(rule.level)},
          {"title", rule.title},
          {"tags", rule.tags},
          {"aliases", rule.aliases},
          {"equivalents", std::move(equivalents)}};
}

std::string rule_list_json(std::span<const RuleText> rules) {
  std::string out = "[";
  append_lines(out, rules, listed);
  return out + "]\n";
}

}  // namespace rolecall::report
