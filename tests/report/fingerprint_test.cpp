#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "report/report.h"
#include "report/sample.h"

using rolecall::test::Sample;

namespace {

std::string only_print(std::string path, std::string text, std::string_view words) {
  Sample sample;
  const std::uint32_t source = sample.add_source(std::move(path), std::move(text));
  sample.add_finding(sample.span(source, words), "m");
  return rolecall::report::fingerprints(sample.results()).at(0);
}

}  // namespace

TEST_CASE("a finding keeps its fingerprint when the file around it changes") {
  const std::string print = only_print("a.json", R"({"Action": ["x", "y"]})", R"(["x", "y"])");
  CHECK(print.size() == 32);
  CHECK(print.find_first_not_of("0123456789abcdef") == print.npos);
  CHECK(only_print("a.json", "\n\n{\"Action\": [\"x\", \"y\"]}", R"(["x", "y"])") == print);
  CHECK(only_print("a.json", "{\"Action\": [\n  \"x\",\r\n  \"y\"]}", "[\n  \"x\",\r\n  \"y\"]") == print);
  CHECK(only_print("b.json", R"({"Action": ["x", "y"]})", R"(["x", "y"])") != print);
  CHECK(only_print("a.json", R"({"Action": ["x", "z"]})", R"(["x", "z"])") != print);
}

TEST_CASE("findings that are alike are told apart by their number") {
  Sample sample;
  const std::uint32_t source = sample.add_source("a.json", "x x x");
  for (std::uint32_t i = 0; i < 3; ++i) sample.add_finding({source, 2 * i, 2 * i + 1}, "m");
  const std::vector<std::string> prints = rolecall::report::fingerprints(sample.results());
  CHECK(std::set<std::string>(prints.begin(), prints.end()).size() == 3);
}

TEST_CASE("a fingerprint does not depend on where one part of it ends and the next begins") {
  Sample sample;
  const std::uint32_t source = sample.add_source("a.json", "x");
  sample.add_finding({source, 0, 1}, "m").entity_kind = "role";
  sample.add_finding({source, 0, 1}, "m").entity_name = "role";
  const std::vector<std::string> prints = rolecall::report::fingerprints(sample.results());
  CHECK(prints[0] != prints[1]);
}
