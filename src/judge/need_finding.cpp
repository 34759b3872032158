#include "judge/need_finding.h"

#include <fmt/core.h>

namespace rolecall {

namespace {

void add_related(Span span, std::string message, Finding& finding) {
  if (span.is_somewhere() && span != finding.span) finding.related.push_back({span, std::move(message)});
}

std::string help_for(const needs::Need& need) {
  const std::string& role = need.role.name;
  if (need.denied_by)
    return fmt::format("narrow or remove the statement of {} that denies it",
                       need.denied_in->name.empty() ? "the policy" : "\"" + need.denied_in->name + "\"");
  if (role.empty()) return "add to the role's policy:\n" + needs::statement_for(need);
  return fmt::format("add to the policy of {}:\n{}", role, needs::statement_for(need));
}

}  // namespace

void complete(const needs::Need& need, Finding& finding) {
  if (need.denied_by) add_related(need.denied_by->span, "it is denied here", finding);
  if (need.role.role) add_related(need.role.role->place(), fmt::format("what {} may do", need.role.name), finding);
  for (const Span& cause : need.also_caused_by) add_related(cause, "needed here, too", finding);
  if (finding.help.empty()) finding.help = help_for(need);
}

}  // namespace rolecall
