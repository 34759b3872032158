#include "source/wildcard.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "all_words.h"

namespace rolecall {

TEST_CASE("a wildcard pattern matches the way IAM matches it") {
  struct Row {
    std::string_view pattern, text;
    bool matches;
  };
  constexpr Row rows[] = {
      {"ecs:Run*", "ecs:RunTask", true},
      {"ecs:Run*", "ecs:StopTask", false},
      {"ecs:Run*", "ecs:runtask", false},
      {"*", "", true},
      {"?", "", false},
      {"", "", true},
      {"", "a", false},
      {"a?c", "abc", true},
      {"*:Get*Value", "secretsmanager:GetSecretValue", true},
      {"arn:*:s3:::b/*", "arn:aws:s3:::b", false},
      {"**a**", "a", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(wildcard_match(row.pattern, row.text) == row.matches);
  }
}

TEST_CASE("the case of letters can be left out of account") {
  CHECK(wildcard_match_any_case("ECS:run*", "ecs:RunTask"));
  CHECK(wildcard_match_any_case("ecs:Ru?Task", "ECS:RUNTASK"));
  CHECK_FALSE(wildcard_match_any_case("ecs:Run*", "ecr:RunTask"));
  // `[` and `{` differ by the bit that letters differ by.
  CHECK_FALSE(wildcard_match_any_case("[", "{"));
}

// The definition: a star takes nothing, or one character and is still there.
static bool by_definition(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*')
    return by_definition(pattern.substr(1), text) || (!text.empty() && by_definition(pattern, text.substr(1)));
  return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) &&
         by_definition(pattern.substr(1), text.substr(1));
}

TEST_CASE("matching agrees with its definition on all short patterns and texts") {
  const std::vector<std::string> texts = all_words("ab", 6);
  int disagreements = 0;
  for (const std::string& pattern : all_words("ab*?", 5))
    for (const std::string& text : texts)
      if (wildcard_match(pattern, text) != by_definition(pattern, text)) ++disagreements;
  CHECK(disagreements == 0);
}

TEST_CASE("a pattern of many stars is matched in bounded time") {
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "a*";
  CHECK_FALSE(wildcard_match(pattern + 'b', std::string(20000, 'a')));
}

}  // namespace rolecall
