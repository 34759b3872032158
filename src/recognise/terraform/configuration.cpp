#include "recognise/terraform/configuration.h"

#include <algorithm>
#include <utility>

namespace rolecall::recognise::terraform {

namespace {

using read::hcl::Attribute;
using read::hcl::Block;
using read::hcl::Body;
using read::hcl::Expression;
using read::hcl::Operation;

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : path.substr(0, slash);
}
std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string folder_of(const ConfigFile& file) {
  return std::string(folder_of(normal_path({}, file.path)));
}

bool is_values(std::string_view path) {
  return path.ends_with(".tfvars");
}
bool is_loaded(std::string_view path) {
  return name_of(path) == "terraform.tfvars" || path.ends_with(".auto.tfvars");
}

Folder::Assignments assignments_of(const ConfigFile& file) {
  Folder::Assignments assigned;
  for (const Attribute& attribute : file.hcl.bodies[0].attributes)
    assigned[std::string(attribute.name)] = {&file, attribute.value};
  return assigned;
}

bool is_configured(const ConfigFile& file, const Block& provider) {
  const Body& body = file.hcl.bodies[provider.body];
  return !body.attributes.empty() || !body.blocks.empty();
}

bool has_backend(const ConfigFile& file, const Block& terraform) {
  const Body& body = file.hcl.bodies[terraform.body];
  return std::any_of(body.blocks.begin(), body.blocks.end(),
                     [](const Block& block) { return block.type == "backend" || block.type == "cloud"; });
}

void declare_resource(Folder& folder, const Declared& declared) {
  const Block& block = *declared.block;
  if (block.labels.size() != 2) return;
  std::string address = block.type == "data" ? "data." : "";
  address += block.labels[0].value + "." + block.labels[1].value;
  folder.resource_index[address] = folder.resources.size();
  folder.resources.push_back(declared);
}

void declare(Folder& folder, const ConfigFile& file, const Block& block) {
  const Declared declared{&file, &block};
  const std::string name = block.labels.empty() ? std::string() : block.labels[0].value;
  if (block.type == "resource" || block.type == "data") {
    declare_resource(folder, declared);
  } else if (block.type == "variable") {
    folder.variables[name] = declared;
  } else if (block.type == "output") {
    folder.outputs[name] = declared;
  } else if (block.type == "module") {
    folder.calls[name] = declared;
  } else if (block.type == "provider") {
    folder.providers.push_back(declared);
    folder.is_root = folder.is_root || is_configured(file, block);
  } else if (block.type == "terraform") {
    folder.is_root = folder.is_root || has_backend(file, block);
  } else if (block.type == "locals") {
    for (const Attribute& attribute : declared.body().attributes)
      folder.locals[std::string(attribute.name)] = {&file, attribute.value};
  }
}

void add_configuration(Folder& folder, const ConfigFile& file) {
  folder.is_whole = folder.is_whole && file.hcl.is_whole;
  for (const Block& block : file.hcl.bodies[0].blocks) declare(folder, file, block);
}

// Values that Terraform does not load by itself are for the module at or above them.
void add_values(std::map<std::string, Folder, std::less<>>& folders, const ConfigFile& file) {
  const std::string own = folder_of(file);
  std::string_view path = own;
  if (is_loaded(file.path)) {
    const auto folder = folders.find(path);
    if (folder == folders.end()) return;
    for (auto& [name, assigned] : assignments_of(file)) folder->second.values[name] = assigned;
    folder->second.is_root = true;
    return;
  }
  while (true) {
    if (const auto folder = folders.find(path); folder != folders.end()) {
      folder->second.other_values.push_back(assignments_of(file));
      return;
    }
    if (path.empty()) return;
    path = folder_of(path);
  }
}

std::string_view literal_source(const Declared& call) {
  const Attribute* source = find_argument(call.body(), "source");
  if (!source) return {};
  const Expression& expression = call.file->hcl.expressions[source->value];
  return expression.operation == Operation::text ? expression.text : std::string_view{};
}

}  // namespace

const Declared* Folder::find(std::string_view address) const {
  const auto found = resource_index.find(address);
  return found == resource_index.end() ? nullptr : &resources[found->second];
}

const Folder* Configuration::called(const Folder& from, std::string_view source) const {
  if (!source.starts_with("./") && !source.starts_with("../")) return nullptr;
  const auto folder = folders.find(normal_path(from.path, source));
  return folder == folders.end() ? nullptr : &folder->second;
}

Configuration configuration_of(const std::vector<const ConfigFile*>& files) {
  Configuration configuration;
  // terraform.tfvars is loaded before the others, which come in the order of their names.
  std::vector<const ConfigFile*> sorted = files;
  std::stable_sort(sorted.begin(), sorted.end(), [](const ConfigFile* a, const ConfigFile* b) {
    const auto is_later = [](const ConfigFile* file) { return name_of(file->path) != "terraform.tfvars"; };
    return std::pair(is_later(a), a->path) < std::pair(is_later(b), b->path);
  });
  for (const ConfigFile* file : sorted) {
    if (is_values(file->path)) continue;
    Folder& folder = configuration.folders[folder_of(*file)];
    folder.path = folder_of(*file);
    add_configuration(folder, *file);
  }
  for (const ConfigFile* file : sorted)
    if (is_values(file->path)) add_values(configuration.folders, *file);
  for (auto& [path, folder] : configuration.folders)
    for (const auto& [name, call] : folder.calls)
      if (const Folder* called = configuration.called(folder, literal_source(call)); called && called != &folder)
        configuration.folders.find(called->path)->second.is_called = true;
  return configuration;
}

const Attribute* find_argument(const Body& body, std::string_view name) {
  for (const Attribute& attribute : body.attributes)
    if (attribute.name == name) return &attribute;
  return nullptr;
}

std::string normal_path(std::string_view folder, std::string_view path) {
  const bool is_absolute = path.starts_with('/') || folder.starts_with('/');
  std::string whole = path.starts_with('/') ? std::string(path) : std::string(folder) + "/" + std::string(path);
  std::vector<std::string_view> parts;
  for (std::string_view rest = whole; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else if (!part.empty() && part != ".")
      parts.push_back(part);
  }
  std::string normal;
  for (const std::string_view part : parts) {
    if (!normal.empty() || is_absolute) normal += '/';
    normal += part;
  }
  return normal;
}

}  // namespace rolecall::recognise::terraform
