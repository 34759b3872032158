// JSON in a string of which a part may be known after deployment only.
#pragma once

#include "recognise/terraform/value.h"
#include "source/finding.h"

namespace rolecall::recognise::terraform {

/// The value that a string's JSON is: of jsonencode() the value that went in; else its text is read, as a source of its
/// own that knows where its bytes stand. A symbol in a string of it stays one, and one that stands for a value becomes
/// an unknown value. Malformed text is a finding if all of it is known, and unknown in any case.
Value value_of_json(const Value& string, Sources& sources, Findings& findings);

}  // namespace rolecall::recognise::terraform
