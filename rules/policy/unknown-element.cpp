// An element that the grammar does not know, usually a misspelling.
#include "judge/check.h"
#include "judge/element.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  for (const iam::Slip& slip : policy.slips) {
    if (slip.kind != iam::Slip::Kind::unknown_element) continue;
    Finding& finding =
        findings.add(slip.span, "a {} has no element \"{}\"", slip.in_statement ? "statement" : "policy", slip.word);
    if (const std::string_view meant = nearest_element(slip.word, slip.in_statement); !meant.empty())
      finding.help = fmt::format("did you mean \"{}\"?", meant);
  }
}

extern constexpr Check policy_unknown_element = check;

}  // namespace rolecall::rules
