#include "judge/task_size.h"

#include <doctest/doctest.h>

namespace rolecall {
namespace {

Tree value_of(Kind kind, std::string_view text) {
  Tree tree;
  Node node;
  node.kind = kind;
  node.text = tree.keep(text);
  tree.close(tree.open(node));
  return tree;
}

TEST_CASE("a size is read in units and in words") {
  struct Row {
    std::string_view text;
    std::optional<std::int64_t> units, mebibytes;
  };
  const Row rows[] = {{"256", 256, 256},
                      {".5 vCPU", 512, std::nullopt},
                      {"1vcpu", 1024, std::nullopt},
                      {"2GB", std::nullopt, 2048},
                      {"0.5 GB", std::nullopt, 512},
                      {"2G", std::nullopt, std::nullopt},
                      {"GB", std::nullopt, std::nullopt},
                      {"-1 vCPU", std::nullopt, std::nullopt},
                      {"1e99 GB", std::nullopt, std::nullopt},
                      {"", std::nullopt, std::nullopt}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Tree tree = value_of(Kind::string, row.text);
    CHECK((cpu_units(tree.root()) == row.units));
    CHECK((memory_mebibytes(tree.root()) == row.mebibytes));
  }
}

TEST_CASE("what is not known has no size") {
  const Tree tree = value_of(Kind::unknown, "Cpu");
  CHECK_FALSE(cpu_units(tree.root()).has_value());
  CHECK_FALSE(memory_mebibytes(View()).has_value());
}

TEST_CASE("Fargate offers its pairs and no others") {
  struct Row {
    std::int64_t units, mebibytes;
    bool offered;
  };
  constexpr Row rows[] = {{256, 512, true},      {256, 1024, true},    {256, 1536, false},  {256, 2048, true},
                          {256, 4096, false},    {512, 512, false},    {512, 4096, true},   {1024, 2560, false},
                          {4096, 30720, true},   {4096, 31744, false}, {8192, 20480, true}, {8192, 18432, false},
                          {16384, 122880, true}, {16384, 36864, false}};
  for (const Row& row : rows) {
    CAPTURE(row.units);
    CAPTURE(row.mebibytes);
    const FargateSize* size = fargate_size(row.units);
    REQUIRE(size != nullptr);
    CHECK(size->offers(row.mebibytes) == row.offered);
  }
  CHECK(fargate_size(300) == nullptr);
}

}  // namespace
}  // namespace rolecall
