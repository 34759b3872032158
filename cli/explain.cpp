// rolecall explain: a rule's page.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/rule_names.h"
#include "cli/rule_text.h"
#include "cli/setup.h"
#include "cli/usage.h"
#include "report/report.h"

namespace rolecall::cli {

int explain(std::vector<std::string> words) {
  std::string word;
  std::vector<std::string> folders;
  CLI::App app("Explains a rule: what it finds, why it matters, how to mend it, with examples.", "rolecall explain");
  app.add_option("RULE", word, "its id, an older name of it, or the beginning of its id")->required()->type_name("");
  app.add_option("--rules", folders, "also the rules in this folder (may be repeated)")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.footer("\nExamples:\n  rolecall explain trust/any-principal\n  rolecall explain any-principal");
  if (const std::optional<int> status = parse(app, std::move(words))) return *status;

  const std::optional<Setup> setup = set_up({}, folders);
  if (!setup) return could_not_run;
  mention_mistakes(*setup);
  const std::vector<const Rule*> rules = rules_called(word, setup->rules);
  if (rules.empty()) return usage_error("explain", unknown("rule", word, setup->rule_names()));
  if (rules.size() > 1) {
    std::string names;
    for (const Rule* rule : rules) names += fmt::format("{}{}", names.empty() ? "" : ", ", rule->id);
    return usage_error("explain", fmt::format("\"{}\" may mean any of {}", word, names));
  }
  report::TextStyle style;
  style.colour = use_colour(ColourChoice::automatic);
  return print(report::page_text(rule_text(*rules[0], rules[0]->level, true), style)) ? nothing_found : could_not_run;
}

}  // namespace rolecall::cli
