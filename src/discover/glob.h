// One glob, taken apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall::discover {

/// A glob as .gitignore has them (git documentation: gitignore, pattern format), over whole paths with '/'. The tokens
/// are the states of an automaton, so that matching takes at worst tokens x characters steps.
class Glob {
 public:
  /// A `[` without its `]`, and a `\` at the end, stand for themselves.
  explicit Glob(std::string_view pattern);

  /// The whole path.
  bool matches(std::string_view path) const;

 private:
  enum class Kind : std::uint8_t {
    literal,  ///< one byte
    any,      ///< `?`: any byte but '/'
    set,      ///< `[a-z]`, `[!a-z]`: one byte, not '/'
    star,     ///< `*`: any run without '/'
    folders,  ///< `**/`: no, or any, folders with their '/'; the next state is `inside`
    inside,   ///< in the name of such a folder
    rest,     ///< `/**` at the end: all that follows
  };
  struct Token {
    Kind kind;
    char byte = 0;
    bool is_negated = false;
    std::string ranges;  ///< pairs of first and last
  };

  void add_stars(std::string_view pattern, std::size_t& at);
  void add_set(std::string_view pattern, std::size_t& at);
  bool takes(const Token& token, char byte) const;
  void reach(std::size_t state, std::vector<bool>& states) const;
  void step(std::size_t state, char byte, std::vector<bool>& next) const;

  std::vector<Token> tokens_;
};

}  // namespace rolecall::discover
