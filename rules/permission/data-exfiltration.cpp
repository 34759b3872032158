// Bulk reading of stored data and secrets.
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

static void check(const iam::Policy& policy, Findings& findings) {
  constexpr std::string_view readers[] = {"s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter",
                                          "ssm:GetParameters", "ssm:GetParametersByPath"};
  for (const iam::Statement& statement : policy.statements) {
    if (!allows_unconditionally(policy, statement) || !star_of(statement.resource)) continue;
    const Text* last = nullptr;
    for (const std::string_view reader : readers) {
      const Text* word = covering(statement.action, reader);
      if (!word || word == last || is_every_action(word->value) || !whole_service(word->value).empty()) continue;
      findings.add(word->span, "\"{}\" reads everything there is: the resource is \"*\"", word->value);
      last = word;
    }
  }
}

extern constexpr Check permission_data_exfiltration = check;

}  // namespace rolecall::rules
