#include "recognise/cloudformation/canonical.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rolecall::recognise::cloudformation {

namespace {

struct Spelling {
  std::string_view template_name, api_name;
};
constexpr std::array<Spelling, 7> spellings = {{
    {"EFSVolumeConfiguration", "efsVolumeConfiguration"},
    {"FSxWindowsFileServerVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration"},
    {"FilesystemId", "fileSystemId"},
    {"IAM", "iam"},
    {"ProxyConfigurationProperties", "properties"},
    {"ClusterSettings", "settings"},
    {"PlacementStrategies", "placementStrategy"},
}};

constexpr std::array<std::string_view, 4> maps = {"Options", "DockerLabels", "DriverOpts", "Labels"};

constexpr std::array<std::string_view, 15> booleans = {"Essential",
                                                       "Privileged",
                                                       "ReadonlyRootFilesystem",
                                                       "DisableNetworking",
                                                       "Interactive",
                                                       "ReadOnly",
                                                       "PseudoTerminal",
                                                       "EnableExecuteCommand",
                                                       "EnableECSManagedTags",
                                                       "InitProcessEnabled",
                                                       "Enabled",
                                                       "EnableFaultInjection",
                                                       "Autoprovision",
                                                       "Enable",
                                                       "Rollback"};

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string api_name(std::string_view name) {
  for (const Spelling& spelling : spellings)
    if (spelling.template_name == name) return std::string(spelling.api_name);
  std::string lowered(name);
  if (!lowered.empty() && lowered[0] >= 'A' && lowered[0] <= 'Z')
    lowered[0] = static_cast<char>(lowered[0] - 'A' + 'a');
  return lowered;
}

}  // namespace

Tree canonical(Tree tree) {
  std::uint32_t end_of_map = 0;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    Node& node = tree.nodes[i];
    if (i < end_of_map || node.key.empty()) continue;
    if (is_one_of(node.key, maps)) end_of_map = node.next;
    const bool says_boolean = node.kind == Kind::string && (node.text == "true" || node.text == "false");
    if (says_boolean && is_one_of(node.key, booleans)) node.kind = Kind::boolean;
    node.key = tree.keep(api_name(node.key));
  }
  return tree;
}

void add_member(Tree& tree, View member) {
  if (!tree.root().is_object()) return;
  const auto shift = static_cast<std::uint32_t>(tree.nodes.size() - member.index());
  for (std::uint32_t i = member.index(); i < member.node().next; ++i) {
    Node node = member.tree()->nodes[i];
    node.next += shift;
    node.key = tree.keep(node.key);
    node.text = tree.keep(node.text);
    tree.nodes.push_back(node);
  }
  tree.close(0);
}

}  // namespace rolecall::recognise::cloudformation
