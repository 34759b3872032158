// Sessions to tasks beside ECS Exec, which nobody logs.
#include "judge/check.h"
#include "judge/escalation.h"

namespace rolecall::rules {

static void check(const LinkedRole& role, Findings& findings) {
  if (may_somewhere(role, "ecs:ExecuteCommand").allowed != Answer::yes || is_administrator(role)) return;
  const iam::Verdict verdict = role.may("ssm:StartSession", "arn:aws:ecs:*:*:task/*");
  if (verdict.allowed != Answer::yes) return;
  Finding& finding = findings.add(role.place(), "role \"{}\" may use ECS Exec, and may start sessions to tasks past it",
                                  role.role->name);
  relate(finding, verdict, "ssm:StartSession");
}

extern constexpr Check permission_ssm_session_beside_exec = check;

}  // namespace rolecall::rules
