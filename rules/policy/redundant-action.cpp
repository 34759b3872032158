// An action that a wider pattern of the same list covers.
#include "iam/pattern.h"
#include "judge/check.h"

namespace rolecall::rules {

static bool is_pattern(const Text& text) {
  return iam::has_wildcards(text.value) && text.is_known();
}

static void find_covered(const iam::Words& actions, const Text& wide, Findings& findings) {
  for (const Text& narrow : actions.list) {
    if (&narrow == &wide || !narrow.is_known()) continue;
    if (iam::subsumes(wide.value, narrow.value, iam::Case::insensitive) != Answer::yes) continue;
    // Of two that cover each other, the later one is too much.
    if (&narrow < &wide && iam::subsumes(narrow.value, wide.value, iam::Case::insensitive) == Answer::yes) continue;
    findings.add(narrow.span, "\"{}\" is covered by \"{}\"", narrow.value, wide.value)
        .related.push_back({wide.span, "the wider pattern"});
  }
}

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Statement& statement : policy.statements) {
    const iam::Words& actions = statement.actions();
    if (actions.list.size() < 2) continue;
    for (const Text& wide : actions.list)
      if (is_pattern(wide)) find_covered(actions, wide, findings);
  }
}

extern constexpr Check policy_redundant_action = check;

}  // namespace rolecall::rules
