// The size of a task in whole units, and the sizes that Fargate offers. (Amazon ECS developer guide: Troubleshoot
// Amazon ECS task definition invalid CPU or memory errors.)
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "entity/entity.h"

namespace rolecall {

/// CPU units, 1024 to a vCPU, of "256", ".5 vCPU" or a number. None for what is not known or not written so.
std::optional<std::int64_t> cpu_units(View cpu);
/// MiB of "512", "2GB" (of 1024 MiB), "0.5 GB" or a number. None for what is not known or not written so.
std::optional<std::int64_t> memory_mebibytes(View memory);

/// Does the definition itself say that it is for Fargate? Then Fargate's sizes bind it, even beside EC2.
bool lists_fargate(const TaskDefinition& task);

/// The memory that Fargate offers for one number of CPU units, in MiB.
struct FargateSize {
  std::int64_t units, least, most, step;

  bool offers(std::int64_t mebibytes) const;
  std::string memory_in_words() const;  ///< "512, 1024 or 2048", "4096 to 16384 in steps of 1024"
};

/// Null if Fargate has no tasks of that many CPU units.
const FargateSize* fargate_size(std::int64_t units);

}  // namespace rolecall
