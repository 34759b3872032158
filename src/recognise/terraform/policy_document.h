// data "aws_iam_policy_document": a policy written in HCL.
#pragma once

#include "recognise/terraform/evaluator.h"

namespace rolecall::recognise::terraform {

/// Its `json`: a string that is the JSON of the policy, whose elements stand where the arguments do. Statements of
/// source documents come first; one of an override document replaces that of the same Sid (Terraform AWS provider:
/// aws_iam_policy_document). What is not known of the statements makes the policy one that may have more.
Value policy_document_json(Evaluator& evaluator, const Instance& instance);

}  // namespace rolecall::recognise::terraform
