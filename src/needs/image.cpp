#include "needs/image.h"

#include <array>

#include "iam/arn.h"
#include "source/text.h"

namespace rolecall::needs {

namespace {

/// What stands between account and Region, and after the Region; FIPS and dual-stack hosts, too.
struct HostForm {
  std::string_view middle, end;
};
constexpr std::array<HostForm, 4> host_forms = {{{".dkr.ecr.", ".amazonaws.com"},
                                                 {".dkr.ecr.", ".amazonaws.com.cn"},
                                                 {".dkr.ecr-fips.", ".amazonaws.com"},
                                                 {".dkr-ecr.", ".on.aws"}}};

bool is_or_hides(std::string_view text, bool (*is_right)(std::string_view)) {
  return !Text::is_known(text) || is_right(text);
}

std::string_view without_tag(std::string_view path) {
  path = path.substr(0, path.find('@'));
  const std::size_t slash = path.rfind('/');
  const std::size_t colon = path.find(':', slash == path.npos ? 0 : slash);
  return path.substr(0, colon);
}

}  // namespace

std::optional<EcrImage> parse_ecr_image(std::string_view image) {
  const std::size_t slash = image.find('/');
  if (slash == image.npos) return std::nullopt;
  const std::string_view host = image.substr(0, slash);
  for (const auto& [middle, end] : host_forms) {
    const std::size_t at = host.find(middle);
    if (at == host.npos || !host.ends_with(end) || at + middle.size() + end.size() >= host.size()) continue;
    const std::string_view account = host.substr(0, at);
    const std::string_view region = host.substr(at + middle.size(), host.size() - at - middle.size() - end.size());
    const std::string_view repository = without_tag(image.substr(slash + 1));
    if (is_or_hides(account, iam::is_account_id) && is_or_hides(region, iam::is_region) && !repository.empty())
      return EcrImage{account, region, repository};
  }
  return std::nullopt;
}

}  // namespace rolecall::needs
