#include "source/letter_case.h"

#include <doctest/doctest.h>

namespace rolecall {

TEST_CASE("only the case of the letters A to Z is left out of account") {
  CHECK(equal_in_any_case("ECS:RunTask", "ecs:runtask"));
  CHECK(equal_in_any_case("", ""));
  CHECK_FALSE(equal_in_any_case("ecs", "ecr"));
  CHECK_FALSE(equal_in_any_case("ecs", "ecs:"));
  // These differ by the bit that letters differ by, too.
  CHECK_FALSE(equal_in_any_case("[", "{"));
  CHECK_FALSE(equal_in_any_case("@", "`"));
  CHECK(lower("ECS:RunTask/\xC3\x84") == "ecs:runtask/\xC3\x84");
}

}  // namespace rolecall
