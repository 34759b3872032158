// Writes constant data as C++ that compilers take quickly: texts as one string literal in lines, tables as plain
// numbers.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall::catalog::compile {

/// Strings with numbers from 0 in the order in which they are first asked for, each kept once.
class TextTable {
 public:
  std::uint32_t id(std::string_view text) {
    const auto [place, is_new] = ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
    if (is_new) texts_.emplace_back(text);
    return place->second;
  }
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> ids_;
  std::vector<std::string> texts_;
};

/// Lists of numbers in one array, equal ones kept once; the empty list is at 0.
class ListTable {
 public:
  ListTable() { offset({}); }
  std::uint32_t offset(const std::vector<std::uint32_t>& list) {
    const auto [place, is_new] = offsets_.try_emplace(list, static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) {
      numbers_.push_back(static_cast<std::uint32_t>(list.size()));
      numbers_.insert(numbers_.end(), list.begin(), list.end());
    }
    return place->second;
  }
  const std::vector<std::uint32_t>& numbers() const { return numbers_; }

 private:
  std::map<std::vector<std::uint32_t>, std::uint32_t> offsets_;
  std::vector<std::uint32_t> numbers_;
};

/// One generated file.
class DataFile {
 public:
  explicit DataFile(const std::filesystem::path& source) {
    fmt::format_to(out(), "// Made by compile-catalog from {}; not to be edited.\n#include \"catalog/data.h\"\n\n",
                   source.string());
    // Compilers must take far longer literals than the standard asks them to, and both of ours do.
    text_ += "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\nnamespace rolecall::catalog::data {\n";
  }

  void number(std::string_view name, std::size_t value) {
    fmt::format_to(out(), "\nextern const std::uint32_t {} = {};\n", name, value);
  }
  void numbers(std::string_view name, const std::vector<std::uint32_t>& values) {
    fmt::format_to(out(), "\nextern const std::uint32_t {}[] = {{", name);
    for (std::size_t i = 0; i < values.size(); ++i) fmt::format_to(out(), "{}{},", i % 24 == 0 ? "\n" : "", values[i]);
    text_ += "\n};\n";
  }
  void texts(std::string_view prefix, const TextTable& table) {
    std::vector<std::uint32_t> starts = {0};
    fmt::format_to(out(), "\nextern const char {}_text[] =\n    \"\"", prefix);
    for (const std::string& text : table.texts()) {
      text_ += "\n    \"";
      for (const char c : text) escape(c);
      text_ += '"';
      starts.push_back(starts.back() + static_cast<std::uint32_t>(text.size()));
    }
    text_ += ";\n";
    numbers(fmt::format("{}_starts", prefix), starts);
  }
  /// `rows` are the bodies of initialisers, without the braces.
  void rows(std::string_view type, std::string_view name, const std::vector<std::string>& rows) {
    fmt::format_to(out(), "\nextern const {} {}[] = {{\n", type, name);
    for (const std::string& row : rows) fmt::format_to(out(), "{{{}}},\n", row);
    text_ += "};\n";
  }

  bool write(const std::filesystem::path& path) {
    text_ += "\n}  // namespace rolecall::catalog::data\n";
    std::ofstream file(path, std::ios::binary);
    file << text_;
    return file.good();
  }

 private:
  std::back_insert_iterator<std::string> out() { return std::back_inserter(text_); }
  void escape(char c) {
    // Octal has at most three digits, so what follows is never taken into it; `?` must not make a trigraph.
    if (c == '"' || c == '\\' || c == '?' || c < ' ' || c > '~')
      fmt::format_to(out(), "\\{:03o}", static_cast<unsigned char>(c));
    else
      text_ += c;
  }

  std::string text_;
};

}  // namespace rolecall::catalog::compile
