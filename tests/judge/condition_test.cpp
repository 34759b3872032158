#include "judge/condition.h"

#include <doctest/doctest.h>

#include <string>

#include "judge/evaluate.h"
#include "judge/judge.h"
#include "judge/page.h"
#include "link/setup.h"

namespace rolecall {
namespace {

constexpr std::string_view files = R"(-- task-definition.json --
{"family": "web", "networkMode": "bridge", "requiresCompatibilities": ["EC2"],
 "executionRoleArn": "arn:aws:iam::111122223333:role/exec", "taskRoleArn": "arn:aws:iam::111122223333:role/elsewhere",
 "containerDefinitions": [
   {"name": "api", "image": "api:1", "cpu": 64, "memory": "512", "privileged": true, "user": null,
    "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}], "command": ["run", "é"]},
   {"name": "log", "image": "log:2", "cpu": 0}]}
-- service.json --
{"serviceName": "web", "cluster": "prod", "taskDefinition": "web", "desiredCount": 3}
-- ecs.config --
ECS_CLUSTER=prod
ECS_LOGLEVEL=debug
-- exec/get-role.json --
{"Role": {"RoleName": "exec", "Arn": "arn:aws:iam::111122223333:role/exec", "Path": "/",
  "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}}}}
-- exec/get-role-policy.json --
{"RoleName": "exec", "PolicyName": "logs", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "*"},
  {"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]}}
-- exec/list-attached-role-policies.json --
{"AttachedPolicies": []}
)";

/// A user's rule with the condition, judged over the files: each finding as `words: message`.
std::string said(std::string_view condition) {
  const Setup setup(files);
  const Loaded loaded = load_page(page_with(condition));
  if (loaded.store.rules.empty()) return loaded.mistakes();
  const ActiveRule active[] = {{&loaded.store.rules[0], Level::error}};
  std::string lines;
  for (const Finding& finding : judge(setup.workspace, active, 1))
    lines += (lines.empty() ? "" : "\n") + std::string(setup.words(finding.span)) + ": " + finding.message;
  return lines;
}

/// Does a predicate on the task definition hold? By what the rule says of it, and of its contrary.
std::string answer_to(std::string_view predicate) {
  const std::string on = "on = \"task-definition\"\ncovers = \"family\"\nmessage = \"yes\"\nflag = ";
  const std::string yes = said(on + std::string(predicate));
  const std::string no = said(on + "{ none = [" + std::string(predicate) + "] }");
  if (yes == "\"web\": yes") return "yes";
  if (no == "\"web\": yes") return "no";
  return yes.empty() && no.empty() ? "depends" : yes;
}

TEST_CASE("a predicate has three answers") {
  struct Row {
    std::string_view predicate, answer;
  };
  constexpr Row rows[] = {
      {"{ path = 'networkMode', equals = 'bridge' }", "yes"},
      {"{ path = 'networkMode', equals = 'host' }", "no"},
      {"{ path = 'networkMode', in = ['host', 'bridge'] }", "yes"},
      {"{ path = 'networkMode', matches = 'b.*e' }", "yes"},
      {"{ path = 'networkMode', matches = 'b' }", "no"},
      {"{ path = 'pidMode', equals = 'host' }", "no"},
      {"{ path = 'pidMode', missing = true }", "yes"},
      {"{ path = 'family', missing = true }", "no"},
      {"{ path = 'family', exists = true }", "yes"},
      {"{ path = 'containerDefinitions[*].user', exists = true }", "no"},
      {"{ path = 'containerDefinitions[*].privileged', equals = true }", "yes"},
      {"{ path = 'containerDefinitions[*].cpu', equals = 64 }", "yes"},
      {"{ path = 'containerDefinitions[*].cpu', equals = 64.0 }", "yes"},
      {"{ path = 'containerDefinitions[*].cpu', less-than = 1 }", "yes"},
      {"{ path = 'containerDefinitions[*].cpu', more-than = 64 }", "no"},
      {"{ path = 'containerDefinitions[*].memory', more-than = 511 }", "yes"},
      {"{ path = 'containerDefinitions', longer-than = 1 }", "yes"},
      {"{ path = 'containerDefinitions', longer-than = 2 }", "no"},
      {"{ path = 'containerDefinitions[*].command[*]', longer-than = 3 }", "no"},
      {"{ path = 'containerDefinitions[*].environment[*].value', equals = '2' }", "yes"},
      {"{ path = 'family.deeper', exists = true }", "no"},
      {"{ path = 'role:execution.name', equals = 'exec' }", "yes"},
      {"{ path = 'role:execution.uses', equals = 'execution role' }", "yes"},
      {"{ path = 'role:execution', allows = { action = 'logs:PutLogEvents' } }", "yes"},
      {"{ path = 'role:execution', denies = { action = 'iam:PassRole' } }", "yes"},
      {"{ path = 'role:execution', allows = { action = 'iam:PassRole' } }", "no"},
      {"{ path = 'role:task.name', equals = 'exec' }", "depends"},
      {"{ path = 'role:task', allows = { action = 'iam:PassRole' } }", "depends"},
      {"{ path = 'service.desiredCount', more-than = 2 }", "yes"},
      {"{ path = 'cluster.clusterName', exists = true }", "depends"},
      {"{ path = 'agent.ECS_LOGLEVEL', equals = 'debug' }", "yes"},
      {"{ path = 'agent.ECS_ENABLE_SPOT_INSTANCE_DRAINING', missing = true }", "yes"},
      {"{ all = [{ path = 'family', exists = true }, { path = 'role:task.name', equals = 'x' }] }", "depends"},
      {"{ all = [{ path = 'family', missing = true }, { path = 'role:task.name', equals = 'x' }] }", "no"},
      {"{ any = [{ path = 'family', exists = true }, { path = 'role:task.name', equals = 'x' }] }", "yes"},
      {"{ any = [{ path = 'family', missing = true }, { path = 'role:task.name', equals = 'x' }] }", "depends"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.predicate);
    CHECK(answer_to(row.predicate) == row.answer);
  }
}

TEST_CASE("each match of a condition is judged alone, covered, and spoken of") {
  CHECK(said(R"(on = "task-definition"
at = "containerDefinitions[*]"
flag = { path = "cpu", more-than = -1 }
where = { path = "/networkMode", equals = "bridge" }
covers = "image"
message = 'container "{name}" of {/family} has {cpu}; {environment[*].name}')") ==
        "\"api:1\": container \"api\" of web has 64; A and B\n\"log:2\": container \"log\" of web has 0; ");
  CHECK(said(R"(on = "task-definition"
at = "containerDefinitions[*].environment[*].value"
flag = { path = "", equals = "2" }
message = "it is {}")") == "\"2\": it is 2");
}

TEST_CASE("a condition can be on a role, a policy, an agent's configuration and a service") {
  CHECK(said(R"(on = "role"
at = "policies"
flag = { path = "statements[*].effect", equals = "Deny" }
covers = "statements[*].effect"
message = "{/name}: {name}")") == "\"Allow\": exec: logs");
  CHECK(said(R"(on = "policy"
where = { path = "type", equals = "trust-policy" }
flag = { path = "version", equals = "2012-10-17" }
covers = "version"
message = "trust")") == "\"2012-10-17\": trust");
  CHECK(said(R"(on = "agent-config"
flag = { path = "ECS_CLUSTER", equals = "prod" }
covers = "ECS_CLUSTER"
message = "{name} is for {ECS_CLUSTER}")") == "prod: ecs.config is for prod");
  CHECK(said(R"(on = "service"
flag = { path = "task-definition.networkMode", equals = "bridge" }
covers = "/cluster"
message = "in {/cluster}")") == "\"prod\": in prod");
}

TEST_CASE("a finding says whose it is") {
  const Setup setup(files);
  const Loaded loaded =
      load_page(page_with("on = \"role\"\nflag = { path = \"name\", exists = true }\nmessage = \"m\"\n"));
  const ActiveRule active[] = {{&loaded.store.rules.at(0), Level::note}};
  const std::vector<Finding> findings = judge(setup.workspace, active, 1);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].entity_kind == "role");
  CHECK(findings[0].entity_name == "exec");
  CHECK(findings[0].rule == "own/rule");
  CHECK(findings[0].level == Level::note);
}

TEST_CASE("the findings are the same, in the same order, whatever the number of threads") {
  Entities entities;
  Document document;
  for (int i = 0; i < 500; ++i)
    entities.append(std::move(
        document.add("p" + std::to_string(i) + ".json", R"({"Version": "2012-10-17", "Statement": []})").entities));
  const Workspace workspace = link(std::move(entities));
  const Loaded loaded = load_page(
      page_with("on = \"policy\"\nflag = { path = \"version\", matches = \"20.*\" }\nmessage = \"{name}\"\n"));
  const ActiveRule active[] = {{&loaded.store.rules.at(0), Level::note}};
  const std::vector<Finding> one = judge(workspace, active, 1);
  const std::vector<Finding> many = judge(workspace, active, 8);
  REQUIRE(one.size() == 500);
  REQUIRE(many.size() == one.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].message == many[i].message);
    CHECK(one[i].span == many[i].span);
  }
}

}  // namespace
}  // namespace rolecall
