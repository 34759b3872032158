#include "iam/ip_range.h"

#include <doctest/doctest.h>

#include <string_view>

namespace rolecall::iam {

TEST_CASE("a range covers the addresses with its prefix") {
  struct Row {
    std::string_view range, address;
    bool covers;
  };
  constexpr Row rows[] = {
      {"203.0.113.0/24", "203.0.113.77", true},
      {"203.0.113.0/24", "203.0.114.77", false},
      {"203.0.113.9/24", "203.0.113.77", true},
      {"10.0.0.0/9", "10.127.255.255", true},
      {"10.0.0.0/9", "10.128.0.0", false},
      {"0.0.0.0/0", "255.255.255.255", true},
      {"0.0.0.0/0", "::1", false},
      {"192.0.2.1", "192.0.2.1", true},
      {"192.0.2.1", "192.0.2.2", false},
      {"2001:db8::/32", "2001:db8:1::9", true},
      {"2001:db8::/32", "2001:db9::", false},
      {"::/0", "10.0.0.1", false},
      {"2001:DB8::1", "2001:db8:0:0::1", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.range);
    CAPTURE(row.address);
    REQUIRE(parse_ip_range(row.range));
    REQUIRE(parse_ip_address(row.address));
    CHECK(parse_ip_range(row.range)->covers(*parse_ip_address(row.address)) == row.covers);
  }
}

TEST_CASE("what is no range is none") {
  for (const std::string_view text :
       {"", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "::/129", "10.0.0.*", "host"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_ip_range(text));
  }
  CHECK_FALSE(parse_ip_address("10.0.0.0/8"));
  CHECK_FALSE(parse_ip_address(std::string_view("10.0.0.1\0", 9)));
}

}  // namespace rolecall::iam
