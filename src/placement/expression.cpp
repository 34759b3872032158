#include "placement/expression.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "source/nearest.h"

namespace rolecall::placement {

namespace {

struct OperatorName {
  std::string_view name;
  Operator op;
};
constexpr std::array operator_names = {
    OperatorName{"exists", Operator::exists},
    OperatorName{"!exists", Operator::not_exists},
    OperatorName{"not_exists", Operator::not_exists},
    OperatorName{"==", Operator::equals},
    OperatorName{"equals", Operator::equals},
    OperatorName{"!=", Operator::not_equals},
    OperatorName{"not_equals", Operator::not_equals},
    OperatorName{">", Operator::greater_than},
    OperatorName{"greater_than", Operator::greater_than},
    OperatorName{">=", Operator::greater_than_equal},
    OperatorName{"greater_than_equal", Operator::greater_than_equal},
    OperatorName{"<", Operator::less_than},
    OperatorName{"less_than", Operator::less_than},
    OperatorName{"<=", Operator::less_than_equal},
    OperatorName{"less_than_equal", Operator::less_than_equal},
    OperatorName{"in", Operator::in},
    OperatorName{"!in", Operator::not_in},
    OperatorName{"not_in", Operator::not_in},
    OperatorName{"=~", Operator::matches},
    OperatorName{"matches", Operator::matches},
    OperatorName{"!~", Operator::not_matches},
    OperatorName{"not_matches", Operator::not_matches},
};

std::optional<Operator> operator_named(std::string_view word) {
  for (const auto& [name, op] : operator_names)
    if (name == word) return op;
  return std::nullopt;
}

constexpr std::array<std::string_view, 7> plain_subjects = {
    "agentConnected", "agentVersion", "ec2InstanceId", "registeredAt", "runningTasksCount", "task:group", "attribute:"};

// Sorted. (Amazon ECS developer guide: Task placement constraints, built-in attributes.)
constexpr std::array<std::string_view, 8> built_in = {
    "ecs.ami-id",    "ecs.availability-zone", "ecs.cpu-architecture", "ecs.instance-type",
    "ecs.os-family", "ecs.os-type",           "ecs.subnet-id",        "ecs.vpc-id"};
// Set on some instances only.
constexpr std::array<std::string_view, 2> sometimes_there = {"ecs.awsvpc-trunk-id", "ecs.outpost-arn"};

struct Meant {
  std::string_view written, right;
};
// Names that people write whose letters are too far from the right ones for an edit distance.
constexpr std::array often_meant = {
    Meant{"ecs.az", "ecs.availability-zone"},
    Meant{"ecs.zone", "ecs.availability-zone"},
    Meant{"ecs.os", "ecs.os-type"},
    Meant{"ecs.architecture", "ecs.cpu-architecture"},
    Meant{"ecs.arch", "ecs.cpu-architecture"},
    Meant{"ecs.cpu-arch", "ecs.cpu-architecture"},
    Meant{"ecs.subnet", "ecs.subnet-id"},
    Meant{"ecs.vpc", "ecs.vpc-id"},
    Meant{"ecs.ami", "ecs.ami-id"},
    Meant{"ecs.type", "ecs.instance-type"},
    Meant{"ecs.availabilityZone", "ecs.availability-zone"},
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == '/' || c == '\\';
}

bool starts_with_any(std::string_view text, std::string_view characters) {
  return !text.empty() && characters.find(text.front()) != characters.npos;
}

// Words, brackets and commas. An operator of signs ends where a letter or blank begins, so that `a==b` is three words.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) { advance(); }

  const Word& word() const { return word_; }
  bool is_at_end() const { return word_.begin == text_.size(); }
  std::string_view rest() const { return text_.substr(word_.begin); }
  void advance() { take(word_.end); }

  // The pattern after =~ runs to a blank or to a bracket that it did not open: a pattern may have brackets of its own.
  void take_pattern() {
    std::uint32_t end = word_.begin;
    int open = 0;
    while (end < text_.size() && !is_blank(text_[end])) {
      const char c = text_[end];
      if (c == '(' || c == '[') ++open;
      if ((c == ')' || c == ']') && --open < 0) break;
      ++end;
    }
    set(word_.begin, end);
  }

 private:
  void take(std::uint32_t from) {
    while (from < text_.size() && is_blank(text_[from])) ++from;
    std::uint32_t end = from;
    if (from < text_.size()) end = end_of_word(from);
    set(from, end);
  }

  std::uint32_t end_of_word(std::uint32_t from) const {
    const char first = text_[from];
    if (std::string_view("()[],").find(first) != std::string_view::npos) return from + 1;
    if (first == '\'' || first == '"') {
      const std::size_t close = text_.find(first, from + 1);
      return static_cast<std::uint32_t>(close == text_.npos ? text_.size() : close + 1);
    }
    const auto size = static_cast<std::uint32_t>(text_.size());
    std::uint32_t end = from;
    if (is_sign(first)) {
      while (end < size && is_sign(text_[end])) ++end;
      // `!exists` and `!in` are one word; `!(` is not.
      for (const std::string_view word : {"exists", "in"})
        if (end == from + 1 && first == '!' && text_.substr(end, word.size()) == word &&
            (end + word.size() == size || !is_name_character(text_[end + word.size()])))
          return static_cast<std::uint32_t>(end + word.size());
      return end;
    }
    while (end < size && !is_blank(text_[end]) && !is_sign(text_[end]) &&
           std::string_view("()[],'\"").find(text_[end]) == std::string_view::npos)
      ++end;
    return end;
  }

  static bool is_sign(char c) { return std::string_view("=!<>~&|").find(c) != std::string_view::npos; }

  void set(std::uint32_t begin, std::uint32_t end) { word_ = {text_.substr(begin, end - begin), begin, end}; }

  std::string_view text_;
  Word word_;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : words_(text) {}

  std::variant<Expression, SyntaxError> parse() {
    if (words_.is_at_end()) return error("the expression is empty");
    while (!failed_ && !words_.is_at_end()) expects_operand_ ? operand() : joint();
    if (!failed_ && expects_operand_) error("the expression ends where a test is expected");
    while (!failed_ && !pending_.empty()) {
      if (pending_.back().kind == Pending::bracket)
        fail(pending_.back().word, "this bracket is never closed");
      else
        reduce();
    }
    if (failed_) return failure_;
    return std::move(expression_);
  }

 private:
  // What waits for its right side, weakest first.
  struct Pending {
    enum Kind : std::uint8_t { bracket, either, both, no } kind;
    Word word;
  };

  void operand() {
    const Word word = words_.word();
    if (word.text == "(") return push(Pending::bracket);
    if (word.text == "not" || word.text == "!") return push(Pending::no);
    if (word.text == ")") return fail(word, "this bracket closes where a test is expected");
    test();
  }

  void joint() {
    const Word word = words_.word();
    if (word.text == ")") return close();
    if (word.text == "and" || word.text == "&&") return join(Pending::both);
    if (word.text == "or" || word.text == "||") return join(Pending::either);
    if (word.text == "AND" || word.text == "OR" || word.text == "And" || word.text == "Or")
      return fail(word, fmt::format("\"{}\" is no operator: and, or are written in lower case", word.text));
    fail(word, fmt::format("expected and, or, or the end of the expression before \"{}\"", word.text));
  }

  void push(Pending::Kind kind) {
    pending_.push_back({kind, words_.word()});
    words_.advance();
  }

  void join(Pending::Kind kind) {
    while (!pending_.empty() && pending_.back().kind >= kind) reduce();
    push(kind);
    expects_operand_ = true;
  }

  void close() {
    while (!pending_.empty() && pending_.back().kind != Pending::bracket) reduce();
    if (pending_.empty()) return fail(words_.word(), "this bracket was never opened");
    pending_.pop_back();
    words_.advance();
  }

  void reduce() {
    const Pending::Kind kind = pending_.back().kind;
    pending_.pop_back();
    expression_.steps.push_back(kind == Pending::no     ? Expression::Step::no
                                : kind == Pending::both ? Expression::Step::both
                                                        : Expression::Step::either);
  }

  void test() {
    Test test;
    test.subject = words_.word();
    if (!check_subject(test.subject)) return;
    words_.advance();
    test.op_word = words_.word();
    const std::optional<Operator> op = operator_named(test.op_word.text);
    if (!op) return no_operator(test.op_word);
    test.op = *op;
    words_.advance();
    if (!arguments(test)) return;
    expression_.tests.push_back(std::move(test));
    expression_.steps.push_back(Expression::Step::test);
    expects_operand_ = false;
  }

  bool check_subject(const Word& subject) {
    if (is_subject(subject.text)) return true;
    if (subject.text.starts_with("attribute:")) {
      fail(subject, "an attribute's name has 1 to 128 letters, digits, and the characters . _ - / \\");
    } else if (is_known_attribute(subject.text) || !nearest_attribute(subject.text).empty()) {
      const std::string_view right = is_known_attribute(subject.text) ? subject.text : nearest_attribute(subject.text);
      fail(subject, fmt::format("\"{}\" is no subject; did you mean \"attribute:{}\"?", subject.text, right));
    } else {
      const std::string_view right = subject.text == "group" ? "task:group" : nearest(subject.text, plain_subjects);
      fail(subject, right.empty() ? fmt::format("\"{}\" is no subject of the cluster query language", subject.text)
                                  : fmt::format("\"{}\" is no subject; did you mean \"{}\"?", subject.text, right));
    }
    return false;
  }

  void no_operator(const Word& word) {
    if (words_.is_at_end()) return fail(word, "the expression ends where an operator is expected");
    if (word.text == "=") return fail(word, "\"=\" is no operator; \"==\" compares");
    fail(word, fmt::format("\"{}\" is no operator of the cluster query language", word.text));
  }

  bool arguments(Test& test) {
    if (test.op == Operator::exists || test.op == Operator::not_exists) return true;
    if (test.op == Operator::in || test.op == Operator::not_in) return list(test);
    const bool is_pattern = test.op == Operator::matches || test.op == Operator::not_matches;
    if (is_pattern) words_.take_pattern();
    return value(test, is_pattern);
  }

  bool value(Test& test, bool is_pattern = false) {
    Word word = words_.word();
    if (words_.is_at_end() || word.text.empty() || (!is_pattern && starts_with_any(word.text, "()[],"))) {
      fail(word.text.empty() ? test.op_word : word, fmt::format("\"{}\" takes a value", test.op_word.text));
      return false;
    }
    words_.advance();
    if (starts_with_any(word.text, "'\"")) {
      const bool is_closed = word.text.size() > 1 && word.text.back() == word.text.front();
      if (!is_closed) {
        fail(word, "this quote is never closed");
        return false;
      }
      word = {word.text.substr(1, word.text.size() - 2), word.begin + 1, word.end - 1};
    }
    test.arguments.push_back(word);
    return true;
  }

  bool list(Test& test) {
    const Word open = words_.word();
    if (open.text != "[") {
      fail(words_.is_at_end() ? test.op_word : open,
           fmt::format("\"{}\" takes a list in square brackets: [a, b]", test.op_word.text));
      return false;
    }
    words_.advance();
    if (words_.word().text == "]") {
      fail(words_.word(), "the list is empty");
      return false;
    }
    while (value(test)) {
      const Word word = words_.word();
      words_.advance();
      if (word.text == "]") return true;
      if (word.text == ",") continue;
      if (word.text.empty())
        fail(open, "this bracket is never closed");
      else
        fail(word, fmt::format("expected a comma before \"{}\"", word.text));
      return false;
    }
    return false;
  }

  void fail(const Word& word, std::string message) {
    failed_ = true;
    failure_ = {word.begin, word.end, std::move(message)};
  }
  SyntaxError error(std::string message) {
    fail(words_.word(), std::move(message));
    return failure_;
  }

  Words words_;
  Expression expression_;
  std::vector<Pending> pending_;
  bool expects_operand_ = true;
  bool failed_ = false;
  SyntaxError failure_;
};

}  // namespace

std::string_view Test::attribute() const {
  constexpr std::string_view prefix = "attribute:";
  return subject.text.starts_with(prefix) ? subject.text.substr(prefix.size()) : std::string_view{};
}

std::variant<Expression, SyntaxError> parse(std::string_view text) {
  return Parser(text).parse();
}

bool takes_operator(std::string_view subject, Operator op) {
  const bool is_equality = op == Operator::equals || op == Operator::not_equals;
  const bool is_order = op == Operator::greater_than || op == Operator::greater_than_equal ||
                        op == Operator::less_than || op == Operator::less_than_equal;
  const bool is_choice =
      op == Operator::in || op == Operator::not_in || op == Operator::matches || op == Operator::not_matches;
  if (subject == "agentConnected" || subject == "ec2InstanceId") return is_equality || is_choice;
  if (subject == "agentVersion" || subject == "registeredAt" || subject == "runningTasksCount")
    return is_equality || is_order;
  return true;
}

bool is_subject(std::string_view text) {
  constexpr std::string_view prefix = "attribute:";
  if (!text.starts_with(prefix))
    return std::find(plain_subjects.begin(), plain_subjects.end(), text) != plain_subjects.end();
  const std::string_view name = text.substr(prefix.size());
  return !name.empty() && name.size() <= 128 && std::all_of(name.begin(), name.end(), is_name_character);
}

std::vector<std::string_view> built_in_attributes() {
  return {built_in.begin(), built_in.end()};
}

bool is_known_attribute(std::string_view name) {
  return std::find(built_in.begin(), built_in.end(), name) != built_in.end() ||
         std::find(sometimes_there.begin(), sometimes_there.end(), name) != sometimes_there.end() ||
         name.starts_with("ecs.capability.") || name.starts_with("com.amazonaws.ecs.capability.");
}

std::string_view nearest_attribute(std::string_view name) {
  for (const auto& [written, right] : often_meant)
    if (written == name) return right;
  return nearest(name, built_in);
}

}  // namespace rolecall::placement
