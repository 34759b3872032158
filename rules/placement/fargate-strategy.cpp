#include "judge/check.h"

namespace rolecall::rules {

namespace {

bool runs_on_fargate(const Service& service) {
  if (service["launchType"].text() == "FARGATE") return true;
  for (const View item : service["capacityProviderStrategy"]) {
    const std::string_view provider = item["capacityProvider"].text();
    if (provider == "FARGATE" || provider == "FARGATE_SPOT") return true;
  }
  return false;
}

void check(const Service& service, Findings& findings) {
  if (!runs_on_fargate(service)) return;
  if (const View strategies = service["placementStrategy"]; strategies.size() > 0)
    findings.add(strategies.span(), "service \"{}\" runs on Fargate, which takes no placement strategies",
                 service.name);
  if (const View constraints = service["placementConstraints"]; constraints.size() > 0)
    findings.add(constraints.span(), "service \"{}\" runs on Fargate, which takes no placement constraints",
                 service.name);
}

}  // namespace

extern constexpr Check placement_fargate_strategy = check;

}  // namespace rolecall::rules
