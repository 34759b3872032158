#include "iam/arn.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "iam/symbols.h"

namespace rolecall::iam {

namespace {

constexpr Answer yes = Answer::yes, depends = Answer::depends, no = Answer::no;

}  // namespace

TEST_CASE("an ARN has six fields, the last of which keeps its colons") {
  const std::string text = with_symbols("arn:{AWS::Partition}:logs:us-east-1:111122223333:log-group:/ecs/web:*");
  const Expected<Arn> arn = parse_arn(text);
  REQUIRE(arn);
  CHECK(arn->partition == with_symbols("{AWS::Partition}"));
  CHECK(arn->service == "logs");
  CHECK(arn->region == "us-east-1");
  CHECK(arn->account == "111122223333");
  CHECK(arn->resource == "log-group:/ecs/web:*");

  CHECK(parse_arn("arn:aws:s3:::b")->resource == "b");
  CHECK(parse_arn("arn:aws:s3:::")->resource.empty());
  CHECK(parse_arn("arn:aws:s3::b").error() == "has fewer than six fields");
  CHECK(parse_arn(with_symbols("arn:aws:{a::b}:r")).error() == "has fewer than six fields");
  CHECK(parse_arn(with_symbols("{Arn}")).error() == "does not start with arn:");
  CHECK(parse_arn("").error() == "does not start with arn:");
}

TEST_CASE("a role is named by its ARN or its bare name") {
  struct Row {
    std::string_view text, name;
  };
  constexpr Row rows[] = {
      {"arn:aws:iam::111122223333:role/web", "web"},
      {"arn:aws-cn:iam::111122223333:role/team/a/web", "web"},
      {"arn:{P}:iam::{A}:role/web", "web"},
      {"arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
       "AWSServiceRoleForECS"},
      {"web", "web"},
      {"web+=,.@_-1", "web+=,.@_-1"},
      {"{Role}", ""},
      {"arn:aws:iam::111122223333:role/{Name}", ""},
      {"arn:aws:iam::111122223333:role/*", ""},
      {"arn:aws:iam::111122223333:role/", ""},
      {"arn:aws:iam::111122223333:user/web", ""},
      {"arn:aws:iam::111122223333:instance-profile/web", ""},
      {"arn:aws:sts::111122223333:assumed-role/web/session", ""},
      {"arn:aws:iam::role/web", ""},
      {"role/web", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(role_name(with_symbols(row.text)) == row.name);
  }
  CHECK(last_segment("role/team/web") == "web");
  CHECK(last_segment("web") == "web");
}

TEST_CASE("a Resource element matches ARNs") {
  struct Row {
    std::string_view pattern, arn;
    Answer matches;
  };
  constexpr Row rows[] = {
      {"*", "arn:aws:s3:::b/k", yes},
      {"**", "arn:aws:s3:::b/k", yes},
      {"arn:aws:s3:::b/*", "arn:aws:s3:::b/k", yes},
      {"arn:aws:s3:::b/*", "arn:aws:s3:::b", no},
      {"arn:aws:s3:::b/*", "arn:aws:s3:::B/k", no},
      {"arn:aws:s3:::b/*/test/*", "arn:aws:s3:::b/1/2/test/3/o", yes},
      {"arn:aws:ecr:*:111122223333:repository/*", "arn:aws:ecr:us-east-1:111122223333:repository/web", yes},
      {"arn:aws:ecr:*:111122223333:repository/*", "arn:aws:ecr:us-east-1:444455556666:repository/web", no},
      {"arn:aws:logs:*:*:*", "arn:aws:logs:us-east-1:111122223333:log-group:/ecs/web:log-stream:s", yes},
      {"arn:*:logs:*:*:log-group:/ecs/*", "arn:aws:logs:us-east-1:1:log-group:/ecs/web:log-stream:s", yes},
      {"arn:aws:logs:r:1:log-group:/ecs/*:*", "arn:aws:logs:r:1:log-group:/ecs/web", no},
      // A star at the end of a field may run over the colons after it.
      {"arn:aws:s3:*", "arn:aws:s3:::b/k", yes},
      {"arn:aws:s3*", "arn:aws:s3:::b/k", yes},
      {"arn:*", "arn:aws:s3:::b/k", yes},
      {"arn:aws:logs:*:/x", "arn:aws:logs:r:1:log-group:/x", yes},
      // Of one elsewhere AWS does not say so.
      {"arn:aws:ecs:us-*-1:1:cluster/c", "arn:aws:ecs:us-east-1:1:cluster/c", yes},
      {"arn:aws:ecs:us-*-1:1:cluster/c", "arn:aws:ecs:eu-west-1:1:cluster/c", no},
      {"arn:aws:ecs:us-*r/c", "arn:aws:ecs:us-east-1:1:cluster/c", depends},
      {"arn:aws:ecs:us-?ast-1:1:cluster/c", "arn:aws:ecs:us-east-1:1:cluster/c", yes},
      {"arn:aws:ecs:us-east-1?1:cluster/c", "arn:aws:ecs:us-east-1:1:cluster/c", depends},
      {"*:cluster/c", "arn:aws:ecs:us-east-1:1:cluster/c", yes},
      {"*r/c", "arn:aws:ecs:us-east-1:1:cluster/c", depends},
      // Symbols.
      {"arn:{P}:s3:::b/*", "arn:{P}:s3:::b/k", yes},
      {"arn:{P}:s3:::b/*", "arn:{P}:s3:::c/k", no},
      {"arn:{P}:s3:::b/*", "arn:aws:s3:::b/k", depends},
      {"arn:{P}:s3:::b/*", "arn:aws:s3:::c/k", no},
      {"arn:aws:s3:::{B}/*", "arn:aws:s3:::b/k", depends},
      {"arn:aws:s3:::{B}/*", "arn:aws:sqs:::b/k", no},
      {"arn:aws:s3:::{B}/*", "arn:aws:s3:::{B}/k", yes},
      {"{Arn}", "arn:aws:s3:::b", depends},
      {"{Arn}", "{Arn}", yes},
      {"{Arn}/*", "arn:aws:s3:::b/k", depends},
      {"{Arn}/*", "arn:aws:s3:::b", no},
      {"arn:aws:s3:::*", "{Arn}", depends},
      {"arn:aws:ecs:{R}-*-1:1:cluster/c", "arn:aws:ecs:us-east-1:1:cluster/c", depends},
      {"arn:aws:ecs:us-*-1:1:cluster/{C}", "arn:aws:ecs:us-east-1:1:cluster/{C}", yes},
      {"arn:aws:secretsmanager:*:*:secret:other-*", "arn:aws:secretsmanager:r:1:secret:name-{Suffix}", no},
      {"arn:aws:secretsmanager:*:*:secret:name-*", "arn:aws:secretsmanager:r:1:secret:name-{Suffix}", yes},
      {"arn:aws:secretsmanager:*:*:secret:name-??????", "arn:aws:secretsmanager:r:1:secret:name-{Suffix}", depends},
      {"arn:aws:logs:*:*:log-group:/ecs/x", "arn:aws:logs:r:1:{Resource}", depends},
      {"arn:aws:logs:*:log-group:/ecs/{X}", "arn:aws:logs:r:1:log-group:/ecs/x", depends},
      // An action without resource-level permissions.
      {"*", "*", yes},
      {"arn:*", "*", no},
      {"arn:aws:ecr:*:*:*", "*", no},
      {"arn:{P}:ecr:*:*:*", "*", no},
      {"{Resource}", "*", depends},
      {"{Resource}/x", "*", no},
      {"?", "*", depends},
      // A pattern of ARNs: all of them, or none.
      {"arn:aws:logs:r:1:log-group:/ecs/*", "arn:aws:logs:r:1:log-group:/ecs/web:*", yes},
      {"arn:aws:logs:r:1:log-group:/ecs/web:*", "arn:aws:logs:r:1:log-group:/ecs/web:*", yes},
      {"arn:aws:logs:r:1:log-group:/ecs/web", "arn:aws:logs:r:1:log-group:/ecs/web:*", no},
      {"arn:aws:logs:r:1:log-group:/ecs/web:log-stream:a", "arn:aws:logs:r:1:log-group:/ecs/web:*", depends},
      {"arn:aws:logs:*:1:log-group:/ecs/api:*", "arn:aws:logs:r:1:log-group:/ecs/web:*", no},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.arn);
    CHECK(resource_matches(with_symbols(row.pattern), with_symbols(row.arn)) == row.matches);
  }
}

TEST_CASE("two Resource patterns overlap, or one takes in the other") {
  struct Row {
    std::string_view a, b;
    Answer overlaps, subsumes;
  };
  constexpr Row rows[] = {
      {"*", "arn:aws:s3:::b", yes, yes},
      {"arn:aws:s3:::*", "arn:aws:s3:::b/*", yes, yes},
      {"arn:aws:s3:::b/*", "arn:aws:s3:::*", yes, no},
      {"arn:*:ecs:*:*:task/*/*", "arn:aws:ecs:r:1:task/c/*", yes, yes},
      {"arn:*:ecs:*:*:task/*", "arn:*:ecs:*:*:cluster/*", no, no},
      {"arn:aws:ecs:us-*-1:*:task/*", "arn:aws:ecs:us-*-1:1:task/x", yes, yes},
      {"arn:aws:ecs:us-*-1:1:task/*", "arn:aws:ecs:eu-*-1:1:task/*", no, no},
      {"arn:aws:ecs:us-*:task/*", "arn:aws:ecs:us-*-1:1:task/*", depends, depends},
      {"arn:aws:logs:*:log-group:/ecs/*", "arn:*:logs:*:*:log-group:*", yes, no},
      {"arn:aws:s3:*", "arn:*:s3:::*", yes, no},
      {"arn:{P}:s3:::b/*", "arn:{P}:s3:::b/x/*", yes, yes},
      {"arn:{P}:s3:::b/*", "arn:{P}:s3:::c/*", no, no},
      {"arn:{P}:s3:::b/*", "arn:aws:s3:::b/x", depends, depends},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(resources_overlap(with_symbols(row.a), with_symbols(row.b)) == row.overlaps);
    CHECK(resources_overlap(with_symbols(row.b), with_symbols(row.a)) == row.overlaps);
    CHECK(resource_subsumes(with_symbols(row.a), with_symbols(row.b)) == row.subsumes);
  }
}

TEST_CASE("ArnLike compares field by field") {
  struct Row {
    std::string_view pattern, arn;
    Answer matches;
  };
  constexpr Row rows[] = {
      {"arn:aws:ecs:*:111122223333:*", "arn:aws:ecs:us-east-1:111122223333:task/c/1", yes},
      {"arn:aws:ecs:*:444455556666:*", "arn:aws:ecs:us-east-1:111122223333:task/c/1", no},
      {"arn:aws:*:/x:y:z", "arn:aws:logs:r:1:log-group:/x:y:z", no},
      {"arn:aws:sns:us-*-1:1:t?", "arn:aws:sns:us-east-1:1:t1", yes},
      {"arn:aws:s3:::b*", "arn:aws:s3:::b/k:v", yes},
      {"arn:aws:ecs:*", "arn:aws:ecs:us-east-1:1:task/c/1", depends},
      {"arn:aws:ecr:*", "arn:aws:ecs:us-east-1:1:task/c/1", no},
      {"*", "arn:aws:s3:::b", depends},
      {"arn:aws:s3:::b", "b", no},
      {"arn:aws:s3:::b", "{Arn}", depends},
      {"{Arn}", "{Arn}", yes},
      {"arn:{P}:s3:::b", "arn:{P}:s3:::c", no},
      {"arn:{P}:s3:::b", "arn:aws:s3:::b", depends},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.arn);
    CHECK(arn_like(with_symbols(row.pattern), with_symbols(row.arn)) == row.matches);
  }
}

TEST_CASE("the parts of an ARN are known by their form") {
  for (const std::string_view region : {"us-east-1", "ap-southeast-5", "us-gov-west-1", "us-isob-east-1",
                                        "eusc-de-east-1", "cn-northwest-1", "il-central-1", "me-south-1"}) {
    CAPTURE(region);
    CHECK(is_region(region));
  }
  for (const std::string_view other : {"us-east-1a", "us-east", "east-1", "us-middle-1", "US-EAST-1", "us--east-1",
                                       "region", "*", "", "-", "1", "us-a-b-east-1", "us-east-"}) {
    CAPTURE(other);
    CHECK_FALSE(is_region(other));
  }
  CHECK(is_account_id("012345678910"));
  CHECK_FALSE(is_account_id("12345678910"));
  CHECK_FALSE(is_account_id("account-id12"));
  CHECK(is_partition("aws-us-gov"));
  CHECK_FALSE(is_partition("amazon"));
}

}  // namespace rolecall::iam
