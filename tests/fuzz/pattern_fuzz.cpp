// What the questions about patterns say of each other, whatever the patterns are: the text is three of them, in lines.
#include "iam/pattern.h"

#include <algorithm>
#include <array>

#include "invariants.h"

namespace {

using namespace rolecall;

/// The lines of the text, the last one with all that is left, cut to what keeps one run short.
std::array<std::string, 3> lines_of(std::string_view text) {
  std::array<std::string, 3> lines;
  for (std::string& line : lines) {
    const std::size_t end = &line == &lines.back() ? text.size() : std::min(text.find('\n'), text.size());
    line = text.substr(0, std::min<std::size_t>(end, 200));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void check_questions(std::string_view a, std::string_view b, std::string_view text, iam::Case letters) {
  using iam::matches, iam::overlaps, iam::subsumes;
  const bool a_matches = matches(a, text, letters) == Answer::yes, b_matches = matches(b, text, letters) == Answer::yes;
  fuzz::require(!(a_matches && b_matches && overlaps(a, b, letters) == Answer::no));
  fuzz::require(!(subsumes(a, b, letters) == Answer::yes && b_matches && matches(a, text, letters) == Answer::no));
  fuzz::require(!(subsumes(a, b, letters) == Answer::yes && overlaps(a, b, letters) == Answer::no));
  fuzz::require(overlaps(a, b, letters) == overlaps(b, a, letters));
  fuzz::require(subsumes(a, a, letters) == Answer::yes);
  fuzz::require(iam::equal(a, a, letters) == Answer::yes);
  const bool are_known = Text::is_known(a) && Text::is_known(text);
  fuzz::require(!are_known || matches(a, text, letters) != Answer::depends);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto [a, b, text] = lines_of({reinterpret_cast<const char*>(data), size});
  for (const iam::Case letters : {iam::Case::sensitive, iam::Case::insensitive}) check_questions(a, b, text, letters);
  return 0;
}
