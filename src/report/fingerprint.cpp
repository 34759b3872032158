// What a finding is known by from run to run: the rule, the file, whose it is and the words it covers, not the line.
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <unordered_map>

#include "report/report.h"

namespace rolecall::report {

namespace {

// FNV-1a with 128 bits (draft-eastlake-fnv): each byte is xored in, then all is multiplied by the prime 2^88 + 0x13b.
// Not for secrets: who can choose the words of a setup can also write an ignore.
class Hash {
 public:
  void add(char c) {
    value_ ^= static_cast<unsigned char>(c);
    value_ *= prime;
  }
  /// A part of the identity; its end is hashed too, so that "a","bc" is not "ab","c".
  void add(std::string_view part) {
    for (const char c : part) add(c);
    add('\0');
  }
  /// The words of a setup: how they are indented or broken into lines does not matter.
  void add_words(std::string_view words) {
    for (const char c : words)
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') add(c);
    add('\0');
  }
  std::string hex() const {
    return fmt::format("{:016x}{:016x}", static_cast<std::uint64_t>(value_ >> 64), static_cast<std::uint64_t>(value_));
  }

 private:
  __extension__ using Wide = unsigned __int128;
  static constexpr Wide prime = (Wide{1} << 88) + 0x13b;
  Wide value_ = (Wide{0x6c62272e07bb0142} << 64) + 0x62b821756295c58d;
};

Hash hash_of(const Finding& finding, const Sources& sources) {
  Hash hash;
  hash.add(finding.rule);
  hash.add(finding.entity_kind);
  hash.add(finding.entity_name);
  if (!finding.span.is_somewhere()) return hash;
  hash.add(sources[sources.in_file(finding.span).source].path);
  hash.add_words(sources.text(finding.span));
  return hash;
}

}  // namespace

std::vector<std::string> fingerprints(const Results& results) {
  std::vector<std::string> prints;
  prints.reserve(results.findings.size());
  std::unordered_map<std::string, unsigned> equals;
  for (const Finding& finding : results.findings) {
    Hash hash = hash_of(finding, *results.sources);
    const unsigned number = equals[hash.hex()]++;
    if (number > 0) hash.add(std::to_string(number));
    prints.push_back(hash.hex());
  }
  return prints;
}

}  // namespace rolecall::report
