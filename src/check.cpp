#include "check.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "discover/discover.h"
#include "link/setups.h"
#include "nearby_files.h"
#include "read/hcl.h"
#include "read/read.h"
#include "recognise/terraform/terraform.h"
#include "source/parallel.h"
#include "suppress.h"

namespace rolecall {

namespace {

// What one file gave.
struct Reading {
  std::optional<std::uint32_t> source;  // none if it could not be read
  recognise::Recognised recognised;
  std::optional<recognise::terraform::ConfigFile> config;  // of a module, which is recognised as a whole
  std::vector<Finding> findings;
  std::optional<Notification> notification;
};
using Readings = std::vector<Reading>;

// Reading.

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

// What a file is read as: by its name; where that does not tell, by what it begins with.
std::optional<read::Format> format_of(const Source& source) {
  if (const std::optional<read::Format> format = read::format_of(source.path)) return format;
  if (source.kind == "agent-config") return read::Format::env;
  const std::size_t begin = source.text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (!source.kind.empty() || begin == std::string::npos) return read::Format::json;
  const char first = source.text[begin];
  if (first == '{' || first == '[') return read::Format::json;
  if (source.text.find("ECS_") != std::string::npos && source.path == "-") return read::Format::env;
  return std::nullopt;
}

// A file that was only met on a walk may be another program's: JSON with comments, as editors and compilers keep it,
// YAML that a template engine makes, or a `.config` that is no env file. That it cannot be read is no news unless it
// speaks of what we look for.
bool is_another_programs(const Source& source, read::Format format) {
  constexpr std::string_view words[] = {"Statement",        "containerDefinitions", "taskDefinition", "PolicyDocument",
                                        "AssumeRolePolicy", "serviceName",          "RoleName",       "Attached"};
  constexpr std::string_view comments[] = {"//", "/*"};
  constexpr std::string_view templates[] = {"{{", "{%"};
  constexpr std::string_view cloudformation[] = {"AWS::", "AWSTemplateFormatVersion"};
  if (source.was_named) return false;
  if (format == read::Format::env)
    return !source.path.ends_with("ecs.config") && source.text.find("ECS_") == std::string::npos;
  if (format == read::Format::yaml)
    return contains_any(source.text, templates) || !contains_any(source.text, cloudformation);
  return format == read::Format::json && contains_any(source.text, comments) && !contains_any(source.text, words);
}

void say_not_recognised(std::uint32_t source, Findings& findings) {
  findings.of("input/not-recognised", Level::note);
  findings.add(Span{source, 0, 0}, "rolecall does not read files of this kind");
}

// Reads and recognises one text. The document is gone afterwards; the text stays only if a report may show it.
Reading read_source(Source text, const Settings& settings, Sources& sources, unsigned jobs) {
  const std::uint32_t index = sources.add(std::move(text));
  const Source& source = sources[index];
  Reading reading{index};
  Findings findings("input/malformed", Level::error);
  if (read::hcl::is_hcl(source.path)) {
    reading.config = {index, source.path, read::hcl::read_hcl(source.text, index, findings)};
    reading.findings = std::move(findings.list);
    return reading;
  }
  if (const std::optional<read::Format> format = format_of(source)) {
    if (const std::optional<Tree> document = read::read(sources, index, *format, findings))
      reading.recognised = recognise::recognise(sources, index, *document, *format, settings.hints, findings, jobs);
    else if (is_another_programs(source, *format))
      findings.list.clear();
  } else if (source.was_named) {
    say_not_recognised(index, findings);
  }
  reading.findings = std::move(findings.list);
  if (reading.recognised.dialect.empty() && reading.findings.empty()) sources.release(index);
  return reading;
}

Reading read_file(const discover::Found& file, const Settings& settings, Sources& sources, unsigned jobs) {
  Expected<std::string> bytes = discover::bytes_of(file.path, read::max_bytes + 1);
  if (!bytes) {
    Reading reading;
    reading.notification = Notification{file.was_named ? Level::error : Level::warning, file.path, bytes.error()};
    return reading;
  }
  Source source;
  source.path = file.path;
  source.text = std::move(*bytes);
  source.was_named = file.was_named;
  if (file.was_named) source.kind = settings.kind;
  return read_source(std::move(source), settings, sources, jobs);
}

// Where there are fewer files than threads, a file may have several.
unsigned jobs_for_each(std::size_t files, const Settings& settings) {
  return files < settings.jobs ? settings.jobs / static_cast<unsigned>(files) : 1;
}

Readings read_files(std::span<const discover::Found> files, const Settings& settings, Sources& sources) {
  Readings readings(files.size());
  std::mutex mutex;
  std::size_t done = 0;
  in_parallel(files.size(), settings.jobs, [&](std::size_t i) {
    readings[i] = read_file(files[i], settings, sources, jobs_for_each(files.size(), settings));
    if (!settings.progress) return;
    const std::lock_guard lock(mutex);
    settings.progress(++done, files.size());
  });
  return readings;
}

// Terraform's modules are folders, so their files are recognised together. What they take in with file() is theirs.
void recognise_modules(const Settings& settings, Sources& sources, Readings& readings) {
  std::vector<const recognise::terraform::ConfigFile*> files;
  std::vector<Reading*> of_files;
  NearbyFiles nearby(sources, settings.paths);
  for (Reading& reading : readings) {
    if (reading.source) nearby.add(*reading.source);
    if (!reading.config) continue;
    files.push_back(&*reading.config);
    of_files.push_back(&reading);
  }
  if (files.empty()) return;
  Findings findings("input/malformed", Level::error);
  std::vector<recognise::Recognised> recognised = recognise::terraform::recognise(
      sources, files, [&](const std::string& path) { return nearby.open(path); }, findings);
  for (Reading& reading : readings) {
    if (!reading.source || !nearby.is_used(sources[*reading.source].path)) continue;
    reading.recognised = {};
    reading.findings.clear();
  }
  for (std::size_t i = 0; i < files.size(); ++i) of_files[i]->recognised = std::move(recognised[i]);
  std::move(findings.list.begin(), findings.list.end(), std::back_inserter(of_files[0]->findings));
}

// Summaries.

template <class List, class Name>
void add_entities(const List& list, EntityKind kind, const Name& name_and_span, SourceSummary& summary) {
  for (const auto& entity : list) {
    const auto [name, span] = name_and_span(entity);
    summary.entities.push_back({std::string(name_of(kind)), name, span});
  }
}

SourceSummary summary_of(std::uint32_t source, const recognise::Recognised& recognised) {
  const Entities& entities = recognised.entities;
  const auto of_entity = [](const auto& entity) { return std::pair(entity.name, entity.span); };
  const auto of_policy = [](const auto& owner) { return std::pair(owner.policy.name, owner.policy.span); };
  SourceSummary summary{source, recognised.dialect, {}};
  add_entities(entities.policies, EntityKind::policy, of_policy, summary);
  add_entities(entities.managed_policies, EntityKind::policy, of_policy, summary);
  add_entities(entities.roles, EntityKind::role, of_entity, summary);
  add_entities(entities.instance_profiles, EntityKind::instance_profile, of_entity, summary);
  add_entities(entities.agent_configs, EntityKind::agent_config, of_entity, summary);
  add_entities(entities.task_definitions, EntityKind::task_definition, of_entity, summary);
  add_entities(entities.services, EntityKind::service, of_entity, summary);
  add_entities(entities.clusters, EntityKind::cluster, of_entity, summary);
  add_entities(entities.capacity_providers, EntityKind::capacity_provider, of_entity, summary);
  add_entities(entities.container_instances, EntityKind::container_instance, of_entity, summary);
  add_entities(entities.repositories, EntityKind::repository, of_entity, summary);
  return summary;
}

// Takes what the files gave apart: entities to link, and the rest for the run.
Entities collect(Readings readings, Run& run) {
  Entities entities;
  for (Reading& reading : readings) {
    if (reading.notification) run.notifications.push_back(std::move(*reading.notification));
    std::move(reading.findings.begin(), reading.findings.end(), std::back_inserter(run.findings));
    if (!reading.source || reading.recognised.dialect.empty()) continue;
    run.summaries.push_back(summary_of(*reading.source, reading.recognised));
    entities.append(std::move(reading.recognised.entities));
  }
  return entities;
}

// Findings.

// Readers do not know levels; what is off is gone. A finding of no known rule keeps the level that it came with.
void apply_levels(std::span<const ActiveRule> active, std::span<const Rule> rules, std::vector<Finding>& findings) {
  std::unordered_map<std::string_view, Level> levels;
  for (const Rule& rule : rules) levels[rule.id] = Level::off;
  for (const ActiveRule& rule : active) levels[rule.rule->id] = rule.level;
  for (Finding& finding : findings)
    if (const auto level = levels.find(finding.rule); level != levels.end()) finding.level = level->second;
  std::erase_if(findings, [](const Finding& finding) { return finding.level == Level::off; });
}

// By path, position and rule. The numbers of the sources do not count: threads give them.
void sort(const Sources& sources, std::vector<Finding>& findings) {
  struct Placed {
    std::string_view path;
    Span file, span;
    Finding finding;
    auto key() const {
      return std::tie(path, file.begin, file.end, finding.rule, finding.message, span.begin, span.end);
    }
  };
  std::vector<Placed> placed;
  placed.reserve(findings.size());
  for (Finding& finding : findings) {
    const Span file = sources.in_file(finding.span);
    placed.push_back({sources[file.source].path, file, finding.span, std::move(finding)});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.key() < b.key(); });
  const auto last =
      std::unique(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.key() == b.key(); });
  findings.clear();
  for (auto each = placed.begin(); each != last; ++each) findings.push_back(std::move(each->finding));
}

// The files in which something was recognised or found.
std::vector<std::uint32_t> files_of(const Run& run) {
  std::vector<std::uint32_t> files;
  for (const SourceSummary& summary : run.summaries) files.push_back(summary.source);
  for (const Finding& finding : run.findings) files.push_back(run.sources.in_file(finding.span).source);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

// The second half of the line, which is the same for files and for texts in memory.
Run judged(Readings readings, bool is_whole_setup, const Settings& settings, std::span<const Rule> rules,
           std::span<const ActiveRule> active, Run run) {
  recognise_modules(settings, run.sources, readings);
  // From here on nobody looks at bytes again; a Span is all that is left of them.
  for (Entities& setup : setups_in(collect(std::move(readings), run), run.sources))
    run.workspaces.push_back(link(std::move(setup)));
  apply_levels(active, rules, run.findings);
  // From here on nothing changes but the list of findings.
  for (const Workspace& workspace : run.workspaces) {
    std::vector<Finding> found = judge(workspace, active, settings.jobs);
    std::move(found.begin(), found.end(), std::back_inserter(run.findings));
  }
  const std::vector<std::uint32_t> files = files_of(run);
  suppress({settings.ignores, settings.today, rules, active, files, is_whole_setup}, run.sources, run.findings);
  sort(run.sources, run.findings);
  for (const Finding& finding : run.findings) run.sources.hide(finding.secret);
  return run;
}

Run refused(const Error& error, Run run) {
  run.notifications.push_back({Level::error, {}, error.message});
  return run;
}

}  // namespace

Run check(const Settings& settings, std::span<const Rule> rules, std::span<const Profile> profiles, Run begun) {
  const Expected<std::vector<ActiveRule>> active = choose(rules, profiles, settings.choice);
  if (!active) return refused({active.error()}, std::move(begun));
  const auto is_wanted = [](std::string_view path) { return read::format_of(path) || read::hcl::is_hcl(path); };
  const std::vector<discover::Found> files = discover::discover(settings.paths, is_wanted, begun.notifications);
  const bool is_whole_setup =
      std::any_of(files.begin(), files.end(), [](const discover::Found& file) { return !file.was_named; });
  Readings readings = read_files(files, settings, begun.sources);
  return judged(std::move(readings), is_whole_setup, settings, rules, *active, std::move(begun));
}

Run check_sources(std::vector<Source> sources, const Settings& settings, std::span<const Rule> rules,
                  std::span<const Profile> profiles) {
  Run run;
  const Expected<std::vector<ActiveRule>> active = choose(rules, profiles, settings.choice);
  if (!active) return refused({active.error()}, std::move(run));
  Readings readings(sources.size());
  in_parallel(sources.size(), settings.jobs, [&](std::size_t i) {
    readings[i] = read_source(std::move(sources[i]), settings, run.sources, jobs_for_each(readings.size(), settings));
  });
  return judged(std::move(readings), true, settings, rules, *active, std::move(run));
}

}  // namespace rolecall
