// One role is often spread over several files: its trust policy here, an inline policy there, a listing of what is
// attached elsewhere. This makes one of them.
#pragma once

#include <deque>

#include "entity/entity.h"

namespace rolecall {

/// The parts of each role put together: parts of one name are one role unless their accounts are known and differ.
/// Names count the case of letters. What is said twice is kept from the first part; the order is that of the first
/// parts.
std::deque<Role> merge_roles(std::deque<Role> parts);

/// Gives loose policies to their roles: to the role that the map or a usual name makes certain, and to the candidate
/// that a file's name tells if that role exists otherwise, because a document has it or refers to it, or because its
/// trust policy is there too. All others stay loose.
void adopt_policies(Entities& entities);

}  // namespace rolecall
