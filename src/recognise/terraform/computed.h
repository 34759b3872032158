// What AWS makes of a resource: its ARN from its name, the URL of a repository, the values of data sources.
#pragma once

#include <optional>
#include <string_view>

#include "recognise/terraform/evaluator.h"

namespace rolecall::recognise::terraform {

/// The attribute of a resource that it is not given as an argument, put together from those that it is given. A part
/// that is not known is a symbol: the account, Region and partition are the same everywhere, a name without its
/// argument is that of this resource. Nothing if the attribute is not one of these. (Service authorization reference:
/// the ARN formats of the resource types; Terraform AWS provider: attribute reference.)
std::optional<Value> computed_attribute(Evaluator& evaluator, const Instance& instance, std::string_view name);

/// The account, Region or partition that the argument of a provider tells; null if it does not.
Value provider_place(const Value& argument, std::string_view what);

}  // namespace rolecall::recognise::terraform
