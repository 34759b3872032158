// How fast JSON is read: a pretty-printed and a compact text like that of `aws iam get-account-authorization-details`.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

#include "read/read.h"

namespace {

using namespace rolecall;

constexpr const char* role = R"(        {{
            "Path": "/",
            "RoleName": "role-{0}",
            "RoleId": "AROA{0:017}",
            "Arn": "arn:aws:iam::123456789012:role/role-{0}",
            "CreateDate": "2024-01-01T00:00:00+00:00",
            "AssumeRolePolicyDocument": {{
                "Version": "2012-10-17",
                "Statement": [
                    {{
                        "Effect": "Allow",
                        "Principal": {{
                            "Service": "ecs-tasks.amazonaws.com"
                        }},
                        "Action": "sts:AssumeRole"
                    }}
                ]
            }},
            "RolePolicyList": [
                {{
                    "PolicyName": "policy-{0}",
                    "PolicyDocument": {{
                        "Version": "2012-10-17",
                        "Statement": [
                            {{
                                "Effect": "Allow",
                                "Action": [
                                    "s3:GetObject",
                                    "logs:PutLogEvents",
                                    "secretsmanager:GetSecretValue"
                                ],
                                "Resource": "arn:aws:s3:::bucket-{0}/*",
                                "Condition": {{
                                    "Bool": {{
                                        "aws:SecureTransport": true
                                    }}
                                }}
                            }}
                        ]
                    }}
                }}
            ],
            "AttachedManagedPolicies": []
        }})";

std::string account(std::size_t bytes) {
  std::string text = "{\n    \"RoleDetailList\": [\n";
  for (int number = 0; text.size() < bytes; ++number) {
    if (number > 0) text += ",\n";
    text += fmt::format(fmt::runtime(role), number);
  }
  return text + "\n    ]\n}\n";
}

/// No value in the text above has a blank in it.
std::string compact(std::string_view text) {
  std::string compact;
  for (const char c : text)
    if (c != ' ' && c != '\n') compact += c;
  return compact;
}

void read_json(benchmark::State& state, std::string text) {
  Sources sources;
  const auto bytes = static_cast<std::int64_t>(text.size());
  const std::uint32_t source = sources.add({"account.json", std::move(text)});
  for (auto _ : state) {
    Findings findings("");
    const std::optional<Tree> tree = read::read(sources, source, read::Format::json, findings);
    if (!tree) state.SkipWithError("not read");
    benchmark::DoNotOptimize(tree);
  }
  state.SetBytesProcessed(state.iterations() * bytes);
}

void pretty_printed(benchmark::State& state) {
  read_json(state, account(static_cast<std::size_t>(state.range(0))));
}
void compact(benchmark::State& state) {
  read_json(state, compact(account(static_cast<std::size_t>(state.range(0)))));
}

}  // namespace

BENCHMARK(pretty_printed)->Arg(4 << 10)->Arg(64 << 20)->Unit(benchmark::kMillisecond);
BENCHMARK(compact)->Arg(4 << 10)->Arg(64 << 20)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
