#include "report/place.h"

namespace rolecall::report {

const LineTable& Places::lines(std::uint32_t source) {
  const auto known = tables_.find(source);
  if (known != tables_.end()) return known->second;
  return tables_.emplace(source, LineTable(sources_[source].text)).first->second;
}

Place Places::of(const Span& span) {
  const Span inner = sources_.in_file(span);
  const LineTable& table = lines(inner.source);
  return {inner, sources_[inner.source].path, table.position(inner.begin), table.position(inner.end)};
}

}  // namespace rolecall::report
