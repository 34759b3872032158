// Ways by which a role gains rights that it was not given, decided over all of its permissions.
#pragma once

#include <span>
#include <string_view>

#include "link/workspace.h"
#include "source/finding.h"

namespace rolecall {

/// May the role do everything? True if one statement allows `*` on `*`, and nothing takes that back.
bool is_administrator(const LinkedRole& role);

/// May the role do the action on at least one thing? The verdict is of the first such thing that a statement names, and
/// `yes` only if the role certainly may. Linear in the statements that allow the action times all statements.
iam::Verdict may_somewhere(const LinkedRole& role, std::string_view action);

/// May the role pass every role of its account to this service?
iam::Verdict may_pass_any_role(const LinkedRole& role, std::string_view service);

/// Points at the statement of a verdict, if it stands in a file.
void relate(Finding& finding, const iam::Verdict& verdict, std::string_view action);

/// What an attacker does with the right to pass any role to `ecs-tasks.amazonaws.com`.
struct Escalation {
  std::span<const std::string_view> actions;  ///< besides iam:PassRole: all of them are needed
  std::span<const std::string_view> unless;   ///< if the role may do one of these, another rule says it
  std::string_view outcome;                   ///< "run a task of its own under any role"
};

/// Adds a finding where the role may do all of that. Administrators need no detour, so nothing is said of them.
void find_escalation(const LinkedRole& role, const Escalation& escalation, Findings& findings);

}  // namespace rolecall
