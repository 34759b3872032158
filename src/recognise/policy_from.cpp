// A policy document in a tree to its typed form (IAM user guide: Grammar of the IAM JSON policy language). The names of
// elements count the case of letters, as the validation of policies does; what breaks the grammar becomes a slip.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "recognise/recognise.h"
#include "source/nearest.h"

namespace rolecall::recognise {

namespace {

using iam::Slip;

/// What an element takes, for the words of a slip: alone or as an item of a list, and at all.
struct Form {
  std::string_view one, one_or_more;
};
constexpr Form word_type = {"a string", "a string or a list of strings"};
constexpr Form condition_value = {"a string, a number or a boolean",
                                  "a string, a number, a boolean, or a list of these"};
constexpr Form object_type = {"an object", "an object or a list of objects"};

bool is_scalar(View value) {
  return value.is_string() || value.is_number() || value.is_boolean();
}

// Does a byte of UTF-8 begin a character that is no white space? Without branches, as all of a large account goes
// through it.
bool counts(char c) {
  const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
  return !continues & (c != ' ') & (c != '\t') & (c != '\n') & (c != '\r');
}

// White space is left out, and whatever a symbol stands for.
std::uint32_t characters(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t symbol; (symbol = text.find(Text::symbol_begin)) != text.npos;) {
    count += static_cast<std::uint32_t>(std::count_if(text.begin(), text.begin() + symbol, counts));
    text.remove_prefix(std::min(text.size(), text.find(Text::symbol_end, symbol)));
    text.remove_prefix(std::min<std::size_t>(text.size(), 1));
  }
  return count + static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), counts));
}

/// The characters of a document without white space (IAM and AWS STS quotas), worked out from its values: an escape
/// counts as the one character that it means, and blanks inside of strings do not count. So it is never too large.
std::uint32_t size_of(View document) {
  const std::vector<Node>& nodes = document.tree()->nodes;
  std::uint32_t size = 0;
  for (std::uint32_t i = document.index(); i < document.node().next; ++i) {
    const Node& node = nodes[i];
    const bool has_key = i != document.index() && node.key_span.is_somewhere();
    if (has_key) size += characters(node.key) + 3;  // quotes and colon
    if (i != document.index()) ++size;              // the comma before it; the first child of each has none
    if (node.kind == Kind::object || node.kind == Kind::array)
      size += node.next > i + 1 ? 1 : 2;
    else if (node.kind == Kind::string)
      size += characters(node.text) + 2;
    else if (node.kind == Kind::null)
      size += 4;
    else if (node.kind != Kind::unknown)
      size += characters(node.text);
  }
  return size;
}

/// Reads one document. Only `policy` changes.
class PolicyReader {
 public:
  explicit PolicyReader(iam::Policy& policy) : policy_(policy) {}

  void read(View document) {
    if (document.is_unknown() || (document.is_string() && !Text::is_known(document.text()))) {
      policy_.is_unknown = true;
      return;
    }
    if (!document.is_object()) {
      wrong_type(document, object_type.one, false);
      return;
    }
    policy_.size = size_of(document);
    bool means_statement = false;
    for (const View member : members_of(document, false)) {
      const std::string_view name = member.key();
      if (name == "Version")
        read_version(member);
      else if (name == "Id")
        policy_.id = word(member, false);
      else if (name == "Statement")
        read_statements(member);
      else
        means_statement |= unknown_element(member, false, std::array<std::string_view, 1>{"Statement"});
    }
    // A misspelt Statement is said once, as an unknown element.
    if (!document["Statement"] && !means_statement)
      slip(Slip::Kind::missing_statement, document.span(), "Statement", false);
  }

 private:
  void slip(Slip::Kind kind, const Span& span, std::string_view word, bool in_statement) {
    policy_.slips.push_back({kind, span, std::string(word), in_statement});
  }
  void wrong_type(View value, std::string_view expected, bool in_statement) {
    slip(Slip::Kind::wrong_type, value.span(), expected, in_statement);
  }

  // The members of an object that count: of several with one name the last, as JSON readers take it. The later ones are
  // slips. Few members are compared with each other, many are looked up.
  std::vector<View> members_of(View object, bool in_statement) {
    std::vector<View> members;
    members.reserve(9);  // a statement has no more
    for (const View member : object) members.push_back(member);
    if (members.size() > 16) return distinct_by_look_up(std::move(members), in_statement);
    std::size_t kept = 0;
    for (const View member : members) {
      const auto end = members.begin() + static_cast<std::ptrdiff_t>(kept);
      const auto earlier = std::find_if(members.begin(), end, [&](View other) { return other.key() == member.key(); });
      if (earlier != end) slip(Slip::Kind::duplicate_key, member.key_span(), member.key(), in_statement);
      (earlier != end ? *earlier : members[kept++]) = member;
    }
    members.resize(kept);
    return members;
  }

  std::vector<View> distinct_by_look_up(std::vector<View> members, bool in_statement) {
    std::unordered_map<std::string_view, std::size_t> positions;
    std::size_t kept = 0;
    for (const View member : members) {
      const auto [position, is_new] = positions.try_emplace(member.key(), kept);
      if (!is_new) slip(Slip::Kind::duplicate_key, member.key_span(), member.key(), in_statement);
      members[is_new ? kept++ : position->second] = member;
    }
    members.resize(kept);
    return members;
  }

  // True if it is a slip of the finger for one of these names.
  bool unknown_element(View member, bool in_statement, std::span<const std::string_view> names) {
    if (!Text::is_known(member.key())) return true;
    slip(Slip::Kind::unknown_element, member.key_span(), member.key(), in_statement);
    return !nearest(member.key(), names).empty();
  }

  Text word(View value, bool in_statement) {
    if (value.is_string() || value.is_unknown()) return value.as_text();
    wrong_type(value, word_type.one, in_statement);
    return {};
  }

  void read_version(View value) {
    policy_.version_key_span = value.key_span();
    if (value.is_string() || value.is_unknown())
      policy_.version = value.as_text();
    else
      wrong_type(value, word_type.one, false);
  }

  void read_statements(View value) {
    if (value.is_unknown()) {
      policy_.is_unknown = true;
    } else if (value.is_object()) {
      read_statement(value);
    } else if (!value.is_array()) {
      wrong_type(value, object_type.one_or_more, false);
    } else if (value.begin() == value.end()) {
      slip(Slip::Kind::missing_statement, value.span(), "Statement", false);
    } else {
      policy_.statements.reserve(value.size());
      for (const View item : value) {
        // What a statement that is not known would grant or deny is not known either.
        if (item.is_unknown())
          policy_.is_unknown = true;
        else if (item.is_object())
          read_statement(item);
        else
          wrong_type(item, object_type.one, false);
      }
    }
  }

  void read_statement(View object) {
    iam::Statement& statement = policy_.statements.emplace_back();
    statement.span = object.span();
    for (const View member : members_of(object, true)) {
      const std::string_view name = member.key();
      if (name == "Sid")
        statement.sid = word(member, true);
      else if (name == "Effect")
        read_effect(member, statement);
      else if (name == "Action")
        statement.action = read_words(member);
      else if (name == "NotAction")
        statement.not_action = read_words(member);
      else if (name == "Resource")
        statement.resource = read_words(member);
      else if (name == "NotResource")
        statement.not_resource = read_words(member);
      else if (name == "Principal")
        statement.principal = read_principals(member);
      else if (name == "NotPrincipal")
        statement.not_principal = read_principals(member);
      else if (name == "Condition")
        read_condition(member, statement);
      else
        unknown_element(member, true, {});
    }
  }

  void read_effect(View value, iam::Statement& statement) {
    statement.effect_key_span = value.key_span();
    statement.effect_span = value.span();
    if (value.is_unknown()) return;
    if (!value.is_string()) return wrong_type(value, word_type.one, true);
    if (value.text() == "Allow")
      statement.effect = iam::Effect::allow;
    else if (value.text() == "Deny")
      statement.effect = iam::Effect::deny;
    else if (Text::is_known(value.text()))
      slip(Slip::Kind::invalid_effect, value.span(), value.text(), true);
  }

  iam::Words read_words(View value) {
    return read_list(value, word_type, [](View item) { return item.is_string(); });
  }

  // One value or a list of values; `is_right` says which of them the element takes.
  template <class IsRight>
  iam::Words read_list(View value, const Form& form, IsRight is_right) {
    iam::Words words;
    words.key_span = value.key_span();
    words.span = value.span();
    if (value.is_unknown()) {
      words.is_unknown = true;
    } else if (is_right(value)) {
      words.list.reserve(1);
      words.list.push_back(value.as_text());
    } else if (!value.is_array()) {
      wrong_type(value, form.one_or_more, true);
    } else {
      words.list.reserve(value.size());
      for (const View item : value) {
        if (is_right(item) || item.is_unknown())
          words.list.push_back(item.as_text());
        else
          wrong_type(item, form.one, true);
      }
    }
    return words;
  }

  iam::Principals read_principals(View value) {
    iam::Principals principals;
    principals.key_span = value.key_span();
    principals.span = value.span();
    if (value.is_unknown() || (value.is_string() && !Text::is_known(value.text()))) {
      principals.is_unknown = true;
    } else if (value.is_string() && value.text() == "*") {
      principals.list.push_back({std::string(), Span(), value.as_text()});
    } else if (value.is_object()) {
      for (const View member : members_of(value, true)) read_principals_of_kind(member, principals);
    } else {
      slip(Slip::Kind::principal_format, value.span(), words_of(value), true);
    }
    return principals;
  }

  static std::string_view words_of(View value) { return is_scalar(value) ? value.text() : std::string_view{}; }

  void read_principals_of_kind(View member, iam::Principals& principals) {
    iam::Words values = read_words(member);
    if (values.is_unknown) values.list.push_back(member.as_text());
    for (Text& value : values.list)
      principals.list.push_back({std::string(member.key()), member.key_span(), std::move(value)});
  }

  void read_condition(View value, iam::Statement& statement) {
    statement.condition_key_span = value.key_span();
    statement.condition_span = value.span();
    if (value.is_unknown()) {
      statement.condition_is_unknown = true;
    } else if (!value.is_object()) {
      slip(Slip::Kind::malformed_condition, value.span(), {}, true);
    } else {
      for (const View block : members_of(value, true)) read_operator(block, statement);
    }
  }

  void read_operator(View block, iam::Statement& statement) {
    if (block.is_unknown()) {
      statement.condition_is_unknown = true;
    } else if (!block.is_object()) {
      slip(Slip::Kind::malformed_condition, block.span(), block.key(), true);
    } else {
      for (const View test : members_of(block, true)) {
        iam::Condition& condition = statement.conditions.emplace_back();
        condition.op = Text(std::string(block.key()), block.key_span());
        condition.key = Text(std::string(test.key()), test.key_span());
        condition.values = read_list(test, condition_value, is_scalar);
      }
    }
  }

  iam::Policy& policy_;
};

constexpr std::array<std::string_view, 9> statement_elements = {
    "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"};

bool looks_like_statement(View value) {
  if (!value.is_object()) return false;
  for (const View member : value)
    for (const std::string_view element : statement_elements)
      if (member.key() == element && element != "Sid") return true;
  return false;
}

bool holds_statements(View value) {
  if (value.is_unknown() || looks_like_statement(value)) return true;
  return value.is_array() && std::any_of(value.begin(), value.end(), looks_like_statement);
}

bool names_a_version(View version) {
  return version.text() == "2012-10-17" || version.text() == "2008-10-17";
}

// The element, or its negated form where that is what the statement has.
View element(View statement, std::string_view name, std::string_view other) {
  const View value = statement[name];
  return value ? value : statement[other];
}

bool is_action_of_sts(View action) {
  constexpr std::string_view prefix = "sts:";
  const std::string_view text = action.text().substr(0, prefix.size());
  return std::equal(text.begin(), text.end(), prefix.begin(), prefix.end(),
                    [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); });
}

/// What the statements of a document have, all of them together.
struct Contents {
  bool has_principal = false, has_resource = false, has_action = false, has_both = false;
  bool is_sts = false, is_only_sts = true;

  void add(View statement) {
    const View action = element(statement, "Action", "NotAction");
    const bool names_resource = bool(element(statement, "Resource", "NotResource"));
    has_principal |= bool(element(statement, "Principal", "NotPrincipal"));
    has_resource |= names_resource;
    has_action |= bool(action);
    has_both |= action && names_resource;
    if (action.is_array()) {
      for (const View item : action) add_action(item);
    } else if (action) {
      add_action(action);
    }
  }

  void add_action(View action) {
    const bool sts = is_action_of_sts(action);
    is_sts |= sts;
    is_only_sts &= sts;
  }
};

}  // namespace

iam::Policy policy_from(View document, iam::PolicyType type, std::string name) {
  iam::Policy policy;
  policy.type = type;
  policy.name = std::move(name);
  policy.span = document.span();
  PolicyReader(policy).read(document);
  return policy;
}

bool looks_like_policy(View value) {
  if (!value.is_object()) return false;
  const View version = value["Version"];
  if (names_a_version(version)) return true;
  const View statement = value["Statement"];
  if (holds_statements(statement)) return true;
  if (statement) return version && !statement.is_string();
  if (!version) return false;
  constexpr std::array<std::string_view, 1> wanted = {"Statement"};
  for (const View member : value)
    if (!nearest(member.key(), wanted).empty() && holds_statements(member)) return true;
  return false;
}

// A trust policy never names a resource, since it stands on the role that it is about; every other policy on a resource
// may, and one on an identity must (IAM JSON policy elements: Principal, Resource).
iam::PolicyType type_from_content(View policy) {
  Contents contents;
  const View statement = policy["Statement"];
  if (statement.is_object()) contents.add(statement);
  if (statement.is_array())
    for (const View item : statement)
      if (item.is_object()) contents.add(item);

  if (!contents.has_principal) return contents.has_both ? iam::PolicyType::identity : iam::PolicyType::unknown;
  if (contents.is_sts && (contents.is_only_sts || !contents.has_resource)) return iam::PolicyType::trust;
  return contents.has_action ? iam::PolicyType::resource : iam::PolicyType::unknown;
}

}  // namespace rolecall::recognise
