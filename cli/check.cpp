// rolecall check: the default command.
#include "check.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <iterator>
#include <mutex>
#include <thread>

#include "cli/baseline.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/rule_text.h"
#include "cli/setup.h"
#include "cli/usage.h"
#include "report/report.h"

namespace rolecall::cli {

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string output;
  std::string fail_on;
  std::vector<std::string> select, ignore;
  std::string profile;
  std::string config;
  std::vector<std::string> rules;
  std::string baseline;
  std::string kind;
  std::string color = "auto";
  unsigned jobs = 0;
  bool quiet = false, verbose = false, stats = false;
};

constexpr std::string_view formats[] = {"text", "json", "sarif"};
constexpr std::string_view fail_levels[] = {"error", "warning", "note", "never"};
constexpr std::string_view color_choices[] = {"auto", "always", "never"};

constexpr const char* footer = R"(
Examples:
  rolecall check                                  the working directory and all below
  rolecall check task-definition.json roles/      a file and a folder
  aws iam get-role --role-name web | rolecall check -
  rolecall check --as trust-policy - < policy.json
  rolecall check --format sarif --output rolecall.sarif
  rolecall check --select trust,role/wildcard-action --fail-on error
  rolecall check --baseline rolecall.sarif        only what is new

Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 could not run.)";

void declare(CLI::App& app, Options& options) {
  const auto list = [&](const char* name, std::vector<std::string>& words, const char* help, const char* word) {
    return app.add_option(name, words, help)->type_name(word)->allow_extra_args(false)->delimiter(',');
  };
  app.add_option("PATH", options.paths, "files and folders; \"-\" is standard input (default: the working directory)")
      ->type_name("");
  app.add_option("--format", options.format, "text, json or sarif (default: text)")->type_name("NAME");
  app.add_option("--output", options.output, "write the findings here instead of to standard output")
      ->type_name("FILE");
  app.add_option("--fail-on", options.fail_on, "least level with exit status 1: error, warning, note or never")
      ->type_name("LEVEL");
  list("--select", options.select, "only these rules or families, separated by commas (may be repeated)", "RULE");
  list("--ignore", options.ignore, "not these rules or families, separated by commas (may be repeated)", "RULE");
  app.add_option("--profile", options.profile, "which rules are on, at what level")->type_name("NAME");
  app.add_option("--config", options.config, "this configuration instead of the nearest .rolecall.toml upward")
      ->type_name("FILE");
  app.add_option("--rules", options.rules, "also the rules in this folder (may be repeated)")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--baseline", options.baseline, "pass over what this earlier report has (SARIF or JSON)")
      ->type_name("FILE");
  app.add_option("--as", options.kind, "what the named inputs are, where their content does not tell")
      ->type_name("KIND");
  app.add_option("--jobs", options.jobs, "how many threads (default: one for each processor)")->type_name("N");
  app.add_option("--color", options.color, "auto, always or never (default: auto)")->type_name("WHEN");
  app.add_flag("--quiet,-q", options.quiet, "the findings only, no summary");
  app.add_flag("--verbose,-v", options.verbose, "also why each finding matters, and what was suppressed");
  app.add_flag("--stats", options.stats, "counts and times on standard error");
  app.footer(footer);
}

// What is wrong with the options; empty if nothing is.
std::string mistake_in(const Options& options) {
  const auto is_one_of = [](std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (!is_one_of(formats, options.format)) return unknown("format", options.format, formats);
  if (!is_one_of(color_choices, options.color)) return unknown("choice of --color", options.color, color_choices);
  if (!options.fail_on.empty() && !is_one_of(fail_levels, options.fail_on))
    return unknown("level of --fail-on", options.fail_on, fail_levels);
  if (!options.kind.empty() && !is_one_of(recognise::kinds(), options.kind))
    return unknown("kind of input", options.kind, recognise::kinds());
  return {};
}

// Today in UTC, as "2026-11-22".
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

// Shows how far a long run is, on a terminal only. Called from several threads.
class Progress {
 public:
  explicit Progress(bool is_shown) : is_shown_(is_shown) {}
  ~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void operator()(std::size_t done, std::size_t all) {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    const Clock::time_point now = Clock::now();
    if (!is_shown_ || !lock || now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    shown_ = true;
    fmt::print(stderr, "\rchecked {} of {} files\x1b[K", done, all);
  }

 private:
  const bool is_shown_;
  bool shown_ = false;
  std::mutex mutex_;
  Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);  // what is quick needs no progress
};

Settings settings_of(const Options& options, const Configuration& configuration) {
  Settings settings;
  settings.paths = options.paths.empty() ? std::vector<std::string>{"."} : options.paths;
  settings.kind = options.kind;
  settings.choice.profile = options.profile;
  if (options.profile.empty() && configuration.profile) settings.choice.profile = configuration.profile->name;
  settings.choice.select = options.select;
  settings.choice.ignore = options.ignore;
  for (const Configuration::LevelOf& entry : configuration.levels)
    settings.choice.levels.push_back({entry.rule_or_family.name, entry.level});
  settings.hints = configuration.hints;
  settings.ignores = configuration.ignores;
  settings.today = today();
  settings.jobs = options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  return settings;
}

std::vector<report::RuleText> texts_of(const std::vector<ActiveRule>& rules, bool with_examples) {
  std::vector<report::RuleText> texts;
  texts.reserve(rules.size());
  for (const ActiveRule& rule : rules) texts.push_back(rule_text(*rule.rule, rule.level, with_examples));
  std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return texts;
}

int status_of(const Run& run, Level fail_on) {
  const auto is_failure = [](const Notification& notification) { return notification.level == Level::error; };
  if (std::any_of(run.notifications.begin(), run.notifications.end(), is_failure)) return could_not_run;
  const auto counts = [&](const Finding& finding) {
    return finding.suppression.empty() && fail_on != Level::off && finding.level >= fail_on;
  };
  return std::any_of(run.findings.begin(), run.findings.end(), counts) ? something_found : nothing_found;
}

void pass_over(std::vector<Finding>& findings, const std::vector<std::string>& fingerprints,
               const std::unordered_set<std::string>& baseline) {
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (findings[i].suppression.empty() && baseline.contains(fingerprints[i]))
      findings[i].suppression = "it is in the baseline";
}

std::string report_of(const Options& options, const report::Results& results) {
  if (options.format == "json") return report::json(results);
  if (options.format == "sarif") return report::sarif(results);
  const ColourChoice choice = options.color == "always"  ? ColourChoice::always
                              : options.color == "never" ? ColourChoice::never
                                                         : ColourChoice::automatic;
  report::TextStyle style;
  style.colour = use_colour(options.output.empty() || choice != ColourChoice::automatic ? choice : ColourChoice::never);
  style.quiet = options.quiet;
  style.verbose = options.verbose;
  return report::text(results, style);
}

void show_stats(const Run& run, std::size_t rules, Clock::time_point begin, Clock::time_point checked) {
  std::size_t bytes = 0, entities = 0;
  for (std::uint32_t i = 0; i < run.sources.size(); ++i)
    if (run.sources[i].encoding == Encoding::none) bytes += run.sources[i].text.size();
  for (const SourceSummary& summary : run.summaries) entities += summary.entities.size();
  const auto milliseconds = [](Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
  };
  complain(fmt::format("{} recognised sources, {} bytes, {} entities, {} rules, {} findings", run.summaries.size(),
                       bytes, entities, rules, run.findings.size()));
  complain(fmt::format("{:.1f} ms to check, {:.1f} ms to report", milliseconds(checked - begin),
                       milliseconds(Clock::now() - checked)));
}

int check_with(const Options& options, Setup setup) {
  const Clock::time_point begin = Clock::now();
  Settings settings = settings_of(options, setup.configuration);
  const Expected<std::vector<ActiveRule>> active = choose(setup.rules, setup.profiles, settings.choice);
  if (!active) return usage_error("check", active.error());

  std::unordered_set<std::string> baseline;
  if (!options.baseline.empty()) {
    Expected<std::unordered_set<std::string>> read = read_baseline(options.baseline);
    if (!read) return usage_error("check", fmt::format("baseline \"{}\": {}", options.baseline, read.error()));
    baseline = std::move(*read);
  }

  static Run run;  // kept until the process ends, which need not give a large setup back piece by piece
  run = Run{};
  run.sources = std::move(setup.sources);
  run.findings = std::move(setup.findings.list);
  {
    Progress progress(standard_error_is_terminal());
    settings.progress = [&](std::size_t done, std::size_t all) { progress(done, all); };
    run = rolecall::check(settings, setup.rules, setup.profiles, std::move(run));
  }
  for (const Notification& notification : run.notifications)
    complain(notification.path.empty() ? notification.message
                                       : fmt::format("{}: {}", notification.path, notification.message));

  report::Results results;
  results.sources = &run.sources;
  results.findings = run.findings;
  results.notifications = run.notifications;
  results.summaries = run.summaries;
  results.rules = texts_of(*active, options.format == "sarif");
  results.version = ROLECALL_VERSION;
  if (!baseline.empty()) pass_over(run.findings, report::fingerprints(results), baseline);
  const std::optional<Level> configured = setup.configuration.fail_on;
  results.exit_status =
      status_of(run, options.fail_on.empty() ? configured.value_or(Level::warning) : *fail_level(options.fail_on));

  const Clock::time_point checked = Clock::now();
  const std::string words = report_of(options, results);
  const bool is_written = options.output.empty() ? print(words) : write_file(options.output, words);
  if (options.stats) show_stats(run, active->size(), begin, checked);
  return is_written ? results.exit_status : could_not_run;
}

}  // namespace

int check(std::vector<std::string> words) {
  Options options;
  CLI::App app("Checks the IAM roles, policies and configuration of an Amazon ECS setup against what it needs.",
               "rolecall check");
  declare(app, options);
  if (const std::optional<int> status = parse(app, std::move(words))) return *status;
  if (const std::string mistake = mistake_in(options); !mistake.empty()) return usage_error("check", mistake);
  std::optional<Setup> setup = set_up(options.config, options.rules);
  return setup ? check_with(options, std::move(*setup)) : could_not_run;
}

}  // namespace rolecall::cli
