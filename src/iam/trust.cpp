#include "iam/trust.h"

#include "iam/evaluate.h"
#include "iam/pattern.h"

namespace rolecall::iam {

namespace {

Answer names_service(const Principal& principal, std::string_view service) {
  if (principal.is_anyone()) return Answer::yes;
  if (!Text::is_known(principal.kind)) return Answer::depends;
  if (principal.kind == "Service") return equal(principal.value.value, service);
  // A `*` as the AWS principal is everyone, and so is a symbol that may turn out to be one.
  const bool may_be_anyone = principal.kind == "AWS" && !principal.value.is_known();
  return may_be_anyone ? both(equal(principal.value.value, "*"), Answer::depends) : Answer::no;
}

Answer names_service(const Statement& statement, std::string_view service) {
  if (statement.not_principal.is_present()) return Answer::depends;
  Answer result = statement.principal.is_unknown ? Answer::depends : Answer::no;
  for (const Principal& principal : statement.principal.list)
    result = either(result, names_service(principal, service));
  return result;
}

Answer is_unconditional(const Statement& statement) {
  const bool has_conditions =
      statement.condition_is_unknown || statement.condition_span.is_somewhere() || !statement.conditions.empty();
  return has_conditions ? Answer::depends : Answer::yes;
}

}  // namespace

Answer trusts_service(const Policy& trust, std::string_view service_principal) {
  Answer allowed = trust.is_unknown ? Answer::depends : Answer::no, denied = allowed;
  for (const Statement& statement : trust.statements) {
    const Answer speaks =
        both(reaches_action(statement, "sts:AssumeRole"), names_service(statement, service_principal));
    allowed = either(allowed, both(speaks, has_effect(trust, statement, Effect::allow)));
    denied =
        either(denied, both(both(speaks, is_unconditional(statement)), has_effect(trust, statement, Effect::deny)));
  }
  return both(allowed, opposite(denied));
}

}  // namespace rolecall::iam
