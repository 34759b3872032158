#include "judge/check.h"

namespace rolecall::rules {

static void check(const TaskDefinition& task, Findings& findings) {
  for (const View container : task["containerDefinitions"]) {
    const View token = container["logConfiguration"]["options"]["splunk-token"];
    // A gap that deployment fills in holds no token.
    const bool is_written = token.is_string() && Text::is_known(token.text()) && !token.text().empty() &&
                            token.text().find_first_of("${<") == std::string_view::npos;
    if (!is_written) continue;
    findings
        .add(token.span(), "container \"{}\" has \"splunk-token\" in plain text in its log options",
             container["name"].as_text().shown())
        .secret = token.part(0, token.text().size());
  }
}

extern constexpr Check task_log_option_secret = check;

}  // namespace rolecall::rules
