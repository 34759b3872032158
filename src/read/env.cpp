#include "read/env.h"

#include <algorithm>

#include "read/encoding.h"

namespace rolecall::read {

namespace {

/// What Go's strings.TrimSpace takes away: Unicode's White_Space.
constexpr std::string_view blanks[] = {" ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085",
                                       "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
                                       "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2028",
                                       "\u2029", "\u202F", "\u205F", "\u3000"};

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}
bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view trimmed(std::string_view line) {
  const auto blank_in_front = [&] {
    return std::find_if(std::begin(blanks), std::end(blanks), [&](auto blank) { return begins_with(line, blank); });
  };
  const auto blank_behind = [&] {
    return std::find_if(std::begin(blanks), std::end(blanks), [&](auto blank) { return ends_with(line, blank); });
  };
  for (auto blank = blank_in_front(); blank != std::end(blanks); blank = blank_in_front())
    line.remove_prefix(blank->size());
  for (auto blank = blank_behind(); blank != std::end(blanks); blank = blank_behind())
    line.remove_suffix(blank->size());
  return line;
}

bool is_comment(std::string_view line) {
  line.remove_prefix(after_byte_order_mark(line));
  return !line.empty() && (line[0] == '#' || line[0] == ';');
}

class Reader {
 public:
  Reader(std::string_view text, std::uint32_t source, Findings& findings)
      : text_(text), source_(source), findings_(findings) {}

  std::optional<Tree> read() {
    const std::uint32_t root = tree_.open({Kind::object, span(text_)});
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      if (!add_line(trimmed(text_.substr(begin, end - begin)))) return std::nullopt;
      begin = end + 1;
    }
    tree_.close(root);
    return std::move(tree_);
  }

 private:
  /// The place of a part of the text.
  Span span(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {source_, begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  /// False if the line has bytes that make it unreadable.
  bool add_line(std::string_view line) {
    if (line.empty()) return true;
    if (const std::optional<Span> bad = invalid_utf8(line, source_)) {
      if (is_comment(line)) return true;  // which the agent does not care about either
      add_invalid_utf8(text_, span(line.substr(bad->begin, 1)), findings_);
      return false;
    }
    const std::size_t equals = line.find('=');
    if (equals != line.npos) {
      add(Kind::string, line.substr(0, equals), line.substr(equals + 1));
    } else if (!is_comment(line)) {
      add(Kind::null, line, line.substr(line.size()));
    }
    return true;
  }
  void add(Kind kind, std::string_view key, std::string_view value) {
    tree_.open({kind, span(value), span(key), 0, key, value});
  }

  std::string_view text_;
  std::uint32_t source_;
  Findings& findings_;
  Tree tree_;
};

}  // namespace

std::optional<Tree> read_env(std::string_view text, std::uint32_t source, Findings& findings) {
  if (find_binary(text, source, findings)) return std::nullopt;
  return Reader(text, source, findings).read();
}

}  // namespace rolecall::read
