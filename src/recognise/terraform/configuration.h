// The files of a run as Terraform sees them: a folder with `.tf` files is a module, whichever file a block stands in.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/hcl.h"

namespace rolecall::recognise::terraform {

/// One file in HCL.
struct ConfigFile {
  std::uint32_t source = 0;
  std::string path;
  read::hcl::File hcl;
};

/// A block that others refer to.
struct Declared {
  const ConfigFile* file = nullptr;
  const read::hcl::Block* block = nullptr;
  const read::hcl::Body& body() const { return file->hcl.bodies[block->body]; }
};
/// A value of `locals`, or of a file of variables.
struct Assigned {
  const ConfigFile* file = nullptr;
  std::uint32_t expression = 0;
};

/// One module's declarations, by name; the later one of a name counts.
struct Folder {
  using Assignments = std::map<std::string, Assigned, std::less<>>;
  std::string path;                 ///< without a slash at its end; empty is the working directory
  std::vector<Declared> resources;  ///< and data sources, in the order of the files
  std::map<std::string, std::size_t, std::less<>> resource_index;  ///< "type.name", "data.type.name"
  std::map<std::string, Declared, std::less<>> variables, outputs, calls;
  std::vector<Declared> providers;
  Assignments locals;
  Assignments values;                     ///< of terraform.tfvars and *.auto.tfvars, as Terraform loads them by itself
  std::vector<Assignments> other_values;  ///< of other `.tfvars` in the folder and below: one of them may be named
  bool is_root = false;                   ///< has what only a root module has: a backend, a configured provider, values
  bool is_whole = true;                   ///< all of its files were read without an error
  bool is_called = false;                 ///< by a module of the run

  const Declared* find(std::string_view address) const;
};

/// All modules of a run by their paths.
struct Configuration {
  std::map<std::string, Folder, std::less<>> folders;

  /// The folder that the `source` of a module call in `from` means; null for a module from elsewhere.
  const Folder* called(const Folder& from, std::string_view source) const;
};

/// Sorts what the files declare by folder. The files must outlive it. `source` of a call counts where it is a literal
/// that begins with `./` or `../`.
Configuration configuration_of(const std::vector<const ConfigFile*>& files);

/// The value of an argument of a body; null if it has none of the name.
const read::hcl::Attribute* find_argument(const read::hcl::Body& body, std::string_view name);

/// A path with its `.` and `..` taken out as far as they go; without a slash at its end.
std::string normal_path(std::string_view folder, std::string_view path);

}  // namespace rolecall::recognise::terraform
