#include "judge/element.h"

#include <algorithm>

#include "source/nearest.h"

namespace rolecall {

namespace {

constexpr std::string_view document_elements[] = {"Version", "Id", "Statement"};
constexpr std::string_view statement_elements[] = {"Sid",       "Effect",   "Principal",   "NotPrincipal", "Action",
                                                   "NotAction", "Resource", "NotResource", "Condition"};

}  // namespace

std::string_view nearest_element(std::string_view name, bool in_statement) {
  if (in_statement) return nearest(name, statement_elements);
  return nearest(name, document_elements);
}

bool is_misspelt(const iam::Policy& policy, const iam::Statement& statement, std::string_view element) {
  return std::any_of(policy.slips.begin(), policy.slips.end(), [&](const iam::Slip& slip) {
    return slip.kind == iam::Slip::Kind::unknown_element && slip.in_statement && statement.span.covers(slip.span) &&
           nearest_element(slip.word, true) == element;
  });
}

bool has_slip(const iam::Policy& policy, const Span& span) {
  return std::any_of(policy.slips.begin(), policy.slips.end(),
                     [&](const iam::Slip& slip) { return span.covers(slip.span) || slip.span.covers(span); });
}

void find_empty_list(const iam::Policy& policy, const iam::Words& element, std::string_view name, Findings& findings) {
  if (element.span.is_somewhere() && element.list.empty() && !element.is_unknown && !has_slip(policy, element.span))
    findings.add(element.span, "{} is an empty list", name);
}

bool is_given(const iam::Words& element) {
  return element.is_present() || element.key_span.is_somewhere();
}
bool is_given(const iam::Principals& element) {
  return element.is_present() || element.key_span.is_somewhere();
}

}  // namespace rolecall
