// The three answers of every question about a setup of which deployment decides a part.
#pragma once

#include <algorithm>

namespace rolecall {

/// `depends` is the answer where a value is not known before deployment. The order of the three gives their logic.
enum class Answer { no, depends, yes };

constexpr Answer answer(bool known) {
  return known ? Answer::yes : Answer::no;
}
constexpr Answer both(Answer a, Answer b) {
  return std::min(a, b);
}  // "and" is the smaller,
constexpr Answer either(Answer a, Answer b) {
  return std::max(a, b);
}  // "or" the larger,
constexpr Answer opposite(Answer a) {
  return Answer(2 - int(a));
}  // "not" swaps the ends

}  // namespace rolecall
