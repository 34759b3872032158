#include "recognise/terraform/terraform.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "recognise/terraform/resources.h"

namespace rolecall::recognise::terraform {

namespace {

using read::hcl::Attribute;

/// Goes through all modules of a run. Only the results change.
class Run {
 public:
  Run(Evaluator& evaluator, const Configuration& configuration, const std::vector<const ConfigFile*>& files)
      : evaluator_(evaluator), configuration_(configuration), results_(files.size()) {
    for (std::size_t i = 0; i < files.size(); ++i) position_of_[files[i]] = i;
  }

  std::vector<Recognised> recognised() && {
    std::vector<const Folder*> roots;
    for (const auto& [path, folder] : configuration_.folders)
      if (!folder.is_called) roots.push_back(&folder);
    for (const Folder* folder : roots) take(evaluator_.root(*folder, roots.size() > 1 ? prefix_of(*folder) : ""));
    return std::move(results_);
  }

 private:
  // Two modules without a caller may have resources of one name.
  static std::string prefix_of(const Folder& folder) {
    std::string prefix = folder.path;
    std::replace(prefix.begin(), prefix.end(), '/', '.');
    return prefix.empty() ? prefix : prefix + ".";
  }

  void take(const Module& module) {
    std::vector<const Module*> modules = {&module};
    passed_.clear();
    roles_.clear();
    for (std::size_t i = 0; i < modules.size(); ++i) {
      take_resources(*modules[i]);
      for (const auto& [name, call] : modules[i]->folder->calls) {
        const std::vector<const Module*> called = evaluator_.called(*modules[i], name);
        modules.insert(modules.end(), called.begin(), called.end());
        if (called.empty()) note_arguments(*modules[i], call);
      }
    }
    if (!module.folder->is_root) note_outputs(module);
    for (const auto& [position, index] : roles_) {
      Role& role = results_[position].entities.roles[index];
      role.may_have_more = role.may_have_more || passed_.contains(role.name);
    }
  }

  void take_resources(const Module& module) {
    for (const Declared& declared : module.folder->resources) {
      const read::hcl::Block& block = *declared.block;
      if (block.type != "resource" || !block.labels[0].value.starts_with("aws_")) continue;
      const std::size_t position = position_of_.at(declared.file);
      for (const Instance* instance : evaluator_.instances(module, block.labels[0].value + "." + block.labels[1].value))
        take_resource(*instance, position);
    }
  }

  void take_resource(const Instance& instance, std::size_t position) {
    Entities& entities = results_[position].entities;
    const std::size_t roles = entities.roles.size();
    take_iam_resource(evaluator_, instance, entities);
    take_ecs_resource(evaluator_, instance, entities);
    if (!entities.empty()) results_[position].dialect = "terraform";
    for (std::size_t i = roles; i < entities.roles.size(); ++i) {
      roles_.emplace_back(position, i);
      if (!instance.scope.module->folder->is_whole) entities.roles[i].may_have_more = true;
    }
  }

  // What a module that is not here is given: it may attach policies to roles that it knows by name.
  void note_arguments(const Module& module, const Declared& call) {
    for (const Attribute& attribute : call.body().attributes)
      note(evaluator_.evaluate({&module, call.file, nullptr}, attribute.value));
  }
  // So may the callers of a module.
  void note_outputs(const Module& module) {
    for (const auto& [name, output] : module.folder->outputs)
      note(evaluator_.argument({&module, output.file, nullptr}, output.body(), "value"));
  }

  void note(const Value& value) {
    std::size_t budget = most_values;
    note(value, budget);
  }
  void note(const Value& value, std::size_t& budget) {
    if (budget == 0) return;
    --budget;
    const Value name = value.instance && value.instance->type() == "aws_iam_role"
                           ? evaluator_.attribute(*value.instance, "name")
                           : value;
    if (const std::optional<std::string> words = words_of(name)) passed_.insert(Text::shown(*words));
    for (const Member& member : value.items()) note(member.value, budget);
  }

  Evaluator& evaluator_;
  const Configuration& configuration_;
  std::vector<Recognised> results_;
  std::unordered_map<const ConfigFile*, std::size_t> position_of_;
  std::set<std::string> passed_;                            // words that strangers are given
  std::vector<std::pair<std::size_t, std::size_t>> roles_;  // of this root: file, and index in it
};

}  // namespace

std::vector<Recognised> recognise(Sources& sources, const std::vector<const ConfigFile*>& files, const OpenFile& open,
                                  Findings& findings) {
  const Configuration configuration = configuration_of(files);
  Evaluator evaluator(sources, configuration, open, findings);
  return Run(evaluator, configuration, files).recognised();
}

}  // namespace rolecall::recognise::terraform
