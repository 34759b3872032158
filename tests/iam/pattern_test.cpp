#include "iam/pattern.h"

#include <doctest/doctest.h>

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "iam/symbols.h"

namespace rolecall::iam {

namespace {

constexpr Answer yes = Answer::yes, depends = Answer::depends, no = Answer::no;

// All words of these letters up to a length.
std::vector<std::string> all_words(std::string_view letters, std::size_t longest) {
  std::vector<std::string> words = {""};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() == longest) break;
    for (const char letter : letters) words.push_back(words[i] + letter);
  }
  return words;
}

/// A language as the set of its short texts. `c` stands for the letters that no pattern names.
constexpr std::size_t text_count = 3280;  // of at most 7 letters
using Language = std::bitset<text_count>;

std::vector<Language> languages_of(const std::vector<std::string>& patterns) {
  const std::vector<std::string> texts = all_words("abc", 7);
  REQUIRE(texts.size() == text_count);
  std::vector<Language> languages(patterns.size());
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (std::size_t t = 0; t < texts.size(); ++t) languages[p][t] = wildcard_match(patterns[p], texts[t]);
  return languages;
}

/// Patterns with the symbols S and R, as words of the letters `s` and `r`.
std::string with_letters_as_symbols(std::string_view word) {
  std::string text;
  for (const char c : word) {
    if (c == 's' || c == 'r')
      text += Text::symbol(std::string(1, c)).value;
    else
      text += c;
  }
  return text;
}

std::string with_values(std::string_view word, std::string_view s, std::string_view r) {
  std::string text;
  for (const char c : word) {
    if (c == 's')
      text += s;
    else if (c == 'r')
      text += r;
    else
      text += c;
  }
  return text;
}

using Question = Answer (*)(std::string_view, std::string_view, Case, Colons);

/// How many answers on symbols are wrong: a yes that fails for a value, or a no that holds for one.
int wrong_answers(const std::vector<std::string>& left, const std::vector<std::string>& right, Question question) {
  const std::vector<std::string> values = {"", "a", "ab", "bab", "*", "?"}, none = {""};
  int wrong = 0;
  for (const std::string& a : left)
    for (const std::string& b : right) {
      const Answer said = question(with_letters_as_symbols(a), with_letters_as_symbols(b), Case::sensitive, {});
      bool always = true, never = true;
      const std::string letters = a + b;
      for (const std::string& s : letters.find('s') == letters.npos ? none : values)
        for (const std::string& r : letters.find('r') == letters.npos ? none : values) {
          const Answer one = question(with_values(a, s, r), with_values(b, s, r), Case::sensitive, {});
          always = always && one == yes;
          never = never && one == no;
        }
      wrong += (said == yes && !always) || (said == no && !never);
    }
  return wrong;
}

}  // namespace

TEST_CASE("a pattern matches a known text as a wildcard does") {
  struct Row {
    std::string_view pattern, text;
    Answer sensitive, insensitive;
  };
  constexpr Row rows[] = {
      {"ecs:Run*", "ecs:RunTask", yes, yes},
      {"ECS:run*", "ecs:RunTask", no, yes},
      {"ecs:Run?", "ecs:Run", no, no},
      {"*", "", yes, yes},
      {"?", "é", yes, yes},
      {"??", "é", no, no},
      {"a?c", "a\U0001F600c", yes, yes},
      {"É", "é", no, no},
      {"a\xFD"
       "b",
       "a*b", yes, yes},
      {"a\xFD"
       "b",
       "axb", no, no},
      {"a\xFC", "a?", yes, yes},
      {"a\xFC", "ab", no, no},
      {"a*", "a*", yes, yes},
      {"a", "a*", no, no},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(matches(row.pattern, row.text) == row.sensitive);
    CHECK(matches(row.pattern, row.text, Case::insensitive) == row.insensitive);
  }
}

TEST_CASE("a pattern matches a text with symbols as far as that is known") {
  struct Row {
    std::string_view pattern, text;
    Answer matches;
  };
  constexpr Row rows[] = {
      {"arn:{P}:s3:::b/*", "arn:{P}:s3:::b/k", yes},
      {"arn:{P}:s3:::b/*", "arn:aws:s3:::b/k", depends},
      {"arn:{P}:s3:::b/*", "arn:{Q}:s3:::b/k", depends},
      {"arn:aws:s3:::b/*", "arn:aws:s3:::b/{Key}", yes},
      {"*", "{Anything}", yes},
      {"*", "", yes},
      {"?", "{S}", depends},
      {"?*", "{S}", depends},
      {"?*", "{S}a", yes},
      {"*?", "a{S}", yes},
      {"??*", "{S}a{S}", depends},
      {"{S}", "{S}", yes},
      {"{S}{S}", "{S}{S}", yes},
      {"{S}{R}", "{R}{S}", depends},
      {"{S}", "{R}", depends},
      {"{S}", "anything", depends},
      {"{S}x", "anything", no},
      {"x{S}", "anything", no},
      {"a{S}b{S}c", "abc", depends},
      {"a*", "b{S}", no},
      {"*a", "{S}b", no},
      {"{S}-log", "{S}-log", yes},
      {"*{S}*", "x{S}y", yes},
      {"*{S}*", "xy", depends},
      {"{a?b}", "{a?b}", yes},
      {"{", "{", yes},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(matches(with_symbols(row.pattern), with_symbols(row.text)) == row.matches);
  }
}

TEST_CASE("colons may be left to the wildcards of the left side") {
  const auto matched = [](std::string_view pattern, std::string_view text) {
    return matches(with_symbols(pattern), with_symbols(text), Case::sensitive, Colons::of_left_wildcards);
  };
  CHECK(matched("a*d", "a:b:d") == yes);
  CHECK(matched("a{S}d", "a:b:d") == no);
  CHECK(matched("a{S}d", "abd") == depends);
  CHECK(matched("a:b", "a{S}b") == no);
  CHECK(matched("*:a:*", "x:{S}") == no);
  CHECK(matched("*:a*", "x:{S}") == depends);
  CHECK(overlaps("a*d", "a:*", Case::sensitive, Colons::of_left_wildcards) == yes);
  CHECK(overlaps("a:b:d", "a*d", Case::sensitive, Colons::of_left_wildcards) == no);
  CHECK(overlaps("a*d", "a:b:d", Case::sensitive, Colons::of_left_wildcards) == yes);
}

TEST_CASE("two patterns overlap, or one takes in the other") {
  struct Row {
    std::string_view a, b;
    Answer overlaps, subsumes;
  };
  constexpr Row rows[] = {
      {"ecs:*", "ecs:Run*", yes, yes},
      {"ecs:Run*", "ecs:*", yes, no},
      {"ecs:Run*", "ecs:*Task", yes, no},
      {"ecs:Run*", "ecr:*", no, no},
      {"?", "*", yes, no},
      {"a*", "a?*", yes, yes},
      {"a?*", "a*", yes, no},
      {"*?", "?*", yes, yes},
      {"*", "", yes, yes},
      {"?*", "*a", yes, yes},
      {"*a*", "*b*a*b*", yes, yes},
      {"*aa*", "*a*a*", yes, no},
      {"a*b*c", "a*c", yes, no},
      {"a", "a", yes, yes},
      {"a", "?", yes, no},
      {"{S}", "{S}", yes, yes},
      {"{S}*", "{S}a*", yes, yes},
      {"{S}*", "*{S}", yes, depends},
      {"x{S}*", "y*", no, no},
      {"a*", "{S}*", depends, depends},
      {"b*", "b{S}*", yes, yes},
      {"b{S}*", "b*", yes, depends},
      {"b{S}", "b*", yes, depends},
      {"*", "{S}", yes, yes},
      {"{S}", "*", yes, depends},
      {"?{S}", "*", yes, no},
      {"{S}?", "?*", yes, depends},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(overlaps(with_symbols(row.a), with_symbols(row.b)) == row.overlaps);
    CHECK(overlaps(with_symbols(row.b), with_symbols(row.a)) == row.overlaps);
    CHECK(subsumes(with_symbols(row.a), with_symbols(row.b)) == row.subsumes);
  }
}

TEST_CASE("overlap and inclusion agree with their definition on all short patterns") {
  const std::vector<std::string> patterns = all_words("ab*?", 4);
  const std::vector<Language> languages = languages_of(patterns);
  int wrong_overlaps = 0, wrong_inclusions = 0;
  for (std::size_t i = 0; i < patterns.size(); ++i)
    for (std::size_t j = 0; j < patterns.size(); ++j) {
      const bool is_subset = (languages[j] & ~languages[i]).none();
      if (subsumes(patterns[i], patterns[j]) != answer(is_subset)) ++wrong_inclusions;
      if (overlaps(patterns[i], patterns[j]) != answer((languages[i] & languages[j]).any())) ++wrong_overlaps;
    }
  CHECK(wrong_overlaps == 0);
  CHECK(wrong_inclusions == 0);
}

TEST_CASE("what is said of symbols holds for each of their values") {
  const std::vector<std::string> patterns = all_words("a*?sr", 3), texts = all_words("absr", 3);
  CHECK(wrong_answers(patterns, texts, matches) == 0);
  CHECK(wrong_answers(patterns, patterns, overlaps) == 0);
  CHECK(wrong_answers(patterns, patterns, subsumes) == 0);
}

TEST_CASE("texts are equal without wildcards") {
  CHECK(equal("a*", "a*") == yes);
  CHECK(equal("a*", "ab") == no);
  CHECK(equal("a\xFD", "a*") == yes);
  CHECK(equal("TRUE", "true") == no);
  CHECK(equal("TRUE", "true", Case::insensitive) == yes);
  CHECK(equal(with_symbols("{S}a"), with_symbols("{S}a")) == yes);
  CHECK(equal(with_symbols("{S}a"), with_symbols("{S}b")) == no);
  CHECK(equal(with_symbols("{S}a"), "ba") == depends);
  CHECK(equal(with_symbols("*{S}"), "a") == no);
}

TEST_CASE("wildcards in the names of symbols are none") {
  CHECK(has_wildcards("a*"));
  CHECK(has_wildcards("a?b"));
  CHECK_FALSE(has_wildcards(with_symbols("a{x*?}b")));
  CHECK(matches_everything("**"));
  CHECK_FALSE(matches_everything(""));
  CHECK_FALSE(matches_everything("*?"));
}

TEST_CASE("long patterns with symbols are compared in bounded time") {
  std::string pattern = with_symbols("{S}");
  for (int i = 0; i < 500; ++i) pattern += "a*";
  CHECK(matches(pattern + 'b', std::string(2000, 'a')) == no);
  CHECK(overlaps(pattern, pattern) == yes);
  CHECK(subsumes(pattern, pattern) == yes);
}

}  // namespace rolecall::iam
