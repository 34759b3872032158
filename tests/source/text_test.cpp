#include "source/text.h"

#include <doctest/doctest.h>

using namespace rolecall;

TEST_CASE("a text with symbols is not known, and is shown with their names") {
  Text text("arn:");
  text.value += Text::symbol("AWS::Partition").value + ":s3:::b/*";
  CHECK_FALSE(text.is_known());
  CHECK(text.shown() == "arn:${AWS::Partition}:s3:::b/*");
  CHECK(Text("arn:aws:s3:::b/*").is_known());
  CHECK(Text("a $ {b}").shown() == "a $ {b}");
}

TEST_CASE("texts are equal by their words, wherever they stand") {
  CHECK(Text("a", {0, 1, 2}) == Text("a", {3, 4, 5}));
  CHECK(Text::symbol("X") == Text::symbol("X"));
  CHECK_FALSE(Text::symbol("X") == Text::symbol("Y"));
  CHECK_FALSE(Text::symbol("X") == Text("X"));
}
