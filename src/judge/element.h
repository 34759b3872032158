// The elements of a policy document by their names: what a wrong name means, and whether what is missing stands there
// under a wrong name.
#pragma once

#include <string_view>

#include "iam/policy.h"
#include "source/finding.h"

namespace rolecall {

/// The element that a wrong name most likely means: "Actions" is "Action". Empty if none is near. (IAM user guide:
/// Grammar of the IAM JSON policy language.)
std::string_view nearest_element(std::string_view name, bool in_statement);

/// Does the statement have this element under a wrong name? That is a finding already, so a missing element is none.
bool is_misspelt(const iam::Policy& policy, const iam::Statement& statement, std::string_view element);

/// Does some slip of the grammar stand inside the span? Then what was read of it says nothing.
bool has_slip(const iam::Policy& policy, const Span& span);

/// Adds a finding where an element is a list without an item.
void find_empty_list(const iam::Policy& policy, const iam::Words& element, std::string_view name, Findings& findings);

/// Is the element there, whatever its value?
bool is_given(const iam::Words& element);
bool is_given(const iam::Principals& element);

}  // namespace rolecall
