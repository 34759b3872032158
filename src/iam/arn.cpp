#include "iam/arn.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "iam/pattern.h"
#include "source/text.h"

namespace rolecall::iam {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// The next colon outside of symbols, or npos.
std::size_t next_colon(std::string_view text, std::size_t begin) {
  bool in_symbol = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == Text::symbol_begin)
      in_symbol = true;
    else if (text[i] == Text::symbol_end)
      in_symbol = false;
    else if (text[i] == ':' && !in_symbol)
      return i;
  }
  return text.npos;
}

using Fields = std::array<std::string_view, 5>;
Fields fields(const Arn& arn) {
  return {arn.partition, arn.service, arn.region, arn.account, arn.resource};
}

/// A question about two patterns, or a pattern and a text: matches, overlaps, subsumes.
using Question = Answer (*)(std::string_view, std::string_view, Case, Colons);

// Each field of one with the same field of the other.
Answer field_by_field(const Arn& a, const Arn& b, Question question) {
  const Fields of_a = fields(a), of_b = fields(b);
  Answer result = Answer::yes;
  for (std::size_t i = 0; i < of_a.size() && result != Answer::no; ++i)
    result = both(result, question(of_a[i], of_b[i], Case::sensitive, Colons::of_all));
  return result;
}

// Is it sure how far the wildcards before the resource reach: are they all `*` at the end of a field?
bool has_sure_reach(std::string_view pattern) {
  std::size_t begin = 0;
  for (int field = 0; field < 5 && begin < pattern.size(); ++field) {
    const std::size_t end = std::min(next_colon(pattern, begin), pattern.size());
    std::string_view words = pattern.substr(begin, end - begin);
    while (words.ends_with('*')) words.remove_suffix(1);
    if (has_wildcards(words)) return false;
    begin = end + 1;
  }
  return true;
}

// Matching or inclusion. With every wildcard running over colons it is the most that can be so, field by field the
// least. What is open in an ARN is taken to hold no colon where a `*` of the pattern runs over one: else each symbol
// might hold the fields of another ARN, and nothing were sure.
Answer answered(std::string_view wide, std::string_view narrow, Question question) {
  const Answer running = question(wide, narrow, Case::sensitive, Colons::of_all);
  const bool is_sure = has_sure_reach(wide) && has_sure_reach(narrow);
  const Expected<Arn> arn = parse_arn(wide), other = parse_arn(narrow);
  if (running == Answer::no || !arn || !other) return is_sure ? running : both(running, Answer::depends);
  const Answer standing = field_by_field(*arn, *other, question);
  if (running == standing) return running;
  if (running == Answer::yes) return is_sure ? Answer::yes : Answer::depends;
  return question(wide, narrow, Case::sensitive, Colons::of_left_wildcards);
}

// Only a symbol leaves it open whether the pattern is a lone star; a `?` beside stars is nothing that AWS speaks of.
Answer is_lone_star(std::string_view pattern) {
  if (matches_everything(pattern)) return Answer::yes;
  return matches(pattern, "*") == Answer::no || parse_arn(pattern) ? Answer::no : Answer::depends;
}

bool is_role_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || is_lower(c) || (c >= 'A' && c <= 'Z') ||
           std::string_view("+=,.@_-").find(c) != std::string_view::npos;
  });
}

constexpr std::array<std::string_view, 8> partitions = {"aws",       "aws-cn",    "aws-us-gov", "aws-iso",
                                                        "aws-iso-b", "aws-iso-e", "aws-iso-f",  "aws-eusc"};
constexpr std::array<std::string_view, 9> directions = {"north",     "south",     "east",      "west",     "central",
                                                        "northeast", "northwest", "southeast", "southwest"};

// Takes the last part after a hyphen off; the whole text if there is no hyphen.
std::string_view take_last_part(std::string_view& text) {
  const std::size_t hyphen = text.rfind('-');
  const std::string_view part = hyphen == text.npos ? text : text.substr(hyphen + 1);
  text = hyphen == text.npos ? std::string_view{} : text.substr(0, hyphen);
  return part;
}

}  // namespace

Expected<Arn> parse_arn(std::string_view text) {
  if (!text.starts_with("arn:")) return Error{"does not start with arn:"};
  std::array<std::size_t, 5> colons{};
  std::size_t from = 0;
  for (std::size_t& colon : colons) {
    colon = next_colon(text, from);
    if (colon == text.npos) return Error{"has fewer than six fields"};
    from = colon + 1;
  }
  const auto between = [&](std::size_t i) { return text.substr(colons[i] + 1, colons[i + 1] - colons[i] - 1); };
  return Arn{between(0), between(1), between(2), between(3), text.substr(colons[4] + 1)};
}

std::string_view last_segment(std::string_view resource) {
  return resource.substr(resource.rfind('/') + 1);
}

std::string_view role_name(std::string_view arn_or_name) {
  std::string_view name = arn_or_name;
  if (const Expected<Arn> arn = parse_arn(arn_or_name)) {
    if (arn->service != "iam" || !arn->resource.starts_with("role/")) return {};
    name = last_segment(arn->resource);
  }
  return is_role_name(name) ? name : std::string_view{};
}

Answer resource_matches(std::string_view pattern, std::string_view arn) {
  if (matches_everything(pattern)) return Answer::yes;
  if (arn == "*") return is_lone_star(pattern);
  if (!has_wildcards(arn)) return answered(pattern, arn, matches);
  if (resource_subsumes(pattern, arn) == Answer::yes) return Answer::yes;
  return resources_overlap(pattern, arn) == Answer::no ? Answer::no : Answer::depends;
}

// Field by field, or with the wildcards of one side running over colons and those of the other not.
Answer resources_overlap(std::string_view a, std::string_view b) {
  const bool is_sure = has_sure_reach(a) && has_sure_reach(b);
  const Expected<Arn> arn = parse_arn(a), other = parse_arn(b);
  if (!arn || !other) return is_sure ? overlaps(a, b) : both(overlaps(a, b), Answer::depends);
  const Answer standing = field_by_field(*arn, *other, overlaps);
  if (standing == Answer::yes) return standing;
  const Answer running = either(overlaps(a, b, Case::sensitive, Colons::of_left_wildcards),
                                overlaps(b, a, Case::sensitive, Colons::of_left_wildcards));
  return either(standing, is_sure ? running : both(running, Answer::depends));
}

Answer resource_subsumes(std::string_view wide, std::string_view narrow) {
  return answered(wide, narrow, subsumes);
}

Answer arn_like(std::string_view pattern, std::string_view arn) {
  const Expected<Arn> wanted = parse_arn(pattern), given = parse_arn(arn);
  if (wanted && given) return field_by_field(*wanted, *given, matches);
  if (pattern == arn) return Answer::yes;
  // Nor does a known text that is no ARN match a pattern of ARNs.
  if (wanted && Text::is_known(arn)) return Answer::no;
  return both(matches(pattern, arn), Answer::depends);
}

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_partition(std::string_view text) {
  return std::find(partitions.begin(), partitions.end(), text) != partitions.end();
}

// GEOGRAPHY-DIRECTION-NUMBER, with a part between the first two for what is set apart: us-gov-west-1, eusc-de-east-1.
bool is_region(std::string_view text) {
  const std::string_view number = take_last_part(text);
  if (number.empty() || !std::all_of(number.begin(), number.end(), is_digit)) return false;
  const std::string_view direction = take_last_part(text);
  if (std::find(directions.begin(), directions.end(), direction) == directions.end()) return false;
  const std::string_view geography = text.substr(0, text.find('-'));
  const std::string_view between = text.substr(geography.size());
  const bool is_geography = geography.size() >= 2 && geography.size() <= 4;
  return is_geography && std::all_of(geography.begin(), geography.end(), is_lower) && between != "-" &&
         std::count(between.begin(), between.end(), '-') <= 1 &&
         std::all_of(between.begin(), between.end(), [](char c) { return is_lower(c) || c == '-'; });
}

}  // namespace rolecall::iam
