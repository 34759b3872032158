// Documents to entities, one recogniser for each dialect. After this stage nobody knows which dialect an entity is
// from.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entity/entity.h"
#include "read/read.h"
#include "source/finding.h"
#include "source/source.h"

namespace rolecall::recognise {

/// The map in `.rolecall.toml` from loose files to roles, for setups whose files do not say whose policy they are:
/// a path (relative to the configuration's folder, globs allowed) to a role's name.
struct Hints {
  struct FileRole {
    std::string glob, role;
  };
  std::vector<FileRole> roles;
};

/// What one document is: its dialect in a word ("policy", "get-role", "register-task-definition", "ecs.config", ...;
/// empty if it is none of ours), and its entities.
struct Recognised {
  std::string dialect;
  Entities entities;
};

/// Recognises one document by its content; where that does not tell, by `Source::kind` (`--as`), the map, and the names
/// of file and folder. A document of another kind gives nothing, silently; if it was named on the command line, a
/// finding `input/not-recognised` (note). What is large in it is divided between `jobs` threads; the result is the
/// same.
Recognised recognise(Sources& sources, std::uint32_t source, const Tree& document, read::Format format,
                     const Hints& hints, Findings& findings, unsigned jobs = 1);

/// The words that `--as` takes.
std::span<const std::string_view> kinds();

/// A policy document in a tree: the typed form with every span, and the slips in its grammar. Never fails: what is not
/// usable is a slip.
iam::Policy policy_from(View document, iam::PolicyType type, std::string name);

/// Does the value look like a policy document (an object with Statement, or with Version and a near miss of it)?
bool looks_like_policy(View value);
/// What its content tells: a Principal with sts:Assume* actions is trust, a Principal otherwise is resource, actions
/// and resources without one is identity.
iam::PolicyType type_from_content(View policy);

}  // namespace rolecall::recognise
