#include "catalog/managed_policies.h"

#include "catalog/data.h"
#include "catalog/order.h"
#include "source/nearest.h"

namespace rolecall::catalog {

namespace {

std::string_view text(std::uint32_t id) {
  return data::Texts{data::managed_text, data::managed_starts}[id];
}

std::string_view name_of(std::uint32_t policy) {
  return text(data::managed[policy].name);
}

/// Reads the numbers of statements one after the other.
class Reader {
 public:
  explicit Reader(std::uint32_t place) : next_(data::managed_statements + place) {}

  std::uint32_t number() { return *next_++; }
  std::string_view word() { return text(number()); }
  std::vector<std::string_view> words() {
    std::vector<std::string_view> result(number());
    for (std::string_view& item : result) item = word();
    return result;
  }

 private:
  const std::uint32_t* next_;
};

ManagedStatement read_statement(Reader& reader) {
  ManagedStatement statement = {};
  statement.sid = reader.word();
  const std::uint32_t flags = reader.number();
  statement.allows = flags & data::allows;
  statement.is_not_action = flags & data::is_not_action;
  statement.is_not_resource = flags & data::is_not_resource;
  statement.actions = reader.words();
  statement.resources = reader.words();
  statement.conditions.resize(reader.number());
  for (ManagedCondition& condition : statement.conditions) {
    condition.op = reader.word();
    condition.key = reader.word();
    condition.values = reader.words();
  }
  return statement;
}

struct PathAndName {
  std::string_view path, name;
};

/// Of "arn:PARTITION:iam::aws:policy/service-role/NAME": "/service-role/" and "NAME".
std::optional<PathAndName> parts_of_arn(std::string_view arn) {
  const std::string_view start = "arn:", middle = ":iam::aws:policy/";
  const std::size_t place = arn.find(middle);
  if (!arn.starts_with(start) || place == arn.npos) return std::nullopt;
  const std::string_view partition = arn.substr(start.size(), place - start.size());
  if (partition.empty() || partition.find(':') != partition.npos) return std::nullopt;
  const std::string_view rest = arn.substr(place + middle.size() - 1);
  const std::size_t slash = rest.rfind('/');
  return PathAndName{rest.substr(0, slash + 1), rest.substr(slash + 1)};
}

std::optional<ManagedPolicy> policy_called(std::string_view name) {
  const std::uint32_t place = first_of(0, data::managed_count, [&](std::uint32_t p) { return name_of(p) >= name; });
  if (place == data::managed_count || name_of(place) != name) return std::nullopt;
  return ManagedPolicy(place);
}

}  // namespace

std::string_view ManagedPolicy::name() const {
  return name_of(index_);
}
std::string_view ManagedPolicy::path() const {
  return text(data::managed[index_].path);
}
std::string_view ManagedPolicy::version_id() const {
  return text(data::managed[index_].version_id);
}
std::string_view ManagedPolicy::date() const {
  return text(data::managed[index_].date);
}
std::string_view ManagedPolicy::language() const {
  return text(data::managed[index_].language);
}

std::vector<ManagedStatement> ManagedPolicy::statements() const {
  Reader reader(data::managed[index_].statements);
  std::vector<ManagedStatement> result(reader.number());
  for (ManagedStatement& statement : result) statement = read_statement(reader);
  return result;
}

std::vector<ManagedPolicy> managed_policies() {
  std::vector<ManagedPolicy> result;
  result.reserve(data::managed_count);
  for (std::uint32_t policy = 0; policy < data::managed_count; ++policy) result.emplace_back(policy);
  return result;
}

std::optional<ManagedPolicy> find_managed_policy(std::string_view arn_or_name) {
  const std::optional<PathAndName> parts = parts_of_arn(arn_or_name);
  const std::optional<ManagedPolicy> policy = policy_called(parts ? parts->name : arn_or_name);
  if (policy && parts && policy->path() != parts->path) return std::nullopt;
  return policy;
}

std::optional<ManagedPolicy> nearest_managed_policy(std::string_view arn_or_name) {
  const std::optional<PathAndName> parts = parts_of_arn(arn_or_name);
  const std::string_view name = parts ? parts->name : arn_or_name;
  if (const std::optional<ManagedPolicy> policy = policy_called(name)) return policy;
  std::vector<std::string_view> names;
  for (std::uint32_t policy = 0; policy < data::managed_count; ++policy) names.push_back(name_of(policy));
  return policy_called(nearest(name, names));
}

}  // namespace rolecall::catalog
