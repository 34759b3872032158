// Amazon Resource Names: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, any part of which may be a pattern or unknown.
#pragma once

#include <string>
#include <string_view>

#include "source/answer.h"
#include "source/expected.h"

namespace rolecall::iam {

/// The six fields; `resource` keeps its own colons and slashes. Views into the parsed text. Symbols (source/text.h) are
/// kept whole: a colon inside a symbol's name does not separate.
struct Arn {
  std::string_view partition, service, region, account, resource;
};

/// Fails, with the reason, on what does not start with `arn:` or has fewer than six fields.
Expected<Arn> parse_arn(std::string_view text);

/// The name of a role, policy, ... in a resource with a path: `role/team/web` gives `web`.
std::string_view last_segment(std::string_view resource);

/// The name of the role that an ARN or a bare role name means; empty if it is an ARN of something else or its name is
/// not known.
std::string_view role_name(std::string_view arn_or_name);

/// Does a Resource element's pattern match an ARN (or a pattern of ARNs)? Field by field, as IAM does it: a `*` in one
/// of the first five fields does not run over a colon (IAM JSON policy elements: Resource); a lone `*` matches all.
Answer resource_matches(std::string_view pattern, std::string_view arn);
/// Is there an ARN that both patterns match? For the actions of a statement against the ARN formats of their types.
Answer resources_overlap(std::string_view a, std::string_view b);
Answer resource_subsumes(std::string_view wide, std::string_view narrow);

/// ArnEquals and ArnLike: six fields, compared one by one, each with `*` and `?` (IAM JSON policy elements: Condition
/// operators).
Answer arn_like(std::string_view pattern, std::string_view arn);

bool is_account_id(std::string_view text);  ///< 12 digits
bool is_partition(std::string_view text);   ///< aws, aws-cn, aws-us-gov, aws-iso, ...
bool is_region(std::string_view text);      ///< by its shape: us-east-1, us-gov-west-1, ...

}  // namespace rolecall::iam
