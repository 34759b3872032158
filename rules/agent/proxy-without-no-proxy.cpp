#include "judge/check.h"

namespace rolecall::rules {

namespace {

const Setting* value_of(const AgentConfig& config, std::string_view name) {
  const Setting* setting = config.find(name);
  return setting && !setting->value.empty() ? setting : nullptr;
}

void check(const AgentConfig& config, Findings& findings) {
  const Setting* proxy = value_of(config, "HTTP_PROXY");
  if (!proxy) proxy = value_of(config, "HTTPS_PROXY");
  if (!proxy) return;
  const Setting* exceptions = value_of(config, "NO_PROXY");
  if (exceptions && !exceptions->value.is_known()) return;
  std::string missing;
  for (const std::string_view address : {"169.254.169.254", "169.254.170.2", "/var/run/docker.sock"})
    if (!exceptions || exceptions->value.value.find(address) == std::string::npos)
      missing += (missing.empty() ? "" : ", ") + std::string(address);
  if (missing.empty()) return;
  findings.add(exceptions ? exceptions->value.span : proxy->name.span,
               "NO_PROXY does not name {}, which would go through the proxy", missing);
}

}  // namespace

extern constexpr Check agent_proxy_without_no_proxy = check;

}  // namespace rolecall::rules
