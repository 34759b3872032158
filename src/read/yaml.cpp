// libyaml says what comes, event by event; this makes nodes of its events. It counts characters, and it counts a
// value's anchor and tag to the value, so that places are worked out anew here.
#include "read/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "read/encoding.h"
#include "read/read.h"

namespace rolecall::read {

namespace {

std::string_view words_of(const yaml_char_t* text) {
  return text ? reinterpret_cast<const char*>(text) : std::string_view{};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// From libyaml's marks, which count characters, to bytes.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text), start_(after_byte_order_mark(text)) {
    std::size_t characters = 0;
    for (std::size_t i = start_; i < text.size(); ++i) {
      if (!begins_character(text[i])) continue;
      if (characters++ % stride == 0) marks_.push_back(static_cast<std::uint32_t>(i));
    }
    is_ascii_ = characters == text.size() - start_;
  }

  std::uint32_t operator()(const yaml_mark_t& mark) const {
    if (is_ascii_) return static_cast<std::uint32_t>(std::min(start_ + mark.index, text_.size()));
    if (mark.index / stride >= marks_.size()) return static_cast<std::uint32_t>(text_.size());
    std::size_t at = marks_[mark.index / stride];
    for (std::size_t left = mark.index % stride; left > 0 && at < text_.size(); --left) at = after_character(at);
    return static_cast<std::uint32_t>(at);
  }

  /// The end of the character that begins at a byte.
  std::size_t after_character(std::size_t at) const {
    if (at < text_.size()) ++at;
    while (at < text_.size() && !begins_character(text_[at])) ++at;
    return at;
  }

 private:
  static constexpr std::size_t stride = 256;
  static bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

  std::string_view text_;
  std::size_t start_;
  bool is_ascii_ = true;
  std::vector<std::uint32_t> marks_;  // of each stride-th character
};

/// The digits at the start of a text.
std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// A number that JSON would take, too. An account of `012345678901` is none, and neither is `1_000` or `0x10`.
bool is_number(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  const std::size_t whole = digits(text);
  if (whole == 0 || (whole > 1 && text[0] == '0')) return false;
  text.remove_prefix(whole);
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    text.remove_prefix(digits(text));
  }
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  return !text.empty() && digits(text) == text.size();
}

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What a plain word is (YAML 1.1: Language-Independent Types; AWS CloudFormation user guide: template formats).
Kind kind_of(std::string_view word) {
  constexpr std::array<std::string_view, 5> nulls = {"", "~", "null", "Null", "NULL"};
  constexpr std::array<std::string_view, 18> booleans = {"true", "True", "TRUE", "false", "False", "FALSE",
                                                         "yes",  "Yes",  "YES",  "no",    "No",    "NO",
                                                         "on",   "On",   "ON",   "off",   "Off",   "OFF"};
  if (is_one_of(word, nulls)) return Kind::null;
  if (is_one_of(word, booleans)) return Kind::boolean;
  return is_number(word) ? Kind::number : Kind::string;
}

/// A boolean's word in the tree.
std::string_view boolean_word(std::string_view word) {
  constexpr std::array<std::string_view, 9> yes = {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"};
  return is_one_of(word, yes) ? "true" : "false";
}

/// The name of the long form of a tag such as `!Sub`; empty if the tag is none of the application's own.
/// (AWS CloudFormation template reference guide: Intrinsic function reference.)
std::string long_form(std::string_view tag) {
  constexpr std::array<std::string_view, 19> functions = {
      "And",    "Base64", "Cidr",  "Contains",    "EachMemberIn", "Equals", "FindInMap",
      "GetAZs", "GetAtt", "If",    "ImportValue", "Join",         "Length", "Not",
      "Or",     "Select", "Split", "Sub",         "ToJsonString"};
  if (tag.size() < 2 || tag[0] != '!') return {};
  const std::string_view name = tag.substr(1);
  if (name == "Ref" || name == "Condition") return std::string(name);
  if (is_one_of(name, functions) || name == "Transform") return "Fn::" + std::string(name);
  return std::string(tag);
}

/// Where the anchor and the tag of a value stand, and where the value begins after them.
struct Properties {
  std::uint32_t tag_begin = 0, tag_end = 0;  ///< equal if there is no tag
  std::uint32_t value = 0;
};

Properties properties_at(std::string_view text, std::size_t at, bool has_any) {
  Properties properties;
  while (has_any && at < text.size() && (text[at] == '&' || text[at] == '!')) {
    const bool is_verbatim = text.substr(at, 2) == "!<";
    const std::size_t end = std::min(is_verbatim ? text.find('>', at) : text.find_first_of(" \t\r\n,[]{}", at),
                                     text.size() - (is_verbatim ? 1 : 0));
    if (text[at] == '!') {
      properties.tag_begin = static_cast<std::uint32_t>(at);
      properties.tag_end = static_cast<std::uint32_t>(end + (is_verbatim ? 1 : 0));
    }
    at = end + (is_verbatim ? 1 : 0);
    while (at < text.size() && (is_blank(text[at]) || text[at] == '#')) {
      if (text[at] == '#') at = std::min(text.find('\n', at), text.size() - 1);
      ++at;
    }
  }
  properties.value = static_cast<std::uint32_t>(at);
  return properties;
}

/// A value that an alias may stand for.
struct Anchored {
  std::uint32_t index = 0;
  std::uint32_t height = 0;  ///< how many arrays and objects are nested in it, itself one of them
};

/// An array or object whose end has not come.
struct Open {
  std::uint32_t index = 0;
  std::uint32_t height = 1;
  bool is_mapping = false;
  bool awaits_value = false;  ///< of a mapping: its last key has no value yet
  bool is_merged = false;     ///< it is the list of what a merge key names, and no value
  std::uint32_t wrapper = 0;  ///< the object that its tag makes around it; 0 if there is none
  std::string anchor;
  std::vector<Anchored> merged;  ///< what the merge keys of a mapping name
};

/// Builds the tree from events. Each function that may meet a mistake says false after it has added the finding.
class Builder {
 public:
  Builder(std::string_view text, std::uint32_t source, Findings& findings)
      : text_(text), source_(source), findings_(findings), offsets_(text) {
    // The array of several documents; a single one takes its place.
    tree_.open(
        {Kind::array, {source, after_byte_order_mark(text), static_cast<std::uint32_t>(text.size())}, {}, 0, {}, {}});
  }

  bool take(const yaml_event_t& event);
  bool add_mistake(const yaml_parser_t& parser);
  Tree tree();

 private:
  bool take_key(const yaml_event_t& event);
  bool take_scalar(const yaml_event_t& event);
  bool take_start(const yaml_event_t& event, bool is_mapping, const yaml_char_t* anchor, const yaml_char_t* tag);
  bool take_end(const yaml_event_t& event);
  bool take_alias(const yaml_event_t& event);
  /// True if the event is a part of a key that is no word, or of a list of what is merged, and is done with.
  bool is_passed_over(const yaml_event_t& event);

  Span span(std::uint32_t begin, std::uint32_t end) const { return {source_, begin, std::max(begin, end)}; }
  /// The bytes of a scalar as written.
  Span scalar_span(const yaml_event_t& event) const;
  Properties properties_of(const yaml_event_t& scalar) const {
    const bool has_any = scalar.data.scalar.anchor || scalar.data.scalar.tag;
    return properties_at(text_, offsets_(scalar.start_mark), has_any);
  }
  std::string_view words(const Span& span, const yaml_event_t& event);
  bool is_short(const Span& span);
  bool too_deep(const Span& at);

  std::uint32_t append(Kind kind, const Span& span, std::string_view text);
  /// The object that a tag makes around the next value; 0 if it makes none.
  std::uint32_t open_wrapper(std::string_view tag, const Properties& properties);
  void close_wrapper(std::uint32_t wrapper, std::uint32_t end);
  void finish_value(std::string_view anchor, Anchored value);
  bool is_at_merge_key() const { return !open_.empty() && open_.back().is_mapping && is_merge_key_; }

  const Anchored* find_anchor(const yaml_event_t& event);
  bool copy(const Anchored& anchored, bool as_members, std::unordered_set<std::string_view>* taken);
  bool copy_node(std::uint32_t from, std::uint32_t shift);
  bool merge(Open& mapping);
  bool too_many_aliases();

  std::string_view text_;
  std::uint32_t source_;
  Findings& findings_;
  Offsets offsets_;
  Tree tree_;
  std::vector<Open> open_;
  std::unordered_map<std::string, Anchored> anchors_;  // of this document
  std::size_t alias_values_ = 0;
  std::size_t documents_ = 0;
  Span key_span_;
  std::string_view key_;
  bool is_merge_key_ = false;
  std::uint32_t depth_of_key_ = 0;  // of the arrays and objects that are open in a key
  Span alias_;                      // the last one
  std::uint32_t done_ = 0;          // the end of the last word, alias or bracket
};

Span Builder::scalar_span(const yaml_event_t& event) const {
  std::uint32_t end = offsets_(event.end_mark);
  const std::uint32_t begin = std::min(properties_of(event).value, end);
  const yaml_scalar_style_t style = event.data.scalar.style;
  // libyaml counts the line ends after a block to it.
  if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
    while (end > begin && is_blank(text_[end - 1])) --end;
  return span(begin, end);
}

std::string_view Builder::words(const Span& span, const yaml_event_t& event) {
  const std::string_view value(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
  std::string_view written = text_.substr(span.begin, span.end - span.begin);
  const yaml_scalar_style_t style = event.data.scalar.style;
  const bool is_quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  if (is_quoted && written.size() >= 2) written = written.substr(1, written.size() - 2);
  return written == value ? written : tree_.keep(value);
}

bool Builder::is_short(const Span& at) {
  const std::uint32_t bytes = at.end - at.begin;
  if (bytes <= max_string) return true;
  findings_.of("input/beyond-limits", Level::error);
  findings_.add(span(at.begin, at.begin + 1), "this string has {} bytes; at most {} are read", bytes, max_string);
  return false;
}

bool Builder::too_deep(const Span& at) {
  findings_.of("input/beyond-limits", Level::error);
  findings_.add(at, "more than {} values are nested in each other here", max_depth);
  return false;
}

bool Builder::too_many_aliases() {
  findings_.of("input/beyond-limits", Level::error);
  findings_.add(alias_, "the aliases up to here stand for more than {} values", max_alias_values);
  return false;
}

std::uint32_t Builder::append(Kind kind, const Span& at, std::string_view text) {
  const std::uint32_t index = tree_.open({kind, at, key_span_, 0, key_, text});
  key_span_ = {};
  key_ = {};
  return index;
}

std::uint32_t Builder::open_wrapper(std::string_view tag, const Properties& properties) {
  const std::string name = long_form(tag);
  if (name.empty() || properties.tag_begin == properties.tag_end) return 0;
  const std::uint32_t wrapper = append(Kind::object, span(properties.tag_begin, properties.tag_end), {});
  key_span_ = span(properties.tag_begin, properties.tag_end);
  key_ = tree_.keep(name);
  return wrapper;
}

void Builder::close_wrapper(std::uint32_t wrapper, std::uint32_t end) {
  if (wrapper == 0) return;
  tree_.nodes[wrapper].span.end = std::max(tree_.nodes[wrapper].span.end, end);
  tree_.close(wrapper);
}

void Builder::finish_value(std::string_view anchor, Anchored value) {
  if (!anchor.empty()) anchors_[std::string(anchor)] = value;
  if (open_.empty()) return;
  open_.back().awaits_value = false;
  open_.back().height = std::max(open_.back().height, value.height + 1);
}

bool Builder::take_key(const yaml_event_t& event) {
  is_merge_key_ = false;
  key_ = {};
  if (event.type == YAML_SCALAR_EVENT) {
    key_span_ = scalar_span(event);
    key_ = words(key_span_, event);
    is_merge_key_ = key_ == "<<" && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (!is_short(key_span_)) return false;
    done_ = key_span_.end;
  } else {
    key_span_ = span(offsets_(event.start_mark), offsets_(event.end_mark));
    if (event.type != YAML_ALIAS_EVENT) depth_of_key_ = 1;
  }
  open_.back().awaits_value = true;
  return true;
}

bool Builder::take_scalar(const yaml_event_t& event) {
  const Properties properties = properties_of(event);
  const std::string_view tag = words_of(event.data.scalar.tag);
  const Span at = scalar_span(event);
  if (!is_short(at)) return false;
  done_ = at.end;
  const std::uint32_t wrapper = open_wrapper(tag, properties);
  const std::string_view value = words(at, event);
  const bool is_plain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  const bool is_typed = is_plain && (tag.empty() || !long_form(tag).empty());
  const Kind kind = is_typed ? kind_of(value) : Kind::string;
  const std::string_view text = kind == Kind::boolean ? boolean_word(value) : kind == Kind::null ? "" : value;
  const std::uint32_t index = append(kind, at, text);
  close_wrapper(wrapper, at.end);
  finish_value(words_of(event.data.scalar.anchor), {wrapper ? wrapper : index, wrapper ? 1u : 0u});
  return true;
}

bool Builder::take_start(const yaml_event_t& event, bool is_mapping, const yaml_char_t* anchor,
                         const yaml_char_t* tag) {
  const Properties properties = properties_at(text_, offsets_(event.start_mark), anchor || tag);
  if (open_.size() >= max_depth) return too_deep(span(properties.value, properties.value));
  Open opened;
  opened.is_mapping = is_mapping;
  opened.anchor = words_of(anchor);
  opened.is_merged = !is_mapping && is_at_merge_key();
  if (!opened.is_merged) {
    opened.wrapper = open_wrapper(words_of(tag), properties);
    opened.index = append(is_mapping ? Kind::object : Kind::array, span(properties.value, properties.value), {});
  }
  is_merge_key_ = false;
  open_.push_back(std::move(opened));
  return true;
}

bool Builder::take_end(const yaml_event_t& event) {
  Open closed = std::move(open_.back());
  open_.pop_back();
  if (closed.is_merged) {
    open_.back().awaits_value = false;
    return true;
  }
  // A collection in brackets has an end of its own; a block ends with the last value in it.
  const bool is_in_brackets = event.end_mark.index > event.start_mark.index;
  if (is_in_brackets) done_ = offsets_(event.end_mark);
  if (!merge(closed)) return false;
  Span& place = tree_.nodes[closed.index].span;
  place.end = std::max(done_, place.begin);
  const std::uint32_t end = place.end;
  tree_.close(closed.index);
  close_wrapper(closed.wrapper, end);
  finish_value(closed.anchor,
               {closed.wrapper ? closed.wrapper : closed.index, closed.height + (closed.wrapper ? 1u : 0u)});
  return true;
}

const Anchored* Builder::find_anchor(const yaml_event_t& event) {
  alias_ = span(offsets_(event.start_mark), offsets_(event.end_mark));
  done_ = alias_.end;
  const std::string name(words_of(event.data.alias.anchor));
  if (const auto found = anchors_.find(name); found != anchors_.end()) return &found->second;
  findings_.of("input/malformed-yaml", Level::error);
  findings_.add(alias_, "no value before this alias has the anchor {}", quoted(name));
  return nullptr;
}

bool Builder::take_alias(const yaml_event_t& event) {
  const Anchored* anchored = find_anchor(event);
  if (!anchored) return false;
  if (open_.size() + anchored->height > max_depth) return too_deep(alias_);
  if (is_at_merge_key()) {
    open_.back().merged.push_back(*anchored);
    open_.back().awaits_value = false;
    is_merge_key_ = false;
    return true;
  }
  const Anchored value{static_cast<std::uint32_t>(tree_.nodes.size()), anchored->height};
  if (!copy(*anchored, false, nullptr)) return false;
  finish_value({}, value);
  return true;
}

bool Builder::copy_node(std::uint32_t from, std::uint32_t shift) {
  if (++alias_values_ > max_alias_values) return too_many_aliases();
  Node node = tree_.nodes[from];
  node.next += shift;
  tree_.nodes.push_back(node);
  return true;
}

/// Copies a value, with the key that waits; or its members whose names are not taken.
bool Builder::copy(const Anchored& anchored, bool as_members, std::unordered_set<std::string_view>* taken) {
  const std::uint32_t end = tree_.nodes[anchored.index].next;
  std::uint32_t from = anchored.index + (as_members ? 1 : 0);
  while (from < end) {
    const std::uint32_t next = tree_.nodes[from].next;
    const bool is_wanted = !taken || taken->insert(tree_.nodes[from].key).second;
    const auto first = static_cast<std::uint32_t>(tree_.nodes.size());
    for (std::uint32_t i = from; is_wanted && i < next; ++i)
      if (!copy_node(i, first - from)) return false;
    if (!as_members) {
      tree_.nodes[first].key = std::exchange(key_, {});
      tree_.nodes[first].key_span = std::exchange(key_span_, {});
    }
    from = next;
  }
  return true;
}

/// Adds what the merge keys of a mapping name, unless it has a member of that name itself (YAML: Merge Key).
bool Builder::merge(Open& mapping) {
  if (mapping.merged.empty()) return true;
  std::unordered_set<std::string_view> taken;
  for (std::uint32_t i = mapping.index + 1; i < tree_.nodes.size(); i = tree_.nodes[i].next)
    taken.insert(tree_.nodes[i].key);
  for (const Anchored& anchored : mapping.merged) {
    if (tree_.nodes[anchored.index].kind != Kind::object) continue;
    mapping.height = std::max(mapping.height, anchored.height);
    if (!copy(anchored, true, &taken)) return false;
  }
  return true;
}

bool Builder::is_passed_over(const yaml_event_t& event) {
  const bool starts = event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT;
  const bool ends = event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT;
  if (depth_of_key_ == 0) return false;
  if (starts) ++depth_of_key_;
  if (ends && --depth_of_key_ == 0) key_span_.end = std::max(key_span_.begin, offsets_(event.start_mark));
  return true;
}

bool Builder::take(const yaml_event_t& event) {
  if (is_passed_over(event)) return true;
  const bool ends = event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT;
  const bool is_value = ends || event.type == YAML_ALIAS_EVENT || event.type == YAML_SCALAR_EVENT ||
                        event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT;
  if (event.type == YAML_DOCUMENT_START_EVENT) {
    ++documents_;
    anchors_.clear();
  }
  if (!is_value) return true;
  if (!ends && !open_.empty() && open_.back().is_mapping && !open_.back().awaits_value) return take_key(event);
  if (!open_.empty() && open_.back().is_merged && !ends) {
    if (event.type != YAML_ALIAS_EVENT) {
      if (event.type != YAML_SCALAR_EVENT) depth_of_key_ = 1;
      return true;
    }
    const Anchored* anchored = find_anchor(event);
    if (anchored) open_[open_.size() - 2].merged.push_back(*anchored);
    return anchored != nullptr;
  }
  if (event.type == YAML_ALIAS_EVENT) return take_alias(event);
  if (ends) return take_end(event);
  if (event.type == YAML_SCALAR_EVENT) return take_scalar(event);
  if (event.type == YAML_MAPPING_START_EVENT)
    return take_start(event, true, event.data.mapping_start.anchor, event.data.mapping_start.tag);
  return take_start(event, false, event.data.sequence_start.anchor, event.data.sequence_start.tag);
}

bool Builder::add_mistake(const yaml_parser_t& parser) {
  findings_.of("input/malformed-yaml", Level::error);
  const bool is_in_bytes = parser.error == YAML_READER_ERROR;
  const std::size_t begin = is_in_bytes ? std::min(after_byte_order_mark(text_) + parser.problem_offset, text_.size())
                                        : offsets_(parser.problem_mark);
  const Span at = span(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(offsets_.after_character(begin)));
  const std::string_view problem = parser.problem ? parser.problem : "the text cannot be read";
  if (parser.context)
    findings_.add(at, "{}: {}", parser.context, problem);
  else
    findings_.add(at, "{}", problem);
  return false;
}

Tree Builder::tree() {
  tree_.close(0);
  if (documents_ == 0) tree_.nodes[0].kind = Kind::null;
  if (documents_ != 1) return std::move(tree_);
  tree_.nodes.erase(tree_.nodes.begin());
  for (Node& node : tree_.nodes) --node.next;
  return std::move(tree_);
}

/// Reads all events, and lets go of libyaml's memory.
bool read_events(Builder& builder, std::string_view text) {
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) return false;
  const std::uint32_t start = after_byte_order_mark(text);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()) + start,
                               text.size() - start);
  bool is_right = true;
  for (bool is_done = false; is_right && !is_done;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      is_right = builder.add_mistake(parser);
      break;
    }
    is_right = builder.take(event);
    is_done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return is_right;
}

}  // namespace

std::optional<Tree> read_yaml(std::string_view text, std::uint32_t source, Findings& findings) {
  if (find_unreadable_bytes(text, source, findings)) return std::nullopt;
  Builder builder(text, source, findings);
  if (!read_events(builder, text)) return std::nullopt;
  return builder.tree();
}

}  // namespace rolecall::read
