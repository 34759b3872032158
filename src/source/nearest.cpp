#include "source/nearest.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

#include "source/letter_case.h"

namespace rolecall {

namespace {

bool same(char a, char b) {
  return lower(a) == lower(b);
}

}  // namespace

// The usual table of distances between the beginnings of both words, of which only the cells near the diagonal are
// made: farther off the distance exceeds the limit anyway. Cell `place` of row i stands for the column i + place -
// limit.
int edit_distance(std::string_view a, std::string_view b, int limit) {
  const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size());
  const int beyond = limit + 1;
  if (std::abs(rows - columns) > limit) return beyond;

  const int width = 2 * limit + 1;
  // One cell more on each side stands for what is too far off.
  std::vector<int> two_up(width + 2, beyond), up(width + 2, beyond), row(width + 2, beyond);
  for (int i = 0; i <= rows; ++i) {
    int least = beyond;
    for (int place = 0; place < width; ++place) {
      const int j = i + place - limit;
      int& cell = row[place + 1];
      cell = beyond;
      if (j < 0 || j > columns) continue;
      if (i == 0 || j == 0) {
        cell = std::min(i + j, beyond);
      } else {
        const bool equal = same(a[i - 1], b[j - 1]);
        cell = std::min({up[place + 1] + (equal ? 0 : 1), up[place + 2] + 1, row[place] + 1, beyond});
        if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
          cell = std::min(cell, two_up[place + 1] + 1);
      }
      least = std::min(least, cell);
    }
    if (least == beyond) return beyond;
    std::swap(two_up, up);
    std::swap(up, row);
  }
  return up[columns - rows + limit + 1];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> names) {
  int limit = static_cast<int>(std::min<std::size_t>(3, word.size() / 3));
  std::string_view best;
  for (const std::string_view name : names) {
    const int distance = edit_distance(word, name, limit);
    if (distance > limit) continue;
    if (distance == 0) return name;
    best = name;
    limit = distance - 1;  // the next one must be nearer
  }
  return best;
}

}  // namespace rolecall
