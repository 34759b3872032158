// Amazon Resource Names: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, any part of which may be a pattern or unknown.
#pragma once

#include <string>
#include <string_view>

#include "source/answer.h"
#include "source/expected.h"

namespace rolecall::iam {

/// The fields after `arn:`; `resource` keeps its own colons and slashes. Views into the parsed text. Symbols
/// (source/text.h) are kept whole: a colon inside a symbol's name does not separate.
struct Arn {
  std::string_view partition, service, region, account, resource;
};

/// Fails, with the reason, on what does not start with `arn:` or has fewer than six fields.
Expected<Arn> parse_arn(std::string_view text);

/// The name of a role, policy, ... in a resource with a path: `role/team/web` gives `web`.
std::string_view last_segment(std::string_view resource);

/// The name of the role that an ARN or a bare role name means; empty if it is an ARN of something else (an assumed
/// role, an instance profile), a pattern, or its name is not known.
std::string_view role_name(std::string_view arn_or_name);

/// Does a Resource element's pattern match an ARN? `arn` may itself be a pattern of ARNs: then `yes` is for all of them
/// and `no` for none. A wildcard in the resource runs over slashes and colons, and so does a `*` at the end of a field
/// over the colons after it (IAM JSON policy elements: Resource). Whether one elsewhere in the first five fields does
/// so AWS does not say: `depends` where that decides. What is open in `arn`, and symbols in the pattern, are taken to
/// hold no colon where a `*` would have to run over one, so that of another secret or log group the answer is `no`.
///
/// `*` as `arn` is what a request has for an action without resource-level permissions: only a pattern of nothing but
/// `*` matches it, as AWS demands, and no pattern of ARNs.
Answer resource_matches(std::string_view pattern, std::string_view arn);
/// Is there an ARN that both patterns match? For the actions of a statement against the ARN formats of their types.
Answer resources_overlap(std::string_view a, std::string_view b);
/// Does `wide` match every ARN that `narrow` matches?
Answer resource_subsumes(std::string_view wide, std::string_view narrow);

/// ArnEquals and ArnLike, which do the same: six fields, compared one by one, each with `*` and `?` (IAM JSON policy
/// elements: Condition operators). Of a pattern without six fields AWS does not say what it does: `depends` unless it
/// is the same text, or could not match however it is read.
Answer arn_like(std::string_view pattern, std::string_view arn);

bool is_account_id(std::string_view text);  ///< 12 digits
bool is_partition(std::string_view text);   ///< aws, aws-cn, aws-us-gov, aws-iso, ...
bool is_region(std::string_view text);      ///< by its shape: us-east-1, us-gov-west-1, ...

}  // namespace rolecall::iam
