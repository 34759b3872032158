#include "judge/check.h"

namespace rolecall::rules {

namespace {

// What a pipeline or a template fills in later: <IMAGE1_NAME>, ${IMAGE}, {{ image }}.
bool is_placeholder(std::string_view image) {
  return !Text::is_known(image) || image.find_first_of("<$ {") != image.npos;
}

void check(const TaskDefinition& task, Findings& findings) {
  for (const View container : task["containerDefinitions"]) {
    const View image = container["image"];
    const std::string_view reference = image.text();
    if (!image.is_string() || reference.empty() || is_placeholder(reference) || reference.find('@') != reference.npos)
      continue;
    const std::string_view last =
        reference.substr(reference.rfind('/') == reference.npos ? 0 : reference.rfind('/') + 1);
    const std::size_t colon = last.find(':');
    if (colon == last.npos)
      findings.add(image.span(), "container \"{}\" runs image \"{}\" without a tag",
                   container["name"].as_text().shown(), reference);
    else if (last.substr(colon + 1) == "latest")
      findings.add(image.span(), "container \"{}\" runs image \"{}\" by the tag latest",
                   container["name"].as_text().shown(), reference);
  }
}

}  // namespace

extern constexpr Check image_latest_tag = check;

}  // namespace rolecall::rules
