#include "recognise/terraform/json_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "read/read.h"

namespace rolecall::recognise::terraform {

namespace {

// A symbol cannot stand in JSON as it is. For the reader it is its number between two characters of the private use
// area of Unicode (U+E000 and U+E001), with a third one before it (U+E002) where it stands for a whole value.
constexpr std::string_view stand_in_begin = "\xEE\x80\x80", stand_in_end = "\xEE\x80\x81", whole_mark = "\xEE\x80\x82";

/// The text for the reader.
struct Prepared {
  std::string text;
  std::vector<Piece> pieces;
  std::vector<std::string> symbols;  ///< their names
};

class Preparation {
 public:
  explicit Preparation(const Value& string) : string_(string), from_(pieces_of(string)) {}

  Prepared prepared() && {
    for (std::size_t i = 0; i < from_.size(); ++i) {
      const std::size_t end = i + 1 < from_.size() ? from_[i + 1].begin : string_.text.size();
      prepare(from_[i], std::string_view(string_.text).substr(from_[i].begin, end - from_[i].begin));
    }
    return std::move(made_);
  }

 private:
  void prepare(const Piece& piece, std::string_view text) {
    const bool is_verbatim = piece.from.end - piece.from.begin == text.size();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t symbol = std::min(text.find(Text::symbol_begin, at), text.size());
      if (symbol > at) {
        Span from = piece.from;
        if (is_verbatim) {
          from.end = static_cast<std::uint32_t>(from.begin + symbol);
          from.begin += static_cast<std::uint32_t>(at);
        }
        put(text.substr(at, symbol - at), from);
      }
      if (symbol == text.size()) return;
      const std::size_t end = std::min(text.find(Text::symbol_end, symbol), text.size() - 1);
      put_symbol(text.substr(symbol + 1, end - symbol - 1), piece.from);
      at = end + 1;
    }
  }

  void put(std::string_view words, const Span& from) {
    made_.pieces.push_back({static_cast<std::uint32_t>(made_.text.size()), from});
    made_.text += words;
    for (const char c : words) {
      if (is_escaped_)
        is_escaped_ = false;
      else if (c == '\\')
        is_escaped_ = is_in_string_;
      else if (c == '"')
        is_in_string_ = !is_in_string_;
    }
  }

  void put_symbol(std::string_view name, const Span& from) {
    made_.pieces.push_back({static_cast<std::uint32_t>(made_.text.size()), from});
    if (!is_in_string_) (made_.text += '"') += whole_mark;
    made_.text += stand_in_begin;
    made_.text += std::to_string(made_.symbols.size());
    made_.text += stand_in_end;
    if (!is_in_string_) made_.text += '"';
    made_.symbols.emplace_back(name);
  }

  const Value& string_;
  std::vector<Piece> from_;
  Prepared made_;
  bool is_in_string_ = false, is_escaped_ = false;
};

// The name of a symbol without the `${}` that is shown around it.
std::string bare(std::string name) {
  if (name.starts_with("${") && name.ends_with('}')) name = name.substr(2, name.size() - 3);
  return name;
}

// Puts the symbols back.
std::string restored(std::string_view text, const std::vector<std::string>& symbols) {
  std::string words;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find(stand_in_begin), text.size());
    words += text.substr(0, begin);
    text.remove_prefix(begin);
    if (text.empty()) break;
    const std::size_t end = std::min(text.find(stand_in_end), text.size());
    std::size_t number = 0;
    for (const char c : text.substr(stand_in_begin.size(), end - std::min(end, stand_in_begin.size())))
      number = number * 10 + static_cast<std::size_t>(c - '0');
    if (number < symbols.size()) words += Text::symbol(symbols[number]).value;
    text.remove_prefix(std::min(end + stand_in_end.size(), text.size()));
  }
  return words;
}

// The reader bounds how deep it goes (read::max_depth).
Value value_from(View view, const std::vector<std::string>& symbols) {
  const std::string_view text = view.text();
  if (view.is_string() && text.starts_with(whole_mark))
    return unknown_value(bare(Text::shown(restored(text.substr(whole_mark.size()), symbols))), view.span());
  if (view.is_array() || view.is_object()) {
    Members members;
    for (const View child : view)
      members.push_back({restored(child.key(), symbols), child.key_span(), value_from(child, symbols)});
    return view.is_array() ? array_value(std::move(members), view.span())
                           : object_value(std::move(members), view.span());
  }
  Value value = string_value(restored(text, symbols), view.span());
  value.kind = view.kind();
  return value;
}

}  // namespace

Value value_of_json(const Value& string, Sources& sources, Findings& findings) {
  if (string.encoded) return *string.encoded;
  if (string.kind != Kind::string) return unknown_value(shown(string), string.span);
  Prepared prepared = Preparation(string).prepared();
  const std::vector<std::string> symbols = std::move(prepared.symbols);

  Source source;
  source.path = string.span.is_somewhere() ? sources[string.span.source].path : std::string();
  source.text = std::move(prepared.text);
  source.encoding = Encoding::pieces;
  source.outer = string.span;
  source.pieces = std::move(prepared.pieces);
  const std::uint32_t index = sources.add(std::move(source));

  const std::size_t said = findings.list.size();
  const std::optional<Tree> tree = read::read(sources, index, read::Format::json, findings);
  if (tree && symbols.empty()) return value_from(tree->root(), symbols);
  if (!symbols.empty()) findings.list.resize(std::min(said, findings.list.size()));
  if (!tree) return unknown_value(bare(shown(string)), string.span);
  return value_from(tree->root(), symbols);
}

}  // namespace rolecall::recognise::terraform
