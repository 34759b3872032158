#include <doctest/doctest.h>

#include "recognise/document.h"

namespace rolecall {

namespace {

using iam::PolicyType;

constexpr std::string_view identity =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]})";
constexpr std::string_view trust =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]})";
constexpr std::string_view resource =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"}]})";
constexpr std::string_view unclear = R"({"Version":"2012-10-17","Statement":[]})";

}  // namespace

TEST_CASE("a raw policy document is a policy whose role its names tell") {
  struct Row {
    std::string_view path, text;
    PolicyType type;
    std::string_view name, role;
    bool is_mapped;
  };
  const Row rows[] = {
      {"ecsInstanceRole.json", identity, PolicyType::identity, "ecsInstanceRole", "ecsInstanceRole", true},
      {"ecsInstanceRole-trust.json", trust, PolicyType::trust, "ecsInstanceRole-trust", "ecsInstanceRole", true},
      {"ecsInstanceRole/trust-policy.json", unclear, PolicyType::trust, "ecsInstanceRole", "ecsInstanceRole", true},
      {"web/secrets.json", identity, PolicyType::identity, "secrets", "secrets", false},
      {"ecsTaskRole-boundary.json", identity, PolicyType::boundary, "ecsTaskRole-boundary", "ecsTaskRole", true},
      {"repository-policy.json", resource, PolicyType::resource, "repository-policy", "", false},
      {"team-scp.json", identity, PolicyType::service_control, "team-scp", "", false},
      {"rcp.json", resource, PolicyType::resource_control, "rcp", "", false},
      {"vpc-endpoint-policy.json", resource, PolicyType::vpc_endpoint, "vpc-endpoint-policy", "", false},
      {"policy.json", unclear, PolicyType::unknown, "policy", "", false},
      {"permissions.json", unclear, PolicyType::identity, "permissions", "", false},
      {"trust.json", identity, PolicyType::identity, "trust", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    Document document;
    document.add(std::string(row.path), std::string(row.text));
    CHECK(document.result.dialect == "policy");
    REQUIRE(document.entities().policies.size() == 1);
    const LoosePolicy& loose = document.entities().policies[0];
    CHECK(loose.policy.type == row.type);
    CHECK(loose.policy.name == row.name);
    CHECK(loose.role == row.role);
    CHECK(loose.is_mapped == row.is_mapped);
    CHECK(loose.policy.attached_to == (row.is_mapped ? row.role : ""));
    CHECK(document.words(loose.policy.span) == row.text);
  }
}

TEST_CASE("answers about policies") {
  struct Row {
    std::string_view path, text, dialect;
    std::size_t managed, loose;
    std::string_view name;
    PolicyType type;
  };
  constexpr Row rows[] = {
      {"get-policy-version-own.json",
       R"({"PolicyVersion": {"Document": {}, "VersionId": "v3", "IsDefaultVersion": true}})", "get-policy-version", 1,
       0, "own", PolicyType::identity},
      {"own.json", R"({"PolicyVersion": {"Document": {}, "IsDefaultVersion": false}})", "get-policy-version", 0, 1,
       "own", PolicyType::identity},
      {"x.json", R"({"Policy": {"PolicyName": "own", "Arn": "arn:aws:iam::111122223333:policy/own"}})", "get-policy", 1,
       0, "own", PolicyType::identity},
      {"x.json", R"({"PolicyName": "own", "PolicyDocument": "{\"Statement\":[]}"})", "create-policy", 1, 0, "own",
       PolicyType::identity},
      {"x.json",
       R"({"PolicyArn": "arn:aws:iam::111122223333:policy/own", "PolicyDocument": "{}", "SetAsDefault": true})",
       "create-policy-version", 1, 0, "own", PolicyType::identity},
      {"x.json", R"({"UserName": "u", "PolicyName": "own", "PolicyDocument": {}})", "get-user-policy", 0, 1, "own",
       PolicyType::identity},
      {"x.json", R"({"registryId": "111122223333", "repositoryName": "web", "policyText": "{\"Statement\":[]}"})",
       "get-repository-policy", 0, 1, "web", PolicyType::resource},
      {"bucket.json", R"({"Policy": "{\"Statement\":[]}"})", "resource-policy", 0, 1, "bucket", PolicyType::resource},
      {"x.json", R"({"ARN": "a", "Name": "db", "ResourcePolicy": "{\"Statement\":[]}"})", "get-resource-policy", 0, 1,
       "db", PolicyType::resource},
      {"x.json",
       R"({"Policy": {"PolicySummary": {"Name": "deny", "Type": "SERVICE_CONTROL_POLICY"}, "Content": "{\"Statement\":[]}"}})",
       "describe-policy", 0, 1, "deny", PolicyType::service_control},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.add(std::string(row.path), std::string(row.text));
    CHECK(document.result.dialect == row.dialect);
    REQUIRE(document.entities().managed_policies.size() == row.managed);
    REQUIRE(document.entities().policies.size() == row.loose);
    const iam::Policy& policy =
        row.managed ? document.entities().managed_policies[0].policy : document.entities().policies[0].policy;
    CHECK(policy.name == row.name);
    CHECK(policy.type == row.type);
    if (row.loose) CHECK(document.entities().policies[0].role.empty());
  }
}

TEST_CASE("a repository's policy knows its repository") {
  Document document;
  document.add("x.json", R"({"repositoryName": "team/web", "policyText": "{\"Statement\":[{\"Effect\":\"Deny\"}]}"})");
  const LoosePolicy& loose = document.entities().policies.at(0);
  CHECK(loose.repository == "team/web");
  CHECK(document.words(document.sources.in_file(loose.policy.statements.at(0).effect_span)) == R"(\"Deny\")");
}

TEST_CASE("a policy without its document exists and is unknown") {
  Document document;
  document.add("x.json", R"({"Policy": {"PolicyName": "own", "Arn": "arn:aws:iam::111122223333:policy/team/own"}})");
  const ManagedPolicyDocument& managed = document.entities().managed_policies.at(0);
  CHECK(managed.policy.is_unknown);
  CHECK(managed.account == "111122223333");
  CHECK(document.words(managed.arn.span) == R"("arn:aws:iam::111122223333:policy/team/own")");
}

}  // namespace rolecall
