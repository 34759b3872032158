#include "iam/evaluate.h"

#include <algorithm>
#include <optional>
#include <string>

#include "iam/arn.h"
#include "iam/pattern.h"

namespace rolecall::iam {

namespace {

// Does one of the words reach it? Of a list of which nothing was readable, none does.
template <class Reaches>
Answer any_of(const Words& words, Reaches reaches) {
  Answer result = words.is_unknown ? Answer::depends : Answer::no;
  for (const Text& word : words.list) {
    if (result == Answer::yes) break;
    result = either(result, reaches(word.value));
  }
  return result;
}

// An element and its negated form, of which IAM accepts exactly one with at least one word. What two together mean
// nobody knows.
template <class Reaches>
Answer reached(const Words& words, const Words& not_words, Reaches reaches) {
  if (words.is_present() && not_words.is_present()) return Answer::depends;
  if (words.is_present()) return any_of(words, reaches);
  if (not_words.list.empty() && !not_words.is_unknown) return Answer::no;
  return opposite(any_of(not_words, reaches));
}

Answer action_matches(std::string_view pattern, std::string_view action) {
  if (matches_everything(pattern)) return Answer::yes;
  if (Text::is_known(pattern) && pattern.find(':') == pattern.npos) return Answer::no;
  return matches(pattern, action, Case::insensitive);
}

Answer reaches_resource(const Statement& statement, const Request& request, bool has_variables) {
  const bool is_negated = statement.not_resource.is_present();
  return reached(statement.resource, statement.not_resource, [&](std::string_view pattern) {
    if (!has_variables || pattern.find("${") == pattern.npos) return resource_matches(pattern, request.resource);
    const std::optional<std::string> replaced = replace_variables(pattern, request.context);
    // A variable without a value matches nothing, and may make the statement invalid (Variables and tags): that it
    // leaves the rest to a NotResource is not sure.
    if (!replaced) return is_negated ? Answer::depends : Answer::no;
    return resource_matches(*replaced, request.resource);
  });
}

/// What the policies say with one effect, and the statement that says it most surely.
struct Voice {
  Answer answer = Answer::no;
  const Policy* policy = nullptr;
  const Statement* statement = nullptr;

  void hear(Answer said, const Policy& by, const Statement* in) {
    if (said <= answer) return;
    answer = said;
    policy = &by;
    statement = in;
  }
};

Voice voice_of(const std::vector<const Policy*>& policies, Effect effect, const Request& request) {
  Voice voice;
  for (const Policy* policy : policies) {
    if (policy->is_unknown) voice.hear(Answer::depends, *policy, nullptr);
    const bool variables = has_variables(*policy);
    for (const Statement& statement : policy->statements) {
      if (voice.answer == Answer::yes) return voice;
      const Answer is_its_effect = has_effect(*policy, statement, effect);
      if (is_its_effect > voice.answer)
        voice.hear(both(is_its_effect, applies(statement, request, variables)), *policy, &statement);
    }
  }
  return voice;
}

Verdict verdict(Answer allowed, const Voice& voice, bool explicitly_denied = false) {
  return {allowed, voice.policy, voice.statement, explicitly_denied};
}

Answer allowed_by_boundary(const Permissions& permissions, const Request& request) {
  if (!permissions.boundary_is_complete) return Answer::depends;
  if (permissions.boundary.empty()) return Answer::yes;
  return voice_of(permissions.boundary, Effect::allow, request).answer;
}

}  // namespace

Answer reaches_action(const Statement& statement, std::string_view action) {
  return reached(statement.action, statement.not_action,
                 [&](std::string_view pattern) { return action_matches(pattern, action); });
}

Answer applies(const Statement& statement, const Request& request, bool has_variables) {
  Answer result = reaches_action(statement, request.action);
  if (result != Answer::no) result = both(result, reaches_resource(statement, request, has_variables));
  if (result != Answer::no) result = both(result, conditions_hold(statement, request.context, has_variables));
  return result;
}

Answer has_effect(const Policy& policy, const Statement& statement, Effect effect) {
  if (statement.effect) return answer(*statement.effect == effect);
  if (!statement.effect_span.is_somewhere()) return Answer::no;
  // What is written but neither read nor a slip is a symbol.
  const bool is_slip = std::any_of(policy.slips.begin(), policy.slips.end(),
                                   [&](const Slip& slip) { return slip.span == statement.effect_span; });
  return is_slip ? Answer::no : Answer::depends;
}

Verdict evaluate(const Permissions& permissions, const Request& request) {
  Voice denial = voice_of(permissions.identity, Effect::deny, request);
  if (denial.answer != Answer::yes) {
    const Voice by_boundary = voice_of(permissions.boundary, Effect::deny, request);
    if (by_boundary.answer > denial.answer) denial = by_boundary;
  }
  if (denial.answer == Answer::yes) return verdict(Answer::no, denial, true);

  const Voice grant = voice_of(permissions.identity, Effect::allow, request);
  const Answer by_identity = permissions.are_complete ? grant.answer : either(grant.answer, Answer::depends);
  const Answer allowed = both(by_identity, allowed_by_boundary(permissions, request));
  if (allowed == Answer::no) return {};
  const bool is_doubted = allowed == Answer::yes && denial.answer == Answer::depends;
  return is_doubted ? verdict(Answer::depends, denial) : verdict(allowed, grant);
}

bool has_variables(const Policy& policy) {
  return policy.version && (policy.version->value == "2012-10-17" || !policy.version->is_known());
}

}  // namespace rolecall::iam
