// The native syntax of HCL, in which Terraform and OpenTofu configurations are written, to bodies, blocks and
// expressions with their places (HCL native syntax specification). What an expression means is not the reader's
// business.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/span.h"
#include "source/text.h"

namespace rolecall::read::hcl {

/// Deeper expressions and blocks are a finding. Nobody writes half of it.
inline constexpr std::uint16_t max_depth = 200;
inline constexpr std::size_t max_bytes = std::size_t{8} << 20;

/// What an expression does with its operands.
enum class Operation : std::uint8_t {
  null,
  boolean,
  number,
  text,         ///< literal words: `text`, decoded
  joined,       ///< a template: operands are its pieces
  variable,     ///< `text` is the name that a traversal starts with
  attribute,    ///< operand 0, then `.text`
  index,        ///< operand 0 `[` operand 1 `]`
  splat,        ///< operand 0 `[*]`; operand 1 is what is made of each item, in which `item` stands for it
  item,         ///< of the splat around it
  call,         ///< of the function `text`; `flag`: the last argument is expanded (`...`)
  tuple,        ///< operands are the items
  object,       ///< operands are keys and values in turn
  for_tuple,    ///< operands: collection, value, perhaps the condition
  for_object,   ///< operands: collection, key, value, perhaps the condition; `flag`: values are grouped (`...`)
  for_text,     ///< the `for` directive of a template, as for_tuple
  unary,        ///< `text` is the operator
  binary,       ///< `text` is the operator
  conditional,  ///< operands: condition, what if it is true, what if it is false
};

/// One expression; its operands stand before it.
struct Expression {
  Operation operation = Operation::null;
  bool flag = false;
  std::uint16_t height = 1;  ///< 1 more than that of the highest operand
  Span span;                 ///< a quoted text with its quotes, a heredoc without its markers
  std::string_view text;     ///< name, operator or decoded words
  std::string_view key;      ///< of a for expression: the name of the key; empty if it has none. `text` is the value's
  std::uint32_t operands = 0;  ///< the first, in File::operands
  std::uint32_t count = 0;
};

struct Attribute {
  std::string_view name;
  Span name_span;
  std::uint32_t value = 0;  ///< an expression
};

struct Block {
  std::string_view type;
  Span header;               ///< type and labels
  std::vector<Text> labels;  ///< with their quotes in the span
  std::uint32_t body = 0;
};

struct Body {
  std::vector<Attribute> attributes;  ///< in the order of the text, duplicates kept
  std::vector<Block> blocks;
};

/// One file. It points into the text that it was read from, or into its own words.
struct File {
  std::vector<Body> bodies;  ///< the first is the file's own
  std::vector<Expression> expressions;
  std::vector<std::uint32_t> operands;
  std::deque<std::string> words;
  bool is_whole = true;  ///< false after a syntax error: what is missing is not known

  std::span<const std::uint32_t> operands_of(const Expression& expression) const {
    return std::span(operands).subspan(expression.operands, expression.count);
  }
};

/// Each syntax error is a finding `input/malformed-hcl`; the top-level block that it is in is left out, and reading
/// goes on behind it. Linear in the text (and in its size times the number of errors, of which it tells some only).
File read_hcl(std::string_view text, std::uint32_t source, Findings& findings);

/// A file that is one template, as templatefile() takes it: its last expression is the template, if it is whole.
File read_template(std::string_view text, std::uint32_t source, Findings& findings);

/// Is it written in HCL, by its name: `.tf`, `.tofu`, `.tfvars`?
bool is_hcl(std::string_view path);

}  // namespace rolecall::read::hcl
