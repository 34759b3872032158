#include "judge/task_size.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "source/letter_case.h"

namespace rolecall {

namespace {

constexpr std::int64_t units_of_vcpu = 1024, mebibytes_of_gigabyte = 1024;

// The smallest size is the only one without even steps: 512, 1024 and 2048 MiB.
constexpr std::array<FargateSize, 7> sizes = {{{256, 512, 2048, 512},
                                               {512, 1024, 4096, 1024},
                                               {1024, 2048, 8192, 1024},
                                               {2048, 4096, 16384, 1024},
                                               {4096, 8192, 30720, 1024},
                                               {8192, 16384, 61440, 4096},
                                               {16384, 32768, 122880, 8192}}};

// "512" as it is; "1.5 vCPU" as so many times `large`.
std::optional<std::int64_t> amount(View value, std::string_view unit, std::int64_t large) {
  if (const std::optional<std::int64_t> plain = value.integer()) return plain;
  const std::string text = lower(value.text());
  if (!value.is_string() || !text.ends_with(unit)) return std::nullopt;
  std::string_view digits = std::string_view(text).substr(0, text.size() - unit.size());
  while (digits.ends_with(' ')) digits.remove_suffix(1);
  double number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number, std::chars_format::fixed);
  // No task is as large as that, and what is larger may not fit.
  constexpr double too_large = 1e6;
  if (digits.empty() || error != std::errc() || stop != end || !(number >= 0 && number < too_large))
    return std::nullopt;
  const double product = number * static_cast<double>(large);
  const auto whole = static_cast<std::int64_t>(product);
  if (static_cast<double>(whole) != product) return std::nullopt;
  return whole;
}

}  // namespace

std::optional<std::int64_t> cpu_units(View cpu) {
  return amount(cpu, "vcpu", units_of_vcpu);
}

std::optional<std::int64_t> memory_mebibytes(View memory) {
  return amount(memory, "gb", mebibytes_of_gigabyte);
}

bool lists_fargate(const TaskDefinition& task) {
  for (const View compatibility : task["requiresCompatibilities"])
    if (compatibility.text() == "FARGATE") return true;
  return false;
}

bool FargateSize::offers(std::int64_t mebibytes) const {
  if (units == 256 && mebibytes == 1536) return false;
  return mebibytes >= least && mebibytes <= most && (mebibytes - least) % step == 0;
}

std::string FargateSize::memory_in_words() const {
  if (units == 256) return "512, 1024 or 2048";
  return fmt::format("{} to {} in steps of {}", least, most, step);
}

const FargateSize* fargate_size(std::int64_t units) {
  for (const FargateSize& size : sizes)
    if (size.units == units) return &size;
  return nullptr;
}

}  // namespace rolecall
