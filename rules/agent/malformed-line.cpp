#include "judge/check.h"

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  for (const Setting& line : config.malformed)
    findings.add(line.line, "this line has no equals sign, so the agent drops it");
}

}  // namespace

extern constexpr Check agent_malformed_line = check;

}  // namespace rolecall::rules
