#include "iam/moment.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>

namespace rolecall::iam {

namespace {

constexpr std::int64_t second = 1'000'000'000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads a date from its beginning; after the first thing that is not there it reads nothing more.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool is_good() const { return is_good_; }
  bool is_done() const { return is_good_ && rest_.empty(); }

  bool take(char c) {
    if (!is_good_ || !rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void need(char c) { is_good_ = take(c); }

  // Exactly so many digits, up to a greatest number.
  int number(std::size_t digits, int greatest) {
    int value = 0;
    const std::string_view word = rest_.substr(0, digits);
    is_good_ = is_good_ && word.size() == digits && std::all_of(word.begin(), word.end(), is_digit);
    if (!is_good_) return 0;
    for (const char c : word) value = value * 10 + (c - '0');
    rest_.remove_prefix(digits);
    is_good_ = value <= greatest;
    return value;
  }

  // The digits after a decimal point; what is finer than a nanosecond is left out.
  std::int64_t fraction() {
    std::int64_t value = 0, unit = second;
    is_good_ = is_good_ && !rest_.empty() && is_digit(rest_.front());
    while (!rest_.empty() && is_digit(rest_.front())) {
      unit /= 10;
      value += (rest_.front() - '0') * unit;
      rest_.remove_prefix(1);
    }
    return value;
  }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

// The offset of the zone from UTC.
std::int64_t zone(Reader& reader) {
  if (reader.take('Z')) return 0;
  const int sign = reader.take('-') ? -1 : 1;
  if (sign > 0) reader.need('+');
  const int hours = reader.number(2, 23);
  reader.need(':');
  const int minutes = reader.number(2, 59);
  return sign * (hours * 60 + minutes) * 60 * second;
}

// The time of day, in UTC.
std::int64_t time(Reader& reader) {
  const int hours = reader.number(2, 23);
  reader.need(':');
  const int minutes = reader.number(2, 59);
  std::int64_t moment = (hours * 60 + minutes) * 60 * second;
  if (reader.take(':')) {
    moment += reader.number(2, 59) * second;
    if (reader.take('.')) moment += reader.fraction();
  }
  return moment - zone(reader);
}

std::optional<std::int64_t> parse_epoch(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t greatest = INT64_MAX / second;
  if (error != std::errc() || end != text.data() + text.size() || text.size() == 4) return std::nullopt;
  if (seconds > greatest || seconds < -greatest) return std::nullopt;
  return seconds * second;
}

}  // namespace

std::optional<std::int64_t> parse_moment(std::string_view text) {
  if (const auto epoch = parse_epoch(text)) return epoch;
  Reader reader(text);
  const int year = reader.number(4, 2261);
  reader.need('-');
  const int month = reader.number(2, 12);
  const int day = reader.take('-') ? reader.number(2, 31) : 1;
  const std::int64_t time_of_day = reader.take('T') ? time(reader) : 0;
  const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (!reader.is_done() || year < 1678 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * 24 * 3600 * second + time_of_day;
}

}  // namespace rolecall::iam
