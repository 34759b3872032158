// Effect takes exactly Allow or Deny.
#include "judge/check.h"
#include "source/nearest.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  constexpr std::string_view effects[] = {"Allow", "Deny"};
  for (const iam::Slip& slip : policy.slips) {
    if (slip.kind != iam::Slip::Kind::invalid_effect) continue;
    Finding& finding = findings.add(slip.span, "\"{}\" is no effect", slip.word);
    if (const std::string_view meant = nearest(slip.word, effects); !meant.empty())
      finding.help = fmt::format("write \"{}\"", meant);
  }
}

extern constexpr Check policy_invalid_effect = check;

}  // namespace rolecall::rules
