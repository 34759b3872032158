// A value, or the reason why there is none.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace rolecall {

/// Why something could not be made: one line, lower case first, no full stop.
struct Error {
  std::string message;
};

/// Used where the reason matters to the caller; std::optional serves where it does not.
template <class T>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : held_(std::move(value)) {}
  Expected(Error error) : held_(std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const { return *std::get_if<0>(&held_); }
  T& operator*() { return *std::get_if<0>(&held_); }
  const T* operator->() const { return std::get_if<0>(&held_); }
  T* operator->() { return std::get_if<0>(&held_); }
  /// Only where there is no value.
  const std::string& error() const { return std::get_if<1>(&held_)->message; }

 private:
  std::variant<T, Error> held_;
};

}  // namespace rolecall
