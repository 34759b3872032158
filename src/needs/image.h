// Image references that name a private Amazon ECR repository.
#pragma once

#include <optional>
#include <string_view>

namespace rolecall::needs {

/// `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG`. Views into the reference; any part may be a symbol.
struct EcrImage {
  std::string_view account, region, repository;
};

/// None for images of other registries, and for what only looks like a registry of ECR (Amazon ECR user guide: Amazon
/// ECR private registries).
std::optional<EcrImage> parse_ecr_image(std::string_view image);

}  // namespace rolecall::needs
