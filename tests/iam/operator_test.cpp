#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "iam/condition.h"

namespace rolecall::iam {

TEST_CASE("an operator is taken apart") {
  const auto op = parse_operator("ForAllValues:StringNotLikeIfExists");
  REQUIRE(op);
  CHECK(op->comparison == Comparison::string_not_like);
  CHECK(op->quantifier == Quantifier::for_all_values);
  CHECK(op->if_exists);
  CHECK(op->is_negated());

  CHECK(parse_operator("foranyvalue:arnlike")->quantifier == Quantifier::for_any_value);
  CHECK(parse_operator("foranyvalue:arnlike")->comparison == Comparison::arn_like);
  CHECK(parse_operator("Bool")->comparison == Comparison::boolean);
  CHECK_FALSE(parse_operator("Bool")->if_exists);
  CHECK(parse_operator("NotIpAddress")->is_negated());
  CHECK(parse_operator("Null"));
  for (const std::string_view other :
       {"", "StringEqual", "NullIfExists", "ForAllValues:", "IfExists", "ForEachValue:StringLike", "StringLikeIfExist",
        "StringLike ", "BinaryNotEquals"}) {
    CAPTURE(other);
    CHECK_FALSE(parse_operator(other));
  }
}

TEST_CASE("every operator has its name") {
  int negated = 0;
  for (int i = 0; i <= static_cast<int>(Comparison::null); ++i) {
    const auto comparison = static_cast<Comparison>(i);
    const auto op = parse_operator(name_of(comparison));
    REQUIRE(op);
    CHECK(op->comparison == comparison);
    CHECK(op->is_negated() == (name_of(comparison).find("Not") != std::string_view::npos));
    negated += op->is_negated();
  }
  CHECK(negated == 8);
}

TEST_CASE("a misspelt operator has a nearest one") {
  CHECK(nearest_operator("StringEqual") == "StringEquals");
  CHECK(nearest_operator("ArnLikes") == "ArnLike");
  CHECK(nearest_operator("ForAllValue:StringLike") == "ForAllValues:StringLike");
  CHECK(nearest_operator("StringLikeIfExist") == "StringLikeIfExists");
  CHECK(nearest_operator("IPAddres") == "IpAddress");
  CHECK(nearest_operator("GreaterOrEqual") == "");
}

}  // namespace rolecall::iam
