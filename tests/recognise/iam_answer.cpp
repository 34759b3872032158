#include <doctest/doctest.h>

#include "recognise/document.h"

namespace rolecall {

namespace {

constexpr std::string_view get_role = R"({"Role": {
  "Path": "/service-role/", "RoleName": "ecsTaskExecutionRole", "RoleId": "AROAEXAMPLE",
  "Arn": "arn:aws:iam::111122223333:role/service-role/ecsTaskExecutionRole",
  "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
  "MaxSessionDuration": 3600,
  "PermissionsBoundary": {"PermissionsBoundaryType": "Policy",
                          "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/limits"}}})";

}  // namespace

TEST_CASE("get-role gives a role with its trust policy and boundary") {
  Document document;
  document.add("role.json", std::string(get_role));
  CHECK(document.result.dialect == "get-role");
  REQUIRE(document.entities().roles.size() == 1);
  const Role& role = document.entities().roles[0];
  CHECK(role.name == "ecsTaskExecutionRole");
  CHECK(role.path == "/service-role/");
  CHECK(role.account == "111122223333");
  CHECK(document.words(role.arn.span) == R"("arn:aws:iam::111122223333:role/service-role/ecsTaskExecutionRole")");
  CHECK(document.words(role.span).starts_with("{\n  \"Path\""));
  CHECK_FALSE(role.is_from_file_name);
  CHECK_FALSE(role.says_inline);
  CHECK_FALSE(role.says_attached);
  REQUIRE(role.trust);
  CHECK(role.trust->type == iam::PolicyType::trust);
  CHECK(role.trust->attached_to == "ecsTaskExecutionRole");
  CHECK(role.trust->statements.at(0).principal.list.at(0).is_service("ecs-tasks.amazonaws.com"));
  REQUIRE(role.boundary);
  CHECK(role.boundary->name == "limits");
  CHECK(document.words(role.boundary->arn.span) == R"("arn:aws:iam::111122223333:policy/limits")");
}

TEST_CASE("a role is known by itself, in lists and in instance profiles") {
  struct Row {
    std::string_view text, dialect;
    std::size_t roles, profiles;
  };
  constexpr Row rows[] = {
      {R"({"RoleName": "r", "Arn": "arn:aws:iam::111122223333:role/r"})", "role", 1, 0},
      {R"([{"RoleName": "r", "Arn": "arn:aws:iam::111122223333:role/r"}, 5, {"RoleName": "r", "RoleId": "x"}])",
       "create-role", 2, 0},
      {R"({"Roles": [{"RoleName": "r", "Arn": "a"}, {"RoleName": "r", "Arn": "b"}], "IsTruncated": false})",
       "list-roles", 2, 0},
      {R"({"Roles": []})", "list-roles", 0, 0},
      {R"({"InstanceProfile": {"InstanceProfileName": "p", "Arn": "x", "Roles": [{"RoleName": "r", "Arn": "a"}]}})",
       "get-instance-profile", 1, 1},
      {R"({"InstanceProfiles": [{"InstanceProfileName": "p", "Arn": "x", "Roles": [{"RoleName": "r", "Arn": "a"}]}]})",
       "list-instance-profiles", 1, 1},
      {R"({"InstanceProfileName": "p", "RoleName": "r"})", "instance-profile", 0, 1},
      {R"({"RoleName": "r", "PermissionsBoundary": "arn:aws:iam::111122223333:policy/b"})", "create-role", 1, 0},
      {R"({"RoleName": "r", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"})", "attach-role-policy", 1, 0},
      {R"({"RoleName": "r", "PolicyDocument": "{}"})", "update-assume-role-policy", 1, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.add("answer.json", std::string(row.text));
    CHECK(document.result.dialect == row.dialect);
    CHECK(document.entities().roles.size() == row.roles);
    CHECK(document.entities().instance_profiles.size() == row.profiles);
    for (const Role& role : document.entities().roles) CHECK(role.name == "r");
    for (const InstanceProfile& profile : document.entities().instance_profiles) {
      CHECK(profile.name == "p");
      CHECK(profile.roles == std::vector<std::string>{"r"});
    }
  }
}

TEST_CASE("a policy in a string is read where it stands, escaped or percent-encoded") {
  struct Row {
    std::string_view document, effect;
  };
  constexpr Row rows[] = {
      {R"("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}]}")", R"("Allow")"},
      {R"("%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%7D%5D%7D")", R"("Allow")"},
      {R"({"Statement":[{"Effect":"Allow"}]})", R"("Allow")"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.document);
    Document document;
    document.add("create-role.json",
                 R"({"RoleName": "web", "AssumeRolePolicyDocument": )" + std::string(row.document) + "}");
    CHECK(document.result.dialect == "create-role");
    CHECK(document.findings.list.empty());
    REQUIRE(document.entities().roles.at(0).trust);
    const iam::Policy& trust = *document.entities().roles[0].trust;
    REQUIRE(trust.statements.size() == 1);
    CHECK(document.words(trust.statements[0].effect_span) == row.effect);
    const Span outer = document.sources.in_file(trust.statements[0].effect_span);
    CHECK(outer.source == 0);
    CHECK(document.words(outer).find("Allow") != std::string_view::npos);
  }
}

TEST_CASE("a policy text that stands elsewhere, or is not written yet, is not read") {
  for (const std::string_view text : {R"("file://trust.json")", R"("")", R"("  ")", "null"}) {
    CAPTURE(text);
    Document document;
    document.add("create-role.json", R"({"RoleName": "web", "AssumeRolePolicyDocument": )" + std::string(text) + "}");
    CHECK_FALSE(document.entities().roles.at(0).trust);
    CHECK(document.findings.list.empty());
  }
}

TEST_CASE("a malformed policy text is a finding of the reader, and the role is still there") {
  Document document;
  document.add("create-role.json", R"({"RoleName": "web", "AssumeRolePolicyDocument": "{\"Statement\":"})");
  CHECK(document.entities().roles.at(0).name == "web");
  CHECK_FALSE(document.entities().roles[0].trust);
  CHECK(document.findings.list.size() == 1);
}

TEST_CASE("get-role-policy gives an inline policy to the role that it names") {
  Document document;
  document.add("any.json", R"({"RoleName": "web", "PolicyName": "secrets",
      "PolicyDocument": {"Statement": {"Effect": "Allow", "Action": "ssm:GetParameters", "Resource": "*"}}})");
  CHECK(document.result.dialect == "get-role-policy");
  const Role& role = document.entities().roles.at(0);
  CHECK(role.name == "web");
  CHECK(role.says_inline);
  REQUIRE(role.inline_policies.size() == 1);
  CHECK(role.inline_policies[0].name == "secrets");
  CHECK(role.inline_policies[0].type == iam::PolicyType::identity);
  CHECK(role.inline_policies[0].attached_to == "web");
}

TEST_CASE("a listing names no role, so its file does") {
  Document document;
  document.add("ecsInstanceRole/list-attached-role-policies.json", R"({"AttachedPolicies": [
      {"PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"},
      {"PolicyArn": "arn:aws:iam::111122223333:policy/team/own"}, 5, {}]})");
  CHECK(document.result.dialect == "list-attached-role-policies");
  const Role& attached = document.entities().roles.at(0);
  CHECK(attached.name == "ecsInstanceRole");
  CHECK(attached.is_from_file_name);
  CHECK(attached.says_attached);
  REQUIRE(attached.attached.size() == 2);
  CHECK(document.words(attached.attached[0].arn.span) == R"("arn:aws:iam::aws:policy/ReadOnlyAccess")");
  CHECK(attached.attached[1].name == "own");

  document.add("ecsInstanceRole/list-role-policies.json", R"({"PolicyNames": ["a", "b", null], "IsTruncated": true})");
  CHECK(document.result.dialect == "list-role-policies");
  const Role& inlined = document.entities().roles.at(0);
  CHECK(inlined.inline_names == std::vector<std::string>{"a", "b"});
  CHECK(inlined.says_inline);
  CHECK(inlined.may_have_more);

  document.hints.roles = {{"list.json", "web"}};
  document.add("list.json", R"({"PolicyNames": []})");
  CHECK(document.entities().roles.at(0).name == "web");
  CHECK_FALSE(document.entities().roles[0].is_from_file_name);

  document.add("list-role-policies.json", R"({"PolicyNames": ["a"]})");
  CHECK(document.result.dialect == "list-role-policies");
  CHECK(document.entities().empty());
}

TEST_CASE("get-account-authorization-details gives roles, profiles, managed policies, and the policies of others") {
  Document document;
  document.add("gaad.json", R"({
    "UserDetailList": [{"UserName": "u", "UserPolicyList": [{"PolicyName": "own", "PolicyDocument": {"Statement": []}}]}],
    "GroupDetailList": [{"GroupName": "g", "GroupPolicyList": [{"PolicyName": "ours", "PolicyDocument": {}}]}],
    "RoleDetailList": [{
      "RoleName": "web", "Arn": "arn:aws:iam::111122223333:role/web",
      "AssumeRolePolicyDocument": {"Statement": []},
      "InstanceProfileList": [{"InstanceProfileName": "webProfile", "Arn": "x", "Roles": [{"RoleName": "web", "Arn": "y"}]}],
      "RolePolicyList": [{"PolicyName": "logs", "PolicyDocument": {"Statement": []}}, {"PolicyName": "none"}],
      "AttachedManagedPolicies": [{"PolicyName": "own", "PolicyArn": "arn:aws:iam::111122223333:policy/own"}]}, null],
    "Policies": [
      {"PolicyName": "own", "Arn": "arn:aws:iam::111122223333:policy/own", "DefaultVersionId": "v2", "PolicyVersionList": [
        {"Document": {"Statement": []}, "VersionId": "v1", "IsDefaultVersion": false},
        {"Document": {"Version": "2012-10-17", "Statement": []}, "VersionId": "v2", "IsDefaultVersion": true}]},
      {"PolicyName": "ReadOnlyAccess", "Arn": "arn:aws:iam::aws:policy/ReadOnlyAccess", "PolicyVersionList": []}]})");
  CHECK(document.result.dialect == "get-account-authorization-details");
  REQUIRE(document.entities().roles.size() == 1);
  const Role& role = document.entities().roles[0];
  CHECK(role.says_inline);
  CHECK(role.says_attached);
  REQUIRE(role.inline_policies.size() == 1);
  CHECK(role.inline_policies[0].name == "logs");
  CHECK(role.attached.at(0).name == "own");
  REQUIRE(document.entities().instance_profiles.size() == 1);
  CHECK(document.entities().instance_profiles[0].roles == std::vector<std::string>{"web"});
  REQUIRE(document.entities().managed_policies.size() == 2);
  const ManagedPolicyDocument& own = document.entities().managed_policies[0];
  CHECK(own.name == "own");
  CHECK(own.account == "111122223333");
  CHECK(own.policy.version->value == "2012-10-17");
  CHECK_FALSE(own.policy.is_aws_managed);
  CHECK(document.entities().managed_policies[1].policy.is_aws_managed);
  CHECK(document.entities().managed_policies[1].policy.is_unknown);
  REQUIRE(document.entities().policies.size() == 2);
  CHECK(document.entities().policies[0].policy.name == "own");
  CHECK(document.entities().policies[0].role.empty());
}

TEST_CASE("answers with wrong types are taken as far as they go") {
  const std::string_view rows[] = {
      R"({"Role": 5})",
      R"({"Role": {"RoleName": [], "Arn": {}}})",
      R"({"Roles": {"RoleName": "x"}})",
      R"({"Roles": [[], null, 5]})",
      R"({"RoleName": null, "Arn": null})",
      R"({"InstanceProfile": []})",
      R"({"RoleDetailList": 5})",
      R"({"RoleDetailList": [{"RoleName": "r", "RolePolicyList": {}, "AttachedManagedPolicies": "x"}]})",
      R"({"RoleDetailList": [{"RoleName": "r", "RolePolicyList": [5, [], {"PolicyDocument": 5}]}], "Policies": {"x": 5}})",
      R"({"UserDetailList": [5], "GroupDetailList": [{"GroupPolicyList": [5, {"PolicyDocument": []}]}]})",
      R"({"AttachedPolicies": {}})",
      R"({"AttachedPolicies": [null, {"PolicyArn": 5, "PolicyName": []}]})",
      R"({"PolicyNames": "x"})",
      R"({"RoleName": "r", "PolicyName": {}, "PolicyDocument": [5]})",
      R"({"RoleName": "r", "RoleName": 5, "Arn": "x"})",
      R"({"RoleName": "r", "Arn": "x", "PermissionsBoundary": [5]})",
      R"({"Policy": {"PolicyName": "p", "Arn": 5, "PolicyVersionList": [5, {"IsDefaultVersion": "true"}]}})",
      R"({"PolicyVersion": {"Document": 5}})",
      R"({"PolicyVersion": [5]})",
      R"({"policyText": 5})",
      R"({"Policy": "{"})",
      R"({"Policy": {"PolicySummary": {}, "Content": "x"}})",
      R"({})",
      R"([])",
      R"([[]])",
      R"(null)",
      R"("x")",
      R"(5)",
      R"(true)",
  };
  for (const std::string_view text : rows) {
    CAPTURE(text);
    Document document;
    document.add("ecsTaskRole/answer.json", std::string(text));
    for (const Role& role : document.entities().roles) CHECK(role.span.is_somewhere());
  }
}

}  // namespace rolecall
