#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "needs/image.h"
#include "needs/template.h"
#include "needs/value_from.h"
#include "source/text.h"

namespace rolecall::needs {

TEST_CASE("an image of a private ECR repository is known by its registry") {
  struct Row {
    std::string_view image, account, region, repository;
  };
  constexpr Row rows[] = {
      {"210987654321.dkr.ecr.us-east-1.amazonaws.com/web", "210987654321", "us-east-1", "web"},
      {"210987654321.dkr.ecr.us-east-1.amazonaws.com/shop/web:1.4", "210987654321", "us-east-1", "shop/web"},
      {"210987654321.dkr.ecr.cn-north-1.amazonaws.com.cn/web@sha256:0123", "210987654321", "cn-north-1", "web"},
      {"210987654321.dkr.ecr-fips.us-gov-west-1.amazonaws.com/web:a@sha256:0123", "210987654321", "us-gov-west-1",
       "web"},
      {"210987654321.dkr-ecr.us-east-1.on.aws/web", "210987654321", "us-east-1", "web"},
      {"21098765432.dkr.ecr.us-east-1.amazonaws.com/web", {}, {}, {}},
      {"210987654321.dkr.ecr.amazonaws.com/web", {}, {}, {}},
      {"210987654321.dkr.ecr.us-east-1.amazonaws.com", {}, {}, {}},
      {"public.ecr.aws/nginx/nginx:1", {}, {}, {}},
      {"nginx", {}, {}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.image);
    const auto parsed = parse_ecr_image(row.image);
    CHECK(parsed.has_value() == !row.account.empty());
    if (!parsed) continue;
    CHECK(parsed->account == row.account);
    CHECK(parsed->region == row.region);
    CHECK(parsed->repository == row.repository);
  }
}

TEST_CASE("valueFrom names a secret or a parameter") {
  using Store = ValueFrom::Store;
  const std::string arn = "arn:aws:secretsmanager:us-east-1:210987654321:secret:";
  const std::string open = Text::symbol("suffix").value;
  struct Row {
    std::string text;
    Store store;
    std::string name, plain;
  };
  const Row rows[] = {
      {arn + "db-aB3dE9", Store::secrets_manager, "db-aB3dE9", "db"},
      {arn + "db-aB3dE9:user::", Store::secrets_manager, "db-aB3dE9", "db"},
      {arn + "db", Store::secrets_manager, "db-" + open, "db"},
      {arn + "db-secret", Store::secrets_manager, "db-secret" + open, "db-secret"},
      {arn + "db-123456::AWSCURRENT:", Store::secrets_manager, "db-123456" + open, "db-123456"},
      {"arn:aws:ssm:us-east-1:210987654321:parameter/prod/db", Store::parameter_store, "prod/db", "prod/db"},
      {"/prod/db", Store::parameter_store, "prod/db", "prod/db"},
      {"db", Store::parameter_store, "db", "db"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto value = parse_value_from(row.text);
    REQUIRE(value.has_value());
    CHECK(value->store == row.store);
    CHECK(value->name == row.name);
    CHECK(plain_name(value->name) == row.plain);
  }
  for (std::string_view other : {"", "arn:aws:s3:::bucket/key", "arn:aws:ssm", "s3://bucket/key"}) {
    CAPTURE(other);
    CHECK_FALSE(parse_value_from(other).has_value());
  }
}

TEST_CASE("what is not known of a resource stays open, and is written for a person to fill in") {
  const Fields fields = {{"region", "us-east-1"}, {"group", "/ecs/web"}};
  const std::string resource = filled("arn:{partition}:logs:{region}:{account}:log-group:{group}:{*}", fields);
  CHECK(resource == "arn:" + Text::symbol("partition").value + ":logs:us-east-1:" + Text::symbol("account").value +
                        ":log-group:/ecs/web:" + Text::symbol("*").value);
  CHECK(as_in_policy(resource) == "arn:aws:logs:us-east-1:ACCOUNT:log-group:/ecs/web:*");
  CHECK(as_in_policy(filled("secret:{name}", {{"name", "db-" + Text::symbol("suffix").value}})) == "secret:db-??????");
  CHECK(filled("no field", fields) == "no field");
  CHECK(filled("an open { brace", fields) == "an open { brace");
}

}  // namespace rolecall::needs
