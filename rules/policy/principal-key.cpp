// Principals are of four kinds.
#include <algorithm>

#include "judge/check.h"
#include "source/letter_case.h"
#include "source/nearest.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  constexpr std::string_view kinds[] = {"AWS", "Service", "Federated", "CanonicalUser"};
  for (const iam::Statement& statement : policy.statements)
    for (const iam::Principals* principals : {&statement.principal, &statement.not_principal}) {
      Span last;
      for (const iam::Principal& principal : principals->list) {
        // One kind may hold many principals; `{"*": "*"}` is an old way to write anyone.
        if (principal.kind.empty() || principal.kind == "*" || principal.kind_span == last) continue;
        last = principal.kind_span;
        const bool is_known = std::any_of(std::begin(kinds), std::end(kinds), [&](std::string_view kind) {
          return equal_in_any_case(kind, principal.kind);
        });
        if (is_known || !Text::is_known(principal.kind)) continue;
        Finding& finding = findings.add(principal.kind_span, "\"{}\" is no kind of principal", principal.kind);
        if (const std::string_view meant = nearest(principal.kind, kinds); !meant.empty())
          finding.help = fmt::format("did you mean \"{}\"?", meant);
      }
    }
}

extern constexpr Check policy_principal_key = check;

}  // namespace rolecall::rules
