// How much one statement grants: what the rules about too wide permissions have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/actions.h"
#include "iam/policy.h"

namespace rolecall {

/// The first word of the list that certainly covers the action; null if none does.
const Text* covering(const iam::Words& actions, std::string_view action);

/// The lone `*` of the list; null if there is none.
const Text* star_of(const iam::Words& words);

/// The word of a Resource list that covers every role of an account, `*` among them; null if there is none.
const Text* all_roles_of(const iam::Words& resources);

/// `*` or `*:*`: every action of every service.
bool is_every_action(std::string_view pattern);

/// `ecs:*`: the prefix of the service of which the pattern means every action; empty for any other pattern.
std::string_view whole_service(std::string_view pattern);

/// Does the statement have no Condition, known or unknown?
bool is_unconditional(const iam::Statement& statement);

/// Does a test of the statement look at this key? Names are compared in any case.
bool tests_key(const iam::Statement& statement, std::string_view key);

/// Statements of an identity policy that allow, whatever they are asked, without a condition.
bool allows_unconditionally(const iam::Policy& policy, const iam::Statement& statement);

/// The actions of one access level that the statement allows on `*` without a condition, although AWS lets them be
/// limited to ARNs. Not those that `*` or `service:*` reaches, of which rules of their own speak.
std::vector<catalog::Action> unlimited_actions(const iam::Policy& policy, const iam::Statement& statement,
                                               catalog::AccessLevel level);

/// `"ecs:RunTask"`, `"ecs:RunTask" and "ecs:StopTask"`, `"ecs:RunTask" and 4 more`.
std::string enumerated(const std::vector<catalog::Action>& actions);

}  // namespace rolecall
