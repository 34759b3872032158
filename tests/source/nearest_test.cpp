#include "source/nearest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "all_words.h"

namespace rolecall {

TEST_CASE("the distance of two words counts the slips between them") {
  struct Row {
    std::string_view a, b;
    int distance;
  };
  constexpr Row rows[] = {
      {"", "", 0},
      {"ecs", "ECS", 0},
      {"esc", "ecs", 1},
      {"RunTsk", "RunTask", 1},
      {"RunTaskk", "RunTask", 1},
      {"RunTosk", "RunTask", 1},
      {"cpu", "memory", 4},
      {"abc", "", 3},
      {"ab", "abcdefgh", 4},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(edit_distance(row.a, row.b, 3) == row.distance);
    CHECK(edit_distance(row.b, row.a, 3) == row.distance);
  }
}

TEST_CASE("a limit of nothing asks for equality") {
  CHECK(edit_distance("Task", "task", 0) == 0);
  CHECK(edit_distance("Task", "tusk", 0) == 1);
  CHECK(edit_distance("Task", "Tasks", 0) == 1);
}

// The definition, cell by cell: insertion, deletion, substitution, or a swap of two neighbours that nothing else
// touches.
static int by_definition(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      int& cell = table[i][j];
      cell = static_cast<int>(i + j);
      if (i == 0 || j == 0) continue;
      cell = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cell = std::min(cell, table[i - 2][j - 2] + 1);
    }
  }
  return table[a.size()][b.size()];
}

TEST_CASE("the distance agrees with its definition on all short words, up to any limit") {
  const std::vector<std::string> words = all_words("abc", 4);
  int disagreements = 0;
  for (const std::string& a : words)
    for (const std::string& b : words)
      for (int limit = 0; limit <= 5; ++limit)
        if (edit_distance(a, b, limit) != std::min(by_definition(a, b), limit + 1)) ++disagreements;
  CHECK(disagreements == 0);
}

TEST_CASE("the nearest name is offered if it is near enough to be meant") {
  constexpr std::string_view names[] = {"ecs.availability-zone", "ecs.instance-type", "ecs.os-type", "cpu"};
  struct Row {
    std::string_view word, found;
  };
  constexpr Row rows[] = {
      {"esc.availability-zone", "ecs.availability-zone"},
      {"ECS.OS-TYPE", "ecs.os-type"},
      {"ecs.instancetype", "ecs.instance-type"},
      {"cpus", "cpu"},
      {"gpux", ""},  // two of four letters
      {"rack", ""},
      {"", ""},
      {"ecs.availability", ""},  // five letters short: more than three
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(nearest(row.word, names) == row.found);
  }
}

TEST_CASE("among names that are equally near the first is offered, and an exact one always") {
  constexpr std::string_view names[] = {"cat", "bat", "hat"};
  CHECK(nearest("mat", names) == "cat");
  CHECK(nearest("hat", names) == "hat");
}

}  // namespace rolecall
