#include <array>
#include <string>

#include "iam/arn.h"
#include "judge/check.h"

namespace rolecall::rules {

namespace {

struct Retired {
  std::string_view name, instead;
};
// Amazon ECS developer guide: AWS managed policies for Amazon ECS; AWS Systems Manager user guide: Configure instance
// permissions.
constexpr std::array<Retired, 2> retired = {{{"AmazonEC2ContainerServiceFullAccess", "AmazonECS_FullAccess"},
                                             {"AmazonEC2RoleforSSM", "AmazonSSMManagedInstanceCore"}}};

bool is_of_aws(const AttachedPolicy& attached) {
  const Expected<iam::Arn> arn = iam::parse_arn(attached.arn.value);
  return !arn || arn->account == "aws";
}

void check(const LinkedRole& role, Findings& findings) {
  for (const AttachedPolicy& attached : role.role->attached)
    for (const auto& [name, instead] : retired)
      if (attached.name == name && is_of_aws(attached))
        findings
            .add(attached.arn.span.is_somewhere() ? attached.arn.span : role.place(),
                 "AWS has retired the managed policy \"{}\"", name)
            .help = "attach " + std::string(instead) + " instead";
}

}  // namespace

extern constexpr Check role_managed_policy_deprecated = check;

}  // namespace rolecall::rules
