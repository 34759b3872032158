// What the resources of the AWS provider are as entities.
#pragma once

#include "entity/entity.h"
#include "recognise/terraform/evaluator.h"

namespace rolecall::recognise::terraform {

/// Adds what the resource is; nothing if it is none of ours.
void take_iam_resource(Evaluator& evaluator, const Instance& instance, Entities& entities);
void take_ecs_resource(Evaluator& evaluator, const Instance& instance, Entities& entities);

}  // namespace rolecall::recognise::terraform
