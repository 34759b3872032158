// Whom a trust policy lets in: what the rules about it have in common.
#pragma once

#include <initializer_list>
#include <string_view>

#include "iam/policy.h"
#include "link/workspace.h"
#include "source/finding.h"

namespace rolecall {

/// Does the statement allow, and name this service among its principals?
bool lets_in(const iam::Statement& statement, std::string_view service);

/// The first place that uses the role so; null if there is none.
const LinkedRole::Use* first_use(const LinkedRole& role, RoleUse use);

/// Is it certain that the role's trust policy lets in none of these services? Not if nobody read that policy.
bool trusts_none_of(const LinkedRole& role, std::initializer_list<std::string_view> services);

/// A finding at the trust policy of a role that is used so and does not let in the service.
Finding& add_untrusting(const LinkedRole& role, const LinkedRole::Use& use, std::string_view service,
                        Findings& findings);

/// Does the statement test something that makes sure of who asks: sts:ExternalId, MFA, the organization, the principal
/// itself? Also if its condition is not known.
bool asks_who(const iam::Statement& statement);

/// The account of an AWS principal: a number, or the account of an ARN. Empty if it is not known, or anyone.
std::string_view account_of(const iam::Principal& principal);

/// Does an AWS principal mean everybody in its account: its number, or its root?
bool is_whole_account(const iam::Principal& principal);

/// The address of the OpenID Connect provider that a Federated principal names: the end of its ARN, or a domain. Empty
/// for SAML and for what is not known.
std::string_view web_identity_provider(const iam::Principal& principal);

}  // namespace rolecall
