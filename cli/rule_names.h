// Which rule a word of the command line means.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "judge/rule.h"

namespace rolecall::cli {

/// The rules that a word may mean: the one of that id or alias; else those whose name without the family it is; else
/// those whose id begins with it. Empty if there is none.
std::vector<const Rule*> rules_called(std::string_view word, std::span<const Rule> rules);

}  // namespace rolecall::cli
