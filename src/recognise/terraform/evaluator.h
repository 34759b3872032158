// Works out the expressions of a configuration as far as they are known before a plan. What is not known is an unknown
// value whose name tells where it comes from, `var.image` or `aws_kms_key.logs.arn`, so that what is said twice is
// equal.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise/terraform/configuration.h"
#include "recognise/terraform/value.h"
#include "source/finding.h"

namespace rolecall::recognise::terraform {

/// Opens a file that file() or templatefile() names: its source, or nothing if it is not among what is checked.
using OpenFile = std::function<std::optional<std::uint32_t>(const std::string& path)>;

/// A name that an expression gives a value: of a `for`, `each`, `count`, the iterator of a dynamic block.
struct Binding {
  std::string name;
  Value value;
  std::shared_ptr<const Binding> outer;
};
using Bindings = std::shared_ptr<const Binding>;

struct Module;

/// Where an expression stands.
struct Scope {
  const Module* module = nullptr;
  const ConfigFile* file = nullptr;
  Bindings bindings;
};

/// One use of a folder: as the root, or by a call.
struct Module {
  const Folder* folder = nullptr;
  std::string prefix;              ///< of the addresses in it: "module.ecs."
  const Declared* call = nullptr;  ///< null for a module that no module of the run calls
  Scope caller;
  int depth = 0;
};

/// One resource or data source; with `count` or `for_each`, one of its instances.
struct Instance {
  Scope scope;
  const Declared* declared = nullptr;
  std::string address;     ///< "module.ecs.aws_iam_role.task"
  bool is_certain = true;  ///< false: how many there are is not known, and this stands for any of them

  bool is_data() const { return declared->block->type == "data"; }
  std::string_view type() const { return declared->block->labels[0].value; }
  std::string_view name() const { return declared->block->labels[1].value; }
  const read::hcl::Body& body() const { return declared->body(); }
  Span span() const { return declared->block->header; }
};

/// A nested block, written or made by a dynamic one.
struct Part {
  Scope scope;
  const read::hcl::Body* body = nullptr;
  Span span;
  bool is_certain = true;  ///< false: it stands for any number of blocks
};

class Evaluator {
 public:
  Evaluator(Sources& sources, const Configuration& configuration, const OpenFile& open, Findings& findings)
      : sources(sources), findings(findings), configuration_(configuration), open_(open) {}

  /// A folder as a module without a caller; `prefix` tells it from others.
  const Module& root(const Folder& folder, std::string prefix);
  /// The modules that a call makes; none if the called folder is not in the run, or `count` is 0.
  std::vector<const Module*> called(const Module& module, const std::string& name);
  /// Its instances, or the one that stands for all; none if `count` is 0.
  std::vector<const Instance*> instances(const Module& module, const std::string& address);

  Value evaluate(const Scope& scope, std::uint32_t expression);
  /// The argument of a block; null if it is not there.
  Value argument(const Scope& scope, const read::hcl::Body& body, std::string_view name);
  Value argument(const Instance& instance, std::string_view name) {
    return argument(instance.scope, instance.body(), name);
  }
  Value argument(const Part& part, std::string_view name) { return argument(part.scope, *part.body, name); }
  /// The nested blocks of a type, in the order of the text.
  std::vector<Part> parts(const Scope& scope, const read::hcl::Body& body, std::string_view type);
  /// An attribute of a resource: what it is given, or what AWS makes of it. Unknown if that is not known.
  Value attribute(const Instance& instance, std::string_view name);
  /// The Region, account and partition of a module's resources: of its provider where that is known, else symbols that
  /// are the same everywhere.
  std::string place(const Module& module, std::string_view what);

  /// file() and templatefile(): the text; what its template makes with these values.
  Value file_text(const Scope& scope, const std::string& path, const Span& span);
  Value file_template(const Scope& scope, const std::string& path, const Value& values, const Span& span);

  /// The value of what is not known: by the words of its expression.
  Value unknown(const Scope& scope, const read::hcl::Expression& expression);

  Sources& sources;
  Findings& findings;

 private:
  using Key = std::pair<const void*, std::string>;

  Value compute(const Scope& scope, const read::hcl::Expression& expression);
  Value joined(const Scope& scope, const read::hcl::Expression& expression);
  Value variable(const Scope& scope, const read::hcl::Expression& expression);
  std::optional<Value> reference(const Scope& scope, std::uint32_t expression);
  Value member(const Scope& scope, const read::hcl::Expression& expression);
  Value index(const Scope& scope, const read::hcl::Expression& expression);
  Value splat(const Scope& scope, const read::hcl::Expression& expression);
  Value tuple(const Scope& scope, const read::hcl::Expression& expression);
  Value object(const Scope& scope, const read::hcl::Expression& expression);
  Value loop(const Scope& scope, const read::hcl::Expression& expression);
  Value unary(const Scope& scope, const read::hcl::Expression& expression);
  Value binary(const Scope& scope, const read::hcl::Expression& expression);
  Value conditional(const Scope& scope, const read::hcl::Expression& expression);
  Value call(const Scope& scope, const read::hcl::Expression& expression);

  Value member_of(const Value& value, std::string_view name, const Span& span);
  Value item_of(const Value& value, const Value& key, const Span& span);

  Value input(const Module& module, const std::string& name);
  Value value_without_caller(const Module& module, const std::string& name, const Declared* declared);
  Value local(const Module& module, const std::string& name);
  Value output(const Module& module, const std::string& name);
  std::optional<Value> only_output(const Module& module, const std::string& name, const std::string& output);
  Value resource(const Module& module, const std::string& address, const Span& span);
  Value modules(const Module& module, const std::string& name, const Span& span);
  Value computed(const Instance& instance, std::string_view name);

  /// What `count` and `for_each` of a block make: the bindings of each, and whether there certainly is one.
  struct Repeated {
    enum class Form { one, list, map, unknown } form = Form::one;
    std::vector<std::pair<Value, Bindings>> each;
  };
  Repeated repeated(const Scope& scope, const read::hcl::Body& body, const std::string& address);

  /// Works a value out once; a value that needs itself is unknown.
  template <class Compute>
  Value once(const void* owner, const std::string& name, const Compute& compute);

  const Configuration& configuration_;
  const OpenFile& open_;
  std::deque<Module> modules_;
  std::deque<Instance> instances_;
  std::deque<ConfigFile> templates_;
  std::map<Key, std::optional<Value>> values_;
  std::map<Key, std::vector<const Module*>> calls_;
  struct Instances {
    Repeated::Form form = Repeated::Form::one;
    std::vector<std::pair<Value, const Instance*>> each;
  };
  std::map<Key, Instances> resources_;
  const Instances& instances_of(const Module& module, const std::string& address);
  int depth_ = 0;
  std::size_t steps_ = 0;
};

/// The value of a function of its arguments; nothing if it is not known. `try`, `can`, `file` and `templatefile`, which
/// look at more than values, are the evaluator's.
std::optional<Value> call_function(Evaluator& evaluator, std::string_view name, const std::vector<Value>& arguments,
                                   const Span& span);

}  // namespace rolecall::recognise::terraform
