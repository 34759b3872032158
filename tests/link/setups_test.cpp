#include "link/setups.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/document.h"

namespace {

using namespace rolecall;

constexpr std::string_view task = R"({"family": "web", "containerDefinitions": [{"name": "web", "image": "web:1"}]})";
constexpr std::string_view service = R"({"serviceName": "web", "taskDefinition": "web", "cluster": "c"})";
constexpr std::string_view trust = R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
  "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]})";
constexpr std::string_view grant = R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "*"}]})";

std::string_view text_of(std::string_view path) {
  if (path.ends_with("task.json")) return task;
  if (path.ends_with("service.json")) return service;
  return path.ends_with("trust-policy.json") ? trust : grant;
}

std::string path_of(const Span& span, const Sources& sources) {
  return sources[sources.in_file(span).source].path;
}

/// The files of each setup, in order, with blanks between them.
std::vector<std::string> setups_of(const std::vector<std::string_view>& paths) {
  Document document;
  Entities entities;
  for (const std::string_view path : paths)
    entities.append(std::move(document.add(std::string(path), std::string(text_of(path))).entities));
  std::vector<std::string> setups;
  for (const Entities& setup : setups_in(std::move(entities), document.sources)) {
    std::vector<std::string> files;
    for (const LoosePolicy& loose : setup.policies) files.push_back(path_of(loose.policy.span, document.sources));
    for (const TaskDefinition& each : setup.task_definitions) files.push_back(path_of(each.span, document.sources));
    for (const Service& each : setup.services) files.push_back(path_of(each.span, document.sources));
    std::sort(files.begin(), files.end());
    std::string line;
    for (const std::string& file : files) line += (line.empty() ? "" : " ") + file;
    setups.push_back(line);
  }
  std::sort(setups.begin(), setups.end());
  return setups;
}

TEST_CASE("folders are different setups where both have what a setup has once") {
  struct Row {
    std::vector<std::string_view> files;
    std::vector<std::string> setups;
  };
  const Row rows[] = {
      {{"task.json", "r/trust-policy.json"}, {"r/trust-policy.json task.json"}},
      {{"dev/task.json", "prod/r/trust-policy.json"}, {"dev/task.json prod/r/trust-policy.json"}},
      {{"dev/task.json", "prod/task.json"}, {"dev/task.json", "prod/task.json"}},
      {{"dev/task.json", "prod/task.json", "r/trust-policy.json"},
       {"dev/task.json r/trust-policy.json", "prod/task.json r/trust-policy.json"}},
      {{"dev/r/trust-policy.json", "dev/task.json", "prod/r/trust-policy.json"},
       {"dev/r/trust-policy.json dev/task.json", "prod/r/trust-policy.json"}},
      {{"dev/r/permissions.json", "dev/task.json", "prod/r/permissions.json"},
       {"dev/r/permissions.json dev/task.json", "prod/r/permissions.json"}},
      {{"dev/r/logs.json", "prod/r/secrets.json"}, {"dev/r/logs.json prod/r/secrets.json"}},
      {{"iam/dev/r/trust-policy.json", "iam/prod/r/trust-policy.json", "ecs/dev/task.json", "ecs/prod/task.json"},
       {"ecs/dev/task.json iam/dev/r/trust-policy.json", "ecs/prod/task.json iam/prod/r/trust-policy.json"}},
      {{"a/dev/service.json", "a/prod/service.json", "b/dev/service.json"},
       {"a/dev/service.json", "a/prod/service.json", "b/dev/service.json"}},
      {{"task.json", "old/task.json"}, {"old/task.json task.json"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.files.front());
    CHECK(setups_of(row.files) == row.setups);
  }
}

}  // namespace
