#include "discover/glob.h"

#include <algorithm>

#include "discover/discover.h"

namespace rolecall::discover {

Glob::Glob(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '*')
      add_stars(pattern, at);
    else if (c == '?')
      tokens_.push_back({Kind::any});
    else if (c == '[')
      add_set(pattern, at);
    else if (c == '\\' && at + 1 < pattern.size())
      tokens_.push_back({Kind::literal, pattern[++at]});
    else
      tokens_.push_back({Kind::literal, c});
  }
}

// Leaves `at` on the last byte that it took.
void Glob::add_stars(std::string_view pattern, std::size_t& at) {
  const bool starts_name = at == 0 || pattern[at - 1] == '/';
  if (starts_name && pattern.substr(at, 3) == "**/") {
    tokens_.push_back({Kind::folders});
    tokens_.push_back({Kind::inside});
    at += 2;
  } else if (starts_name && pattern.substr(at) == "**") {
    tokens_.push_back({Kind::rest});
    ++at;
  } else {
    tokens_.push_back({Kind::star});
  }
}

void Glob::add_set(std::string_view pattern, std::size_t& at) {
  std::size_t next = at + 1;
  Token token{Kind::set};
  if (next < pattern.size() && (pattern[next] == '!' || pattern[next] == '^')) {
    token.is_negated = true;
    ++next;
  }
  const std::size_t end = pattern.find(']', next + 1);  // a `]` right after `[` is one of the set
  if (end == pattern.npos) {
    tokens_.push_back({Kind::literal, '['});
    return;
  }
  while (next < end) {
    const bool is_range = next + 2 < end && pattern[next + 1] == '-';
    token.ranges += {pattern[next], pattern[is_range ? next + 2 : next]};
    next += is_range ? 3 : 1;
  }
  tokens_.push_back(token);
  at = end;
}

bool Glob::takes(const Token& token, char byte) const {
  if (token.kind == Kind::literal) return byte == token.byte;
  if (byte == '/') return false;
  if (token.kind == Kind::any) return true;
  bool is_in = false;
  for (std::size_t i = 0; i < token.ranges.size(); i += 2)
    is_in = is_in || (token.ranges[i] <= byte && byte <= token.ranges[i + 1]);
  return is_in != token.is_negated;
}

// Adds a state, and those that it leads to without a byte.
void Glob::reach(std::size_t state, std::vector<bool>& states) const {
  states[state] = true;
  while (state < tokens_.size()) {
    if (tokens_[state].kind == Kind::star)
      ++state;
    else if (tokens_[state].kind == Kind::folders)
      state += 2;
    else
      return;
    states[state] = true;
  }
}

void Glob::step(std::size_t state, char byte, std::vector<bool>& next) const {
  const Token& token = tokens_[state];
  switch (token.kind) {
    case Kind::literal:
    case Kind::any:
    case Kind::set:
      if (takes(token, byte)) reach(state + 1, next);
      break;
    case Kind::star:
      if (byte != '/') reach(state, next);
      break;
    case Kind::folders:
      if (byte != '/') next[state + 1] = true;
      break;
    case Kind::inside:
      if (byte == '/')
        reach(state - 1, next);
      else
        next[state] = true;
      break;
    case Kind::rest:
      next[state] = next[state + 1] = true;
      break;
  }
}

bool Glob::matches(std::string_view path) const {
  std::vector<bool> states(tokens_.size() + 1);
  std::vector<bool> next(tokens_.size() + 1);
  reach(0, states);
  for (const char byte : path) {
    std::fill(next.begin(), next.end(), false);
    for (std::size_t state = 0; state < tokens_.size(); ++state)
      if (states[state]) step(state, byte, next);
    states.swap(next);
  }
  return states.back();
}

bool glob_matches(std::string_view glob, std::string_view path) {
  while (glob.starts_with("./")) glob.remove_prefix(2);
  if (glob.ends_with('/')) glob.remove_suffix(1);
  const bool is_anchored = glob.find('/') != glob.npos;
  if (glob.starts_with('/') && !path.starts_with('/')) glob.remove_prefix(1);
  const Glob matcher(is_anchored ? std::string(glob) : "**/" + std::string(glob));
  for (std::size_t end = path.find('/', 1); end != path.npos; end = path.find('/', end + 1))
    if (matcher.matches(path.substr(0, end))) return true;
  return matcher.matches(path);
}

}  // namespace rolecall::discover
