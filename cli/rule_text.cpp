#include "cli/rule_text.h"

#include <string>
#include <string_view>

namespace rolecall::cli {

// `[|` and `|]` say what a finding must cover; a reader of the example is not to see them.
static std::string without_marks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view two = text.substr(i, 2);
    if (two == "[|" || two == "|]")
      ++i;
    else
      plain += text[i];
  }
  return plain;
}

static report::RuleText::Example example_text(const Example& example) {
  report::RuleText::Example text;
  text.heading = example.kind == ExampleKind::bad ? "wrong" : "right";
  text.title = example.title;
  for (const ExampleFile& file : example.files) text.files.emplace_back(file.name, without_marks(file.text));
  return text;
}

report::RuleText rule_text(const Rule& rule, Level level, bool with_examples) {
  report::RuleText text;
  text.id = rule.id;
  text.level = level;
  text.title = rule.title;
  text.why = rule.why;
  text.mend = rule.mend;
  text.references = rule.references;
  text.tags = rule.tags;
  text.aliases = rule.aliases;
  for (const Equivalent& other : rule.equivalents) text.equivalents.push_back({other.tool, other.id});
  text.security_severity = rule.security_severity;
  if (!with_examples) return text;
  for (const Example& example : rule.examples)
    if (example.kind != ExampleKind::odd) text.examples.push_back(example_text(example));
  return text;
}

}  // namespace rolecall::cli
