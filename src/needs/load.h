// The table of features from TOML: policies/needs/*.toml, a table for each feature under its id.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "needs/needs.h"
#include "source/finding.h"
#include "source/tree.h"

namespace rolecall::needs {

/// Features that were loaded, with the words they are made of.
class FeatureStore {
 public:
  FeatureStore() = default;
  FeatureStore(FeatureStore&&) = default;
  FeatureStore& operator=(FeatureStore&&) = default;

  /// Loads the features of one page, in the order of its text. Every mistake in it is a finding at its place; a feature
  /// with a mistake is left out.
  void load(View page, Findings& findings);

  std::vector<Feature> features;

 private:
  void load_feature(View table, Findings& findings);
  std::string_view keep(std::string_view word) { return words_.emplace_back(word); }

  std::deque<std::string> words_;
  std::deque<std::vector<std::string_view>> lists_;
};

}  // namespace rolecall::needs
