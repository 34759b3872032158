// rolecall rules: all rules, or those about a word.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/rule_text.h"
#include "cli/setup.h"
#include "cli/usage.h"
#include "report/report.h"

namespace rolecall::cli {

namespace {

bool has_word(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// A family by its name; for any other word, a tag, an older name, or a part of the id or the title.
bool is_about(const Rule& rule, std::string_view word, std::span<const std::string_view> families) {
  if (has_word(families, word)) return rule.family() == word;
  return has_word(rule.tags, word) || has_word(rule.aliases, word) || rule.id.find(word) != rule.id.npos ||
         rule.title.find(word) != rule.title.npos;
}

}  // namespace

int rules(std::vector<std::string> words) {
  std::vector<std::string> filter, folders;
  std::string format = "text";
  CLI::App app("Lists the rules with their levels; with words, those that all of them are about.", "rolecall rules");
  app.add_option("WORD", filter, "a family, a tag, or a part of the id or title")->type_name("");
  app.add_option("--format", format, "text or json (default: text)")->type_name("NAME");
  app.add_option("--rules", folders, "also the rules in this folder (may be repeated)")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.footer("\nExamples:\n  rolecall rules\n  rolecall rules placement\n  rolecall rules --format json");
  if (const std::optional<int> status = parse(app, std::move(words))) return *status;
  constexpr std::string_view formats[] = {"text", "json"};
  if (!has_word(formats, format)) return usage_error("rules", unknown("format", format, formats));

  const std::optional<Setup> setup = set_up({}, folders);
  if (!setup) return could_not_run;
  mention_mistakes(*setup);
  std::vector<std::string_view> families;
  for (const Rule& rule : setup->rules) families.push_back(rule.family());
  std::vector<report::RuleText> texts;
  for (const Rule& rule : setup->rules)
    if (std::all_of(filter.begin(), filter.end(),
                    [&](const std::string& word) { return is_about(rule, word, families); }))
      texts.push_back(rule_text(rule, rule.level, false));
  report::TextStyle style;
  style.colour = use_colour(ColourChoice::automatic);
  const std::string list = format == "json" ? report::rule_list_json(texts) : report::rule_list_text(texts, style);
  return print(list) ? nothing_found : could_not_run;
}

}  // namespace rolecall::cli
