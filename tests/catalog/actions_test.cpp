#include "catalog/actions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "source/wildcard.h"

namespace rolecall::catalog {

template <class Handle>
static std::vector<std::string_view> names_of(const std::vector<Handle>& handles) {
  std::vector<std::string_view> names;
  for (const Handle& handle : handles) names.push_back(handle.name());
  return names;
}

TEST_CASE("the whole reference is there") {
  std::size_t actions = 0, resource_types = 0;
  for (const Service& service : services()) {
    actions += service.actions().size();
    resource_types += service.resource_types().size();
  }
  CHECK(services().size() == 456);
  CHECK(actions == 22091);
  CHECK(resource_types == 2334);
}

TEST_CASE("every action, resource type and key is found again by its name") {
  std::size_t lost = 0;
  for (const Service& service : services()) {
    if (find_service(service.prefix()) != service) ++lost;
    for (const Action& action : service.actions())
      if (find_action(action.full_name()) != action || action.service() != service) ++lost;
    for (const ResourceType& type : service.resource_types())
      if (type.service() != service) ++lost;
    for (const ConditionKey& key : service.condition_keys())
      if (find_condition_key(key.name()) != key) ++lost;
  }
  CHECK(lost == 0);
}

TEST_CASE("an action is found in any case of letters") {
  for (const std::string_view name : {"ecs:RunTask", "ECS:runtask", "Ecs:RUNTASK"}) {
    CAPTURE(name);
    REQUIRE(find_action(name));
    CHECK(find_action(name)->full_name() == "ecs:RunTask");
    CHECK(find_action(name)->name() == "RunTask");
    CHECK(find_action(name)->service().name() == "Amazon Elastic Container Service");
  }
  for (const std::string_view name :
       {"ecs:RunTsk", "ecs:", "ecs", "", ":", "RunTask", "ecs:RunTask:x", "esc:RunTask"}) {
    CAPTURE(name);
    CHECK_FALSE(find_action(name));
  }
}

TEST_CASE("an action knows what it acts on") {
  const std::vector<ActionResource> resources = find_action("ecs:RunTask")->resources();
  REQUIRE(resources.size() == 1);
  CHECK(resources[0].type.name() == "task-definition");
  CHECK(resources[0].is_required);
  CHECK(resources[0].type.format() ==
        "arn:${Partition}:ecs:${Region}:${Account}:task-definition/"
        "${TaskDefinitionFamilyName}:${TaskDefinitionRevisionNumber}");
  CHECK(resources[0].type.pattern() == "arn:*:ecs:*:*:task-definition/*:*");
  CHECK_FALSE(find_action("ecs:RunTask")->takes_only_star());
  CHECK(find_action("ecr:GetAuthorizationToken")->takes_only_star());
}

TEST_CASE("a resource type with two formats has a pattern for each and one that covers both") {
  struct Row {
    std::string_view action, type, pattern;
    std::vector<std::string_view> patterns;
  };
  const Row rows[] = {
      {"lex:GetBot", "bot", "arn:*:lex:*:*:bot*", {"arn:*:lex:*:*:bot/*", "arn:*:lex:*:*:bot:*"}},
      {"ecs:StopTask", "task", "arn:*:ecs:*:*:task/*/*", {"arn:*:ecs:*:*:task/*/*"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    const std::vector<ResourceType> types = find_action(row.action)->service().resource_types();
    const auto type =
        std::find_if(types.begin(), types.end(), [&](const ResourceType& t) { return t.name() == row.type; });
    REQUIRE(type != types.end());
    CHECK(type->pattern() == row.pattern);
    CHECK(type->patterns() == row.patterns);
  }
}

TEST_CASE("an action has the narrower of its two access levels") {
  CHECK(find_action("ecs:ListTasks")->level() == AccessLevel::list);
  CHECK(find_action("ecs:DescribeTasks")->level() == AccessLevel::read);
  CHECK(find_action("ecs:RunTask")->level() == AccessLevel::write);
  CHECK(find_action("ecs:TagResource")->level() == AccessLevel::tagging);
  CHECK(find_action("ecr:SetRepositoryPolicy")->level() == AccessLevel::permissions_management);
}

TEST_CASE("a pattern reaches the actions that IAM would let it reach") {
  CHECK(names_of(actions_matching("ecs:Run*")) == std::vector<std::string_view>{"RunTask"});
  CHECK(names_of(actions_matching("ECS:r?nTask")) == std::vector<std::string_view>{"RunTask"});
  CHECK(names_of(actions_matching("ecr:*Layer*")) ==
        std::vector<std::string_view>{"BatchCheckLayerAvailability", "CompleteLayerUpload", "GetDownloadUrlForLayer",
                                      "InitiateLayerUpload", "UploadLayerPart"});
  CHECK(actions_matching("ecs:*").size() == find_service("ecs")->actions().size());
  CHECK(actions_matching("*").size() == 22091);
  CHECK(actions_matching("*:*").size() == 22091);
  for (const std::string_view pattern : {"ecs:Rum*", "ecs*", "", "ecs", "nosuch:*", "ecs:RunTask:*", "?"}) {
    CAPTURE(pattern);
    CHECK(actions_matching(pattern).empty());
    CHECK_FALSE(matches_any_action(pattern));
  }
}

TEST_CASE("a pattern reaches exactly the actions whose whole name it matches") {
  constexpr std::string_view patterns[] = {"ec*:*Task*",  "*:Get*",    "ECS:D*",    "e?s:*",
                                           "s3:*Object*", "*s:List?*", "iam:p*role"};
  for (const std::string_view pattern : patterns) {
    CAPTURE(pattern);
    std::vector<Action> expected;
    for (const Service& service : services())
      for (const Action& action : service.actions())
        if (wildcard_match_any_case(pattern, action.full_name())) expected.push_back(action);
    CHECK_FALSE(expected.empty());
    CHECK(actions_matching(pattern) == expected);
  }
}

TEST_CASE("a pattern of very many stars reaches what one star does, as fast") {
  const std::string stars(1'000'000, '*');
  CHECK(actions_matching("*:" + stars).size() == 22091);
  CHECK(actions_matching(stars + ":Run" + stars + "Task").size() == actions_matching("*:Run*Task").size());
  CHECK_FALSE(matches_any_action("*:" + std::string(1'000'000, '?')));
}

TEST_CASE("the service part of a pattern may be a pattern, too") {
  std::vector<std::string_view> prefixes;
  for (const Action& action : actions_matching("ec?:GetAuthorizationToken")) prefixes.push_back(action.full_name());
  CHECK(prefixes == std::vector<std::string_view>{"ecr:GetAuthorizationToken"});
  CHECK(matches_any_action("*:PassRole"));
}

TEST_CASE("a condition key is found whatever takes the place of its variable") {
  struct Row {
    std::string_view key, name;
    KeyType type;
    bool has_several_values, is_global;
  };
  constexpr Row rows[] = {
      {"ecs:cluster", "ecs:cluster", KeyType::arn, false, false},
      {"ECS:Cluster", "ecs:cluster", KeyType::arn, false, false},
      {"aws:RequestTag/team", "aws:RequestTag/${TagKey}", KeyType::string, false, true},
      {"aws:PrincipalTag/cost:centre", "aws:PrincipalTag/${TagKey}", KeyType::string, false, true},
      {"aws:TagKeys", "aws:TagKeys", KeyType::string, true, true},
      {"aws:SourceIp", "aws:SourceIp", KeyType::ip_address, false, true},
      {"aws:CurrentTime", "aws:CurrentTime", KeyType::date, false, true},
      {"aws:SecureTransport", "aws:SecureTransport", KeyType::boolean, false, true},
      {"aws:MultiFactorAuthAge", "aws:MultiFactorAuthAge", KeyType::numeric, false, true},
      {"ec2:SourceInstanceARN", "ec2:SourceInstanceArn", KeyType::arn, false, true},
      {"kms:EncryptionContext:aws:ecs:clusterName", "kms:EncryptionContext:${EncryptionContextKey}", KeyType::string,
       false, false},
      {"s3:ExistingObjectTag/owner", "s3:ExistingObjectTag/${TagKey}", KeyType::string, false, false},
      {"iam:PassedToService", "iam:PassedToService", KeyType::string, false, false},
      {"token.actions.githubusercontent.com:actor", "token.actions.githubusercontent.com:actor", KeyType::string, false,
       false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.key);
    REQUIRE(find_condition_key(row.key));
    CHECK(find_condition_key(row.key)->name() == row.name);
    CHECK(find_condition_key(row.key)->type() == row.type);
    CHECK(find_condition_key(row.key)->has_several_values() == row.has_several_values);
    CHECK(find_condition_key(row.key)->is_global() == row.is_global);
  }
  for (const std::string_view key : {"aws:RequestTag/", "aws:RequestTag", "ecs:clusters", "", "aws:"}) {
    CAPTURE(key);
    CHECK_FALSE(find_condition_key(key));
  }
}

TEST_CASE("a request carries global keys, and those that its action or resource types list") {
  struct Row {
    std::string_view action, key;
    bool takes;
  };
  constexpr Row rows[] = {
      {"ecs:RunTask", "ecs:cluster", true},            // of the action
      {"ecs:StopTask", "aws:ResourceTag/team", true},  // of its resource type
      {"ecs:RunTask", "aws:RequestTag/team", true},
      {"ecr:GetAuthorizationToken", "aws:SourceIp", true},
      {"ecr:GetAuthorizationToken", "aws:PrincipalTag/team", true},
      {"ecr:GetAuthorizationToken", "ec2:SourceInstanceArn", true},
      {"ecr:GetAuthorizationToken", "aws:ResourceTag/team", false},
      {"ecr:GetAuthorizationToken", "aws:TagKeys", false},
      {"ecs:RunTask", "ecr:ResourceTag/team", false},
      {"iam:PassRole", "iam:PassedToService", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.action);
    CAPTURE(row.key);
    CHECK(takes_condition_key(*find_action(row.action), *find_condition_key(row.key)) == row.takes);
  }
}

TEST_CASE("the nearest action, service or condition key is offered for a slip") {
  struct Row {
    std::string_view name, nearest;
  };
  constexpr Row actions[] = {
      {"ecs:RunTsk", "ecs:RunTask"},
      {"esc:RunTask", "ecs:RunTask"},
      {"ecs:ListTask", "ecs:ListTasks"},
      {"ecr:GetAuthorisationToken", "ecr:GetAuthorizationToken"},
      {"ecs:PassRole", "iam:PassRole"},
      {"ecs:GetSecretValue", "secretsmanager:GetSecretValue"},
      {"ecs:CreateLogStream", "logs:CreateLogStream"},
      {"cloudwatchlogs:CreateLogStream", "logs:CreateLogStream"},
      {"ssm:GetParamters", "ssm:GetParameters"},
      {"ecs:MakeCoffee", ""},
      {"RunTask", ""},
      {"", ""},
      {":", ""},
  };
  for (const Row& row : actions) {
    CAPTURE(row.name);
    CHECK(nearest_action(row.name) == row.nearest);
  }
  CHECK(nearest_service("esc") == "ecs");
  CHECK(nearest_service("secretmanager") == "secretsmanager");
  CHECK(nearest_service("cloudformatoin") == "cloudformation");
  CHECK(nearest_service("xyzzy") == "");
  constexpr Row keys[] = {
      {"aws:SourceAcount", "aws:SourceAccount"},
      {"aws:RequestTags/team", "aws:RequestTag/${TagKey}"},
      {"ecs:clusters", "ecs:cluster"},
      {"aws:SourceARN", "aws:SourceArn"},
      {"iam:PassedToServices", "iam:PassedToService"},
      {"nothing:like/it", ""},
      {"", ""},
  };
  for (const Row& row : keys) {
    CAPTURE(row.name);
    CHECK(nearest_condition_key(row.name) == row.nearest);
  }
}

}  // namespace rolecall::catalog
