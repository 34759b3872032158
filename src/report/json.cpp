// Findings for scripts (design.md: Command line; version 1 of the contract).
#include "report/line_json.h"
#include "report/outcome.h"
#include "report/place.h"

namespace rolecall::report {

namespace {

class JsonReport {
 public:
  explicit JsonReport(const Results& results)
      : results_(results), fingerprints_(fingerprints(results)), places_(*results.sources) {}

  std::string write() {
    std::string out = fmt::format("{{\"version\":1,\n\"tool\":{},\n\"summary\":{},\n\"sources\":[", one_line(tool()),
                                  one_line(summary()));
    append_lines(out, results_.summaries, [&](const SourceSummary& summary) { return source(summary); });
    out += "],\n\"findings\":[";
    append_lines(out, counted(), [&](std::size_t i) { return finding(results_.findings[i], fingerprints_[i]); });
    return out += "]}\n";
  }

 private:
  // What an ignore or a baseline covers is counted in the summary, and told in SARIF only.
  std::vector<std::size_t> counted() const {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < results_.findings.size(); ++i)
      if (results_.findings[i].suppression.empty()) indices.push_back(i);
    return indices;
  }

  Json tool() const { return {{"name", "rolecall"}, {"version", results_.version}}; }

  Json summary() const {
    const Tally counts = tally(results_);
    return {{"errors", counts.errors},
            {"warnings", counts.warnings},
            {"notes", counts.notes},
            {"suppressed", counts.suppressed},
            {"files", counts.files}};
  }

  Json source(const SourceSummary& summary) {
    Json entities = Json::array();
    for (const SourceSummary::Entity& entity : summary.entities) {
      Json shown = {{"kind", entity.kind}, {"name", entity.name}};
      if (entity.span.is_somewhere()) shown["line"] = places_.of(entity.span).begin.line;
      entities.push_back(std::move(shown));
    }
    const std::uint32_t file = results_.sources->in_file({summary.source, 0, 0}).source;
    return {{"path", (*results_.sources)[file].path}, {"dialect", summary.dialect}, {"entities", std::move(entities)}};
  }

  void put_place(ObjectLine& value, const Span& span) {
    if (!span.is_somewhere()) return;
    const Place place = places_.of(span);
    value.add("path", place.path);
    value.add("line", place.begin.line).add("column", place.begin.column);
    value.add("endLine", place.end.line).add("endColumn", place.end.column);
  }

  std::string related(const Finding& finding) {
    std::string list = "[";
    for (const Related& other : finding.related) {
      ObjectLine place;
      put_place(place, other.span);
      if (list.size() > 1) list += ',';
      list += place.add("message", printable(other.message)).take();
    }
    return list + "]";
  }

  std::string finding(const Finding& finding, const std::string& fingerprint) {
    ObjectLine value;
    value.add("rule", finding.rule).add("level", word(finding.level)).add("message", printable(finding.message));
    value.add("help", printable_lines(help_of(results_, finding)));
    put_place(value, finding.span);
    ObjectLine entity;
    value.add_json("entity", entity.add("kind", finding.entity_kind).add("name", finding.entity_name).take());
    return value.add_json("related", related(finding)).add("fingerprint", fingerprint).take();
  }

  const Results& results_;
  const std::vector<std::string> fingerprints_;
  Places places_;
};

}  // namespace

std::string json(const Results& results) {
  return JsonReport(results).write();
}

}  // namespace rolecall::report
