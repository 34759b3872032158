// A shell in any container that has ECS Exec on.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  const iam::Verdict verdict = role.may("ecs:ExecuteCommand", "*");
  if (verdict.allowed != Answer::yes || is_administrator(role)) return;
  Finding& finding =
      findings.add(role.place(), "role \"{}\" can open a shell in every task that has ECS Exec on", role.role->name);
  relate(finding, verdict, "ecs:ExecuteCommand");
}

extern constexpr Check permission_escalate_ecs_exec = check;

}  // namespace rolecall::rules
