#include "iam/moment.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace rolecall::iam {

TEST_CASE("a moment is a date of ISO 8601 or the seconds of the epoch") {
  struct Row {
    std::string_view text;
    std::int64_t milliseconds;
  };
  constexpr Row rows[] = {
      {"1970-01-01T00:00:00Z", 0},
      {"2026-11-23T09:30:00Z", 1795426200000},
      {"2026-11-23T09:30Z", 1795426200000},
      {"2026-11-23T10:30+01:00", 1795426200000},
      {"2026-11-23T04:00:00.250-05:30", 1795426200250},
      {"2026-11-23", 1795392000000},
      {"2026-11", 1793491200000},
      {"2024-02-29T00:00:00Z", 1709164800000},
      {"1795426200", 1795426200000},
      {"-1", -1000},
      {"0", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<std::int64_t> moment = parse_moment(row.text);
    REQUIRE(moment);
    CHECK(*moment == row.milliseconds * 1'000'000);
  }
}

TEST_CASE("what is no moment, or may be two, is none") {
  for (const std::string_view text : {"",
                                      "2026",
                                      "2026-",
                                      "2026-13-01",
                                      "2026-02-30",
                                      "2023-02-29",
                                      "2026-11-23T",
                                      "2026-11-23T09Z",
                                      "2026-11-23T09:30",
                                      "2026-11-23T24:00Z",
                                      "2026-11-23T09:30:00.Z",
                                      "2026-11-23T09:30Zx",
                                      "2026-11-23 09:30Z",
                                      "9999-01-01",
                                      "1600-01-01",
                                      "yesterday",
                                      "99999999999999999999",
                                      "9223372036854775807",
                                      "1.5",
                                      "2026-11-23T09:30+1:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_moment(text));
  }
}

}  // namespace rolecall::iam
