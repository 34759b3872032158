#include "iam/ip_range.h"

#include <arpa/inet.h>

#include <charconv>
#include <cstddef>
#include <string>

namespace rolecall::iam {

bool IpRange::covers(const IpAddress& address) const {
  if (address.bits != first.bits) return false;
  for (int bit = 0; bit < prefix; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    const int mask = 0x80 >> (bit % 8);
    if ((address.bytes[byte] & mask) != (first.bytes[byte] & mask)) return false;
  }
  return true;
}

std::optional<IpAddress> parse_ip_address(std::string_view text) {
  const std::string words(text);  // for the zero at the end
  if (words.find('\0') != words.npos) return std::nullopt;
  IpAddress address;
  if (inet_pton(AF_INET, words.c_str(), address.bytes.data()) == 1) return address;
  address.bits = 128;
  if (inet_pton(AF_INET6, words.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::optional<IpRange> parse_ip_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::optional<IpAddress> first = parse_ip_address(text.substr(0, slash));
  if (!first) return std::nullopt;
  if (slash == text.npos) return IpRange{*first, first->bits};
  const std::string_view digits = text.substr(slash + 1);
  unsigned prefix = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
  if (error != std::errc() || end != digits.data() + digits.size() || prefix > static_cast<unsigned>(first->bits))
    return std::nullopt;
  return IpRange{*first, static_cast<int>(prefix)};
}

}  // namespace rolecall::iam
