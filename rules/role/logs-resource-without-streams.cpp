#include <algorithm>

#include "iam/arn.h"
#include "judge/check.h"
#include "judge/grant.h"

namespace rolecall::rules {

namespace {

bool writes_streams(const iam::Statement& statement) {
  return statement.allows() && statement.action.is_present() &&
         (covering(statement.action, "logs:CreateLogStream") || covering(statement.action, "logs:PutLogEvents"));
}

/// `log-group:NAME` and no more: neither a stream nor a star that would cover one.
bool is_bare_group(const Text& resource) {
  if (!resource.is_known()) return false;
  const Expected<iam::Arn> arn = iam::parse_arn(resource.value);
  constexpr std::string_view prefix = "log-group:";
  if (!arn || arn->service != "logs" || !arn->resource.starts_with(prefix)) return false;
  const std::string_view name = arn->resource.substr(prefix.size());
  return !name.empty() && name.find(':') == name.npos && !name.ends_with('*');
}

/// People list the group and its streams side by side.
bool has_streams_beside(const iam::Words& resources, const Text& group) {
  return std::any_of(resources.list.begin(), resources.list.end(), [&](const Text& other) {
    return &other != &group && iam::resource_matches(other.value, group.value + ":log-stream:x") != Answer::no;
  });
}

void check(const iam::Policy& policy, Findings& findings) {
  if (policy.type != iam::PolicyType::identity) return;
  for (const iam::Statement& statement : policy.statements) {
    if (!writes_streams(statement) || statement.resource.is_unknown) continue;
    for (const Text& resource : statement.resource.list)
      if (is_bare_group(resource) && !has_streams_beside(statement.resource, resource))
        findings
            .add(resource.span, "\"{}\" is the log group without its streams, which are what logs are written to",
                 resource.value)
            .help = "write \"" + resource.value + ":*\"";
  }
}

}  // namespace

extern constexpr Check role_logs_resource_without_streams = check;

}  // namespace rolecall::rules
