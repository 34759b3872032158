// What is said about a missing permission beyond the rule's message: the role, what else causes it, the statement to
// add.
#pragma once

#include "needs/needs.h"
#include "source/finding.h"

namespace rolecall {

/// Completes a finding about a need: related places, and help unless the finding has some.
void complete(const needs::Need& need, Finding& finding);

}  // namespace rolecall
