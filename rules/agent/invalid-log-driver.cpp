#include "catalog/agent_settings.h"
#include "judge/check.h"
#include "source/nearest.h"

#include <algorithm>

namespace rolecall::rules {

namespace {

void check(const AgentConfig& config, Findings& findings) {
  const Setting* setting = config.find("ECS_AVAILABLE_LOGGING_DRIVERS");
  const auto known = catalog::find_agent_setting("ECS_AVAILABLE_LOGGING_DRIVERS");
  if (!setting || !known || !setting->json.root().is_array()) return;
  for (const View driver : setting->json.root()) {
    if (!driver.is_string() ||
        std::find(known->values.begin(), known->values.end(), driver.text()) != known->values.end())
      continue;
    if (const std::string_view right = nearest(driver.text(), known->values); !right.empty())
      findings.add(driver.span(), "the agent knows no log driver \"{}\" and does not start; did you mean \"{}\"?",
                   driver.text(), right);
    else
      findings.add(driver.span(), "the agent knows no log driver \"{}\" and does not start", driver.text());
  }
}

}  // namespace

extern constexpr Check agent_invalid_log_driver = check;

}  // namespace rolecall::rules
