// IP addresses and ranges of them in CIDR form, of both versions, as conditions write them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rolecall::iam {

struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  int bits = 32;  ///< 32 or 128: its version
};

struct IpRange {
  IpAddress first;  ///< the bits after the prefix need not be zero
  int prefix = 32;

  /// False for an address of the other version.
  bool covers(const IpAddress& address) const;
};

std::optional<IpAddress> parse_ip_address(std::string_view text);
/// `203.0.113.0/24`, `2001:db8::/32`; an address alone is the range of itself.
std::optional<IpRange> parse_ip_range(std::string_view text);

}  // namespace rolecall::iam
