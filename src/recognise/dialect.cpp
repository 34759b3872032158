#include "recognise/dialect.h"

#include <optional>
#include <string>
#include <utility>

#include "iam/arn.h"

namespace rolecall::recognise {

std::optional<iam::Policy> policy_in(const Input& input, View value, iam::PolicyType type, std::string name) {
  if (!value || value.is_null()) return std::nullopt;
  if (!value.is_string() || !Text::is_known(value.text())) return policy_from(value, type, std::move(name));
  const std::string_view text = value.text();
  if (text.find_first_not_of(" \t\r\n") == text.npos || text.starts_with("file://")) return std::nullopt;

  const std::uint32_t source = read::embed(input.sources, value.node());
  const std::optional<Tree> tree = read::read(input.sources, source, read::Format::json, input.findings);
  if (!tree) return std::nullopt;
  return policy_from(tree->root(), type, std::move(name));
}

std::string last_name(std::string_view arn_or_name) {
  const Expected<iam::Arn> arn = iam::parse_arn(arn_or_name);
  return Text::shown(arn ? iam::last_segment(arn->resource) : arn_or_name);
}

}  // namespace rolecall::recognise
