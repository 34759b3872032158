#include "judge/escalation.h"

#include <algorithm>
#include <string>

#include "iam/arn.h"
#include "judge/grant.h"

namespace rolecall {

namespace {

constexpr std::string_view tasks_service = "ecs-tasks.amazonaws.com";

// A role can be passed only within its account. Where no file says which that is, a grant that names one account tells.
std::string account_of(const LinkedRole& role, const iam::Statement& grant) {
  if (!role.role->account.empty()) return role.role->account;
  if (const Text* roles = all_roles_of(grant.resource))
    if (const Expected<iam::Arn> arn = iam::parse_arn(roles->value); arn && iam::is_account_id(arn->account))
      return std::string(arn->account);
  return Text::symbol("account").value;
}

// The partition is that of the grant, too.
std::string partition_of(const iam::Statement& grant) {
  if (const Text* roles = all_roles_of(grant.resource))
    if (const Expected<iam::Arn> arn = iam::parse_arn(roles->value); arn && iam::is_partition(arn->partition))
      return std::string(arn->partition);
  return "aws";
}

// Cheap, and for nearly every role the answer.
bool may_be_granted(const LinkedRole& role, std::string_view action) {
  return std::any_of(
      role.permissions.identity.begin(), role.permissions.identity.end(), [&](const iam::Policy* policy) {
        return std::any_of(policy->statements.begin(), policy->statements.end(), [&](const iam::Statement& statement) {
          return statement.allows() && covering(statement.action, action);
        });
      });
}

template <class Ask>
iam::Verdict first_certain(const LinkedRole& role, std::string_view action, const Ask& ask) {
  for (const iam::Policy* policy : role.permissions.identity)
    for (const iam::Statement& statement : policy->statements) {
      if (!statement.allows() || !covering(statement.action, action)) continue;
      if (const iam::Verdict verdict = ask(statement); verdict.allowed == Answer::yes) return verdict;
    }
  return {};
}

}  // namespace

bool is_administrator(const LinkedRole& role) {
  const iam::Verdict verdict = role.may("iam:AttachRolePolicy", "*");
  if (verdict.allowed != Answer::yes || !verdict.statement) return false;
  const Text* word = covering(verdict.statement->action, "iam:AttachRolePolicy");
  return word && is_every_action(word->value);
}

iam::Verdict may_somewhere(const LinkedRole& role, std::string_view action) {
  return first_certain(role, action, [&](const iam::Statement& statement) {
    for (const Text& resource : statement.resource.list)
      if (const iam::Verdict verdict = role.may(action, resource.value); verdict.allowed == Answer::yes) return verdict;
    return iam::Verdict{};
  });
}

iam::Verdict may_pass_any_role(const LinkedRole& role, std::string_view service) {
  iam::Context context;
  context.set("iam:PassedToService", {std::string(service)});
  return first_certain(role, "iam:PassRole", [&](const iam::Statement& statement) {
    const std::string roles = "arn:" + partition_of(statement) + ":iam::" + account_of(role, statement) + ":role/*";
    return role.may("iam:PassRole", roles, context);
  });
}

void relate(Finding& finding, const iam::Verdict& verdict, std::string_view action) {
  if (!verdict.statement) return;
  const Text* word = covering(verdict.statement->action, action);
  const Span span = word && word->span.is_somewhere() ? word->span : verdict.statement->span;
  if (span.is_somewhere()) finding.related.push_back({span, fmt::format("{} is allowed here", action)});
}

void find_escalation(const LinkedRole& role, const Escalation& escalation, Findings& findings) {
  const auto is_out_of_reach = [&](std::string_view action) { return !may_be_granted(role, action); };
  if (std::any_of(escalation.actions.begin(), escalation.actions.end(), is_out_of_reach)) return;
  const iam::Verdict pass = may_pass_any_role(role, tasks_service);
  if (pass.allowed != Answer::yes || is_administrator(role)) return;
  for (const std::string_view action : escalation.unless)
    if (may_somewhere(role, action).allowed != Answer::no) return;

  std::vector<iam::Verdict> steps;
  for (const std::string_view action : escalation.actions) {
    steps.push_back(may_somewhere(role, action));
    if (steps.back().allowed != Answer::yes) return;
  }

  Finding& finding = findings.add(role.place(), "role \"{}\" can {}", role.role->name, escalation.outcome);
  relate(finding, pass, "iam:PassRole");
  for (std::size_t i = 0; i < steps.size(); ++i) relate(finding, steps[i], escalation.actions[i]);
}

}  // namespace rolecall
