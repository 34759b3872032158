// How long a check takes beside the reading of the same bytes: the details of a large account (ROLECALL_ACCOUNT names
// the file, tests/bench/account.py makes one), and all AWS managed policies.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "check.h"
#include "discover/discover.h"
#include "read/read.h"

namespace {

using namespace rolecall;

std::vector<Source> sources_of(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  for (const std::string& path : paths) {
    Source source;
    source.path = path;
    source.text = *discover::bytes_of(path);
    source.was_named = true;
    sources.push_back(std::move(source));
  }
  return sources;
}

std::vector<Source> account() {
  const char* path = std::getenv("ROLECALL_ACCOUNT");
  return path ? sources_of({path}) : std::vector<Source>{};
}

std::vector<Source> managed_policies() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator("policies/managed")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return sources_of(paths);
}

std::size_t bytes_of(const std::vector<Source>& sources) {
  std::size_t bytes = 0;
  for (const Source& source : sources) bytes += source.text.size();
  return bytes;
}

using Load = std::vector<Source> (*)();

void read_all(benchmark::State& state, Load load) {
  const std::vector<Source> sources = load();
  if (sources.empty()) return state.SkipWithError("ROLECALL_ACCOUNT names no file");
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Source> copies = sources;
    state.ResumeTiming();
    Sources fresh;
    Findings findings("");
    for (Source& source : copies) {
      const std::uint32_t index = fresh.add(std::move(source));
      benchmark::DoNotOptimize(read::read(fresh, index, read::Format::json, findings));
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(sources)));
}

void check_all(benchmark::State& state, Load load) {
  const std::vector<Source> sources = load();
  if (sources.empty()) return state.SkipWithError("ROLECALL_ACCOUNT names no file");
  Settings settings;
  settings.jobs = static_cast<unsigned>(state.range(0));
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Source> copies = sources;
    state.ResumeTiming();
    benchmark::DoNotOptimize(check_sources(std::move(copies), settings, builtin_rules(), builtin_profiles()));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes_of(sources)));
}

const int processors = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));

BENCHMARK_CAPTURE(read_all, account, account)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(check_all, account, account)->Arg(1)->Arg(processors)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(read_all, managed, managed_policies)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(check_all, managed, managed_policies)
    ->Arg(1)
    ->Arg(processors)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
