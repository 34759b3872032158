#include "judge/trust.h"

#include <algorithm>

#include "iam/arn.h"
#include "iam/trust.h"
#include "judge/grant.h"

namespace rolecall {

bool lets_in(const iam::Statement& statement, std::string_view service) {
  const std::vector<iam::Principal>& principals = statement.principal.list;
  return statement.allows() && std::any_of(principals.begin(), principals.end(), [&](const iam::Principal& principal) {
           return principal.is_service(service);
         });
}

const LinkedRole::Use* first_use(const LinkedRole& role, RoleUse use) {
  const auto found =
      std::find_if(role.uses.begin(), role.uses.end(), [&](const LinkedRole::Use& one) { return one.use == use; });
  return found == role.uses.end() ? nullptr : &*found;
}

bool trusts_none_of(const LinkedRole& role, std::initializer_list<std::string_view> services) {
  if (!role.role->trust || role.role->trust->is_unknown) return false;
  return std::all_of(services.begin(), services.end(), [&](std::string_view service) {
    return iam::trusts_service(*role.role->trust, service) == Answer::no;
  });
}

Finding& add_untrusting(const LinkedRole& role, const LinkedRole::Use& use, std::string_view service,
                        Findings& findings) {
  const iam::Policy& trust = *role.role->trust;
  const auto allow = std::find_if(trust.statements.begin(), trust.statements.end(), [](const iam::Statement& one) {
    return one.allows() && one.principal.span.is_somewhere();
  });
  Finding& finding =
      findings.add(allow == trust.statements.end() ? trust.span : allow->principal.span,
                   "role \"{}\" is used as {}, but does not trust {}", role.role->name, name_of(use.use), service);
  if (use.span.is_somewhere()) finding.related.push_back({use.span, fmt::format("used as {} here", name_of(use.use))});
  return finding;
}

bool asks_who(const iam::Statement& statement) {
  if (statement.condition_is_unknown) return true;
  constexpr std::string_view keys[] = {
      "sts:ExternalId",        "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:PrincipalOrgID",
      "aws:PrincipalOrgPaths", "aws:PrincipalArn",           "aws:PrincipalTag/*",     "aws:userid"};
  return std::any_of(std::begin(keys), std::end(keys), [&](std::string_view key) { return tests_key(statement, key); });
}

std::string_view account_of(const iam::Principal& principal) {
  if (principal.kind != "AWS" || !principal.value.is_known()) return {};
  if (iam::is_account_id(principal.value.value)) return principal.value.value;
  const Expected<iam::Arn> arn = iam::parse_arn(principal.value.value);
  return arn && iam::is_account_id(arn->account) ? arn->account : std::string_view{};
}

bool is_whole_account(const iam::Principal& principal) {
  if (account_of(principal).empty()) return false;
  const Expected<iam::Arn> arn = iam::parse_arn(principal.value.value);
  return !arn || arn->resource == "root";
}

std::string_view web_identity_provider(const iam::Principal& principal) {
  if (principal.kind != "Federated" || !principal.value.is_known()) return {};
  const std::string_view value = principal.value.value;
  constexpr std::string_view marker = ":oidc-provider/";
  if (const std::size_t at = value.find(marker); at != value.npos) return value.substr(at + marker.size());
  if (value.find(':') != value.npos || value.find('.') == value.npos) return {};
  return value;
}

}  // namespace rolecall
