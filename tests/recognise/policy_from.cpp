#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "recognise/document.h"

namespace rolecall {

namespace {

using iam::PolicyType;
using iam::Slip;

/// A policy document read from its text, with the words of each span.
struct PolicyText {
  explicit PolicyText(std::string text) {
    Source source;
    source.path = "policy.json";
    source.text = std::move(text);
    const std::uint32_t index = sources.add(std::move(source));
    tree = read::read(sources, index, read::Format::json, findings);
    REQUIRE(tree);
    policy = recognise::policy_from(tree->root(), PolicyType::identity, "p");
  }
  std::string_view words(const Span& span) const { return sources.text(span); }

  Sources sources;
  Findings findings{"input/test"};
  std::optional<Tree> tree;
  iam::Policy policy;
};

std::string in_statement(std::string_view members) {
  return R"({"Version": "2012-10-17", "Statement": [{)" + std::string(members) + "}]}";
}

}  // namespace

TEST_CASE("every element of a policy is read with its place") {
  const PolicyText text(R"({
    "Version": "2012-10-17", "Id": "pulls",
    "Statement": [{
      "Sid": "Pull", "Effect": "Allow",
      "Principal": {"AWS": ["111122223333", "*"], "Service": "ecs.amazonaws.com"},
      "Action": ["ecr:BatchGetImage", "ecr:Get*"], "Resource": "*",
      "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"},
                    "Bool": {"aws:SecureTransport": [true]}}}]})");
  const iam::Policy& policy = text.policy;
  CHECK(policy.slips.empty());
  CHECK(policy.name == "p");
  CHECK(policy.version->value == "2012-10-17");
  CHECK(text.words(policy.version_key_span) == R"("Version")");
  CHECK(text.words(policy.id.span) == R"("pulls")");
  CHECK(text.words(policy.span).starts_with("{"));
  REQUIRE(policy.statements.size() == 1);

  const iam::Statement& statement = policy.statements[0];
  CHECK(statement.allows());
  CHECK(text.words(statement.sid.span) == R"("Pull")");
  CHECK(text.words(statement.effect_key_span) == R"("Effect")");
  CHECK(text.words(statement.effect_span) == R"("Allow")");
  REQUIRE(statement.action.list.size() == 2);
  CHECK(statement.action.list[1].value == "ecr:Get*");
  CHECK(text.words(statement.action.list[1].span) == R"("ecr:Get*")");
  CHECK(text.words(statement.action.key_span) == R"("Action")");
  CHECK(text.words(statement.action.span) == R"(["ecr:BatchGetImage", "ecr:Get*"])");
  REQUIRE(statement.resource.list.size() == 1);
  CHECK(text.words(statement.resource.list[0].span) == R"("*")");
  CHECK_FALSE(statement.not_action.is_present());
  CHECK_FALSE(statement.not_principal.is_present());

  REQUIRE(statement.principal.list.size() == 3);
  CHECK(statement.principal.list[0].kind == "AWS");
  CHECK(text.words(statement.principal.list[0].kind_span) == R"("AWS")");
  CHECK(statement.principal.list[1].is_anyone());
  CHECK(statement.principal.list[2].is_service("ecs.amazonaws.com"));
  CHECK(text.words(statement.principal.list[2].value.span) == R"("ecs.amazonaws.com")");

  REQUIRE(statement.conditions.size() == 2);
  CHECK(statement.conditions[0].op.value == "StringEquals");
  CHECK(text.words(statement.conditions[0].op.span) == R"("StringEquals")");
  CHECK(text.words(statement.conditions[0].key.span) == R"("aws:SourceAccount")");
  CHECK(text.words(statement.conditions[0].values.list[0].span) == R"("111122223333")");
  CHECK(statement.conditions[1].values.list[0].value == "true");
  CHECK(text.words(statement.condition_key_span) == R"("Condition")");
}

TEST_CASE("one statement need not stand in a list") {
  const PolicyText text(R"({"Statement": {"Effect": "Deny", "NotAction": "iam:*", "NotResource": "*",
                                           "NotPrincipal": "*"}})");
  CHECK(text.policy.slips.empty());
  REQUIRE(text.policy.statements.size() == 1);
  CHECK(text.policy.statements[0].denies());
  CHECK(text.policy.statements[0].actions().list[0].value == "iam:*");
  CHECK(text.policy.statements[0].resources().list[0].value == "*");
  CHECK(text.policy.statements[0].not_principal.list[0].is_anyone());
  CHECK_FALSE(text.policy.version);
}

TEST_CASE("what breaks the grammar is a slip at its place") {
  struct Row {
    std::string document;
    Slip::Kind kind;
    std::string_view place, word;
    bool in_statement;
  };
  const Row rows[] = {
      {"[]", Slip::Kind::wrong_type, "[]", "an object", false},
      {"null", Slip::Kind::wrong_type, "null", "an object", false},
      {R"("text")", Slip::Kind::wrong_type, R"("text")", "an object", false},
      {R"({"Version": "2012-10-17"})", Slip::Kind::missing_statement, R"({"Version": "2012-10-17"})", "Statement",
       false},
      {R"({"Statement": []})", Slip::Kind::missing_statement, "[]", "Statement", false},
      {R"({"Statement": null})", Slip::Kind::wrong_type, "null", "an object or a list of objects", false},
      {R"({"Statement": [5]})", Slip::Kind::wrong_type, "5", "an object", false},
      {R"({"Statement": [[]]})", Slip::Kind::wrong_type, "[]", "an object", false},
      {R"({"Statements": [{}]})", Slip::Kind::unknown_element, R"("Statements")", "Statements", false},
      {R"({"Version": 20121017, "Statement": {}})", Slip::Kind::wrong_type, "20121017", "a string", false},
      {R"({"Id": {}, "Statement": {}})", Slip::Kind::wrong_type, "{}", "a string", false},
      {R"({"Statement": {}, "Statement": {}})", Slip::Kind::duplicate_key, R"("Statement")", "Statement", false},
      {in_statement(R"("Effect": "allow")"), Slip::Kind::invalid_effect, R"("allow")", "allow", true},
      {in_statement(R"("Effect": ["Allow"])"), Slip::Kind::wrong_type, R"(["Allow"])", "a string", true},
      {in_statement(R"("action": "*")"), Slip::Kind::unknown_element, R"("action")", "action", true},
      {in_statement(R"("Sid": 1)"), Slip::Kind::wrong_type, "1", "a string", true},
      {in_statement(R"("Action": {})"), Slip::Kind::wrong_type, "{}", "a string or a list of strings", true},
      {in_statement(R"("Action": ["a:b", 7])"), Slip::Kind::wrong_type, "7", "a string", true},
      {in_statement(R"("Resource": [["*"]])"), Slip::Kind::wrong_type, R"(["*"])", "a string", true},
      {in_statement(R"("Resource": null)"), Slip::Kind::wrong_type, "null", "a string or a list of strings", true},
      {in_statement(R"("Effect": "Deny", "Effect": "Allow")"), Slip::Kind::duplicate_key, R"("Effect")", "Effect",
       true},
      {in_statement(R"("Principal": "111122223333")"), Slip::Kind::principal_format, R"("111122223333")",
       "111122223333", true},
      {in_statement(R"("Principal": ["*"])"), Slip::Kind::principal_format, R"(["*"])", "", true},
      {in_statement(R"("Principal": {"AWS": 5})"), Slip::Kind::wrong_type, "5", "a string or a list of strings", true},
      {in_statement(R"("Condition": [])"), Slip::Kind::malformed_condition, "[]", "", true},
      {in_statement(R"("Condition": {"aws:PrincipalOrgID": "o-1"})"), Slip::Kind::malformed_condition, R"("o-1")",
       "aws:PrincipalOrgID", true},
      {in_statement(R"("Condition": {"Bool": {"a:b": {}}})"), Slip::Kind::wrong_type, "{}",
       "a string, a number, a boolean, or a list of these", true},
      {in_statement(R"("Condition": {"Bool": {"a:b": [null]}})"), Slip::Kind::wrong_type, "null",
       "a string, a number or a boolean", true},
      {in_statement(R"("Condition": {"Bool": {"a:b": "1", "a:b": "2"}})"), Slip::Kind::duplicate_key, R"("a:b")", "a:b",
       true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.document);
    const PolicyText text(row.document);
    REQUIRE(text.policy.slips.size() == 1);
    const Slip& slip = text.policy.slips[0];
    CHECK(slip.kind == row.kind);
    CHECK(text.words(slip.span) == row.place);
    CHECK(slip.word == row.word);
    CHECK(slip.in_statement == row.in_statement);
  }
}

TEST_CASE("of an element that stands twice the last counts") {
  const PolicyText text(in_statement(R"("Effect": "Deny", "Action": "a:b", "Effect": "Allow",
      "Condition": {"Bool": {"k:a": "1"}, "Bool": {"k:b": "2"}})"));
  const iam::Statement& statement = text.policy.statements.at(0);
  CHECK(statement.allows());
  REQUIRE(statement.conditions.size() == 1);
  CHECK(statement.conditions[0].key.value == "k:b");
  CHECK(text.policy.slips.size() == 2);
}

TEST_CASE("a hundred thousand members of one object are looked through once") {
  std::string keys;
  for (int i = 0; i < 100000; ++i) keys += "\"k:" + std::to_string(i) + "\": \"v\", ";
  const PolicyText text(in_statement(R"("Condition": {"StringEquals": {)" + keys + R"("k:7": "w"}})"));
  CHECK(text.policy.statements.at(0).conditions.size() == 100000);
  CHECK(text.policy.slips.size() == 1);
}

TEST_CASE("the size of a policy is its characters without white space") {
  const std::string_view rows[] = {
      R"({})",
      R"({"Version":"2012-10-17","Statement":[]})",
      R"({"Statement":[{"Effect":"Allow","Action":["a:b","c:d"],"Resource":"*"},{"Sid":"x"}]})",
      R"({"Statement":{"Condition":{"Bool":{"a:b":true,"c:d":[1,2.5,null]}}}})",
  };
  for (const std::string_view row : rows) {
    CAPTURE(row);
    CHECK(PolicyText(std::string(row)).policy.size == row.size());
    std::string spaced;
    for (const char c : row)
      spaced += c == ',' || c == ':' || c == '[' || c == '}' ? std::string(" ") + c : std::string(1, c);
    CHECK(PolicyText("\n" + spaced + "\r\n").policy.size == row.size());
  }
  CHECK(PolicyText(R"({"Id":"é b"})").policy.size == std::string_view(R"({"Id":"eb"})").size());
}

TEST_CASE("what only deployment decides stays unknown and is no slip") {
  Tree tree;
  const auto leaf = [&](Kind kind, std::string_view key, std::string_view text) {
    Node node;
    node.kind = kind;
    node.key = key;
    node.text = text;
    node.span = node.key_span = Span{0, 0, 0};
    tree.close(tree.open(node));
  };
  const auto open = [&](std::string_view key) {
    Node node;
    node.kind = Kind::object;
    node.key = key;
    node.span = node.key_span = Span{0, 0, 0};
    return tree.open(node);
  };
  const std::string symbol = Text::symbol("Bucket").value;
  const std::string arn = "arn:aws:s3:::" + symbol + "/*";
  const std::uint32_t root = open("");
  const std::uint32_t statement = open("Statement");
  leaf(Kind::unknown, "Effect", "Effect");
  leaf(Kind::unknown, "Action", "Actions");
  leaf(Kind::string, "Resource", arn);
  leaf(Kind::string, "Principal", symbol);
  leaf(Kind::unknown, "Condition", "Conditions");
  leaf(Kind::string, symbol, "x");
  tree.close(statement);
  tree.close(root);

  const iam::Policy policy = recognise::policy_from(tree.root(), PolicyType::unknown, "p");
  CHECK(policy.slips.empty());
  CHECK_FALSE(policy.is_unknown);
  REQUIRE(policy.statements.size() == 1);
  const iam::Statement& read = policy.statements[0];
  CHECK_FALSE(read.effect);
  CHECK(read.action.is_unknown);
  REQUIRE(read.resource.list.size() == 1);
  CHECK(read.resource.list[0].value == arn);
  CHECK_FALSE(read.resource.list[0].is_known());
  CHECK(read.principal.is_unknown);
  CHECK(read.condition_is_unknown);
}

TEST_CASE("the content of a policy tells what it is for") {
  struct Row {
    std::string_view statement;
    PolicyType type;
  };
  constexpr Row rows[] = {
      {R"({"Effect":"Allow","Action":"ecs:Poll","Resource":"*"})", PolicyType::identity},
      {R"({"Effect":"Allow","NotAction":"ecs:Poll","NotResource":"*"})", PolicyType::identity},
      {R"({"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"})", PolicyType::identity},
      {R"({"Effect":"Allow","Action":"ecs:Poll"})", PolicyType::unknown},
      {R"({"Effect":"Allow","Action":"sts:AssumeRole"})", PolicyType::unknown},
      {R"({"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"})",
       PolicyType::trust},
      {R"({"Effect":"Allow","Principal":{"Federated":"x"},"Action":["STS:AssumeRoleWithWebIdentity","sts:TagSession"]})",
       PolicyType::trust},
      {R"({"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"})", PolicyType::trust},
      {R"({"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"})", PolicyType::resource},
      {R"({"Effect":"Allow","NotPrincipal":"*","Action":["s3:Get*","sts:AssumeRole"],"Resource":"*"})",
       PolicyType::resource},
      {R"({"Effect":"Allow","Principal":"*"})", PolicyType::unknown},
      {R"([])", PolicyType::unknown},
      {R"("x")", PolicyType::unknown},
      {R"([null, 5, {"Action": {}, "Resource": 5}])", PolicyType::identity},
  };
  for (const Row& row : rows) {
    CAPTURE(row.statement);
    const PolicyText text(R"({"Version":"2012-10-17","Statement":)" + std::string(row.statement) + "}");
    CHECK(recognise::type_from_content(text.tree->root()) == row.type);
  }
}

TEST_CASE("a policy document is known by its elements") {
  struct Row {
    std::string_view text;
    bool is_policy;
  };
  constexpr Row rows[] = {
      {R"({"Version":"2012-10-17","Statement":[]})", true},
      {R"({"Version":"2012-10-17"})", true},
      {R"({"Version":20121017,"Statement":[]})", true},
      {R"({"Statement":{"Effect":"Allow"}})", true},
      {R"({"Statement":[7,{"Action":"*"}]})", true},
      {R"({"Version":"2024-01-31","Statements":[{"Effect":"Allow"}]})", true},
      {R"({"Statement":"SELECT 1"})", false},
      {R"({"Version":"1","Statement":"SELECT 1"})", false},
      {R"({"Statement":[]})", false},
      {R"({"Version":"1.0"})", false},
      {R"({"Statements":[{"Statement":"SELECT 1"}]})", false},
      {R"([])", false},
      {R"("x")", false},
      {R"({})", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(recognise::looks_like_policy(PolicyText(std::string(row.text)).tree->root()) == row.is_policy);
  }
}

}  // namespace rolecall
