// The functions of the Terraform language that setups use in what concerns roles and tasks (Terraform language
// documentation: Built-in functions). One that is not here is unknown, and so is one whose arguments are.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "recognise/terraform/evaluator.h"
#include "recognise/terraform/json_text.h"

namespace rolecall::recognise::terraform {

namespace {

constexpr std::size_t longest_text = std::size_t{4} << 20;

using Arguments = std::vector<Value>;
using Result = std::optional<Value>;

bool is_list(const Value& value) {
  return value.is_array() && !value.instance;
}
bool is_known_string(const Value& value) {
  return value.is_scalar() && value.is_known();
}

// Lists and objects.

Result concat(const Arguments& arguments, const Span& span) {
  Members items;
  bool is_open = false;
  for (const Value& list : arguments) {
    // Of a list that is not known only that more may come.
    is_open = is_open || list.is_open || list.kind == Kind::unknown;
    if (list.kind != Kind::unknown && !is_list(list)) return std::nullopt;
    items.insert(items.end(), list.items().begin(), list.items().end());
  }
  Value made = array_value(std::move(items), span);
  made.is_open = is_open;
  return made;
}

Result merge(const Arguments& arguments, const Span& span) {
  Members members;
  for (const Value& object : arguments) {
    if (object.kind == Kind::null) continue;
    if (!object.is_object() || object.is_open) return std::nullopt;
    for (const Member& member : object.items()) set_member(members, member.key, member.key_span, member.value);
  }
  return object_value(std::move(members), span);
}

void flatten_into(const Value& list, Members& items, bool& is_open, std::size_t& budget) {
  is_open = is_open || list.is_open;
  for (const Member& member : list.items()) {
    if (budget > 0) --budget;
    if (is_list(member.value) && budget > 0)
      flatten_into(member.value, items, is_open, budget);
    else if (member.value.kind == Kind::unknown || budget == 0)
      is_open = true;
    else
      items.push_back(member);
  }
}

Result flatten(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !is_list(arguments[0])) return std::nullopt;
  Members items;
  bool is_open = false;
  std::size_t budget = most_values;
  flatten_into(arguments[0], items, is_open, budget);
  Value made = array_value(std::move(items), span);
  made.is_open = is_open;
  return made;
}

// What is there twice is kept once; what may be the same stays, as lists of policies do not mind.
Result distinct(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !is_list(arguments[0])) return std::nullopt;
  Members items;
  for (const Member& member : arguments[0].items())
    if (std::none_of(items.begin(), items.end(),
                     [&](const Member& other) { return are_equal(other.value, member.value) == Answer::yes; }))
      items.push_back(member);
  Value made = array_value(std::move(items), span);
  made.is_open = arguments[0].is_open;
  return made;
}

// toset() of a list: its strings, in order (a set of Terraform has the order of its strings).
Result toset(const Arguments& arguments, const Span& span) {
  Result made = distinct(arguments, span);
  if (!made) return made;
  Members items = made->items();
  const bool is_sortable =
      std::all_of(items.begin(), items.end(), [](const Member& member) { return is_known_string(member.value); });
  if (is_sortable)
    std::stable_sort(items.begin(), items.end(),
                     [](const Member& a, const Member& b) { return a.value.text < b.value.text; });
  made->members = std::make_shared<const Members>(std::move(items));
  return made;
}

Result sort(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !is_list(arguments[0])) return std::nullopt;
  Value made = arguments[0];
  Members items = made.items();
  std::stable_sort(items.begin(), items.end(),
                   [](const Member& a, const Member& b) { return a.value.text < b.value.text; });
  made.span = span;
  made.members = std::make_shared<const Members>(std::move(items));
  return made;
}

Result compact(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !is_list(arguments[0])) return std::nullopt;
  Members items;
  bool is_open = arguments[0].is_open;
  for (const Member& member : arguments[0].items()) {
    if (member.value.kind == Kind::null || (member.value.kind == Kind::string && member.value.text.empty())) continue;
    if (member.value.kind == Kind::unknown) is_open = true;
    items.push_back(member);
  }
  Value made = array_value(std::move(items), span);
  made.is_open = is_open;
  return made;
}

Result length(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || arguments[0].is_open || arguments[0].instance) return std::nullopt;
  const Value& value = arguments[0];
  if (value.members) return number_value(static_cast<double>(value.members->size()), span);
  if (value.kind != Kind::string || !value.is_known()) return std::nullopt;
  const auto begins = [](char c) { return (c & 0xC0) != 0x80; };
  return number_value(static_cast<double>(std::count_if(value.text.begin(), value.text.end(), begins)), span);
}

Result element(const Arguments& arguments, const Span&) {
  if (arguments.size() != 2 || !is_list(arguments[0]) || arguments[0].is_open || arguments[0].items().empty())
    return std::nullopt;
  const std::optional<double> index = arguments[1].is_known() ? number_of(arguments[1]) : std::nullopt;
  if (!index || *index < 0) return std::nullopt;
  const double size = static_cast<double>(arguments[0].items().size());
  return arguments[0].items()[static_cast<std::size_t>(std::fmod(*index, size))].value;
}

Result lookup(const Arguments& arguments, const Span&) {
  if (arguments.size() < 2 || !arguments[0].is_object() || !is_known_string(arguments[1])) return std::nullopt;
  if (const Value* found = arguments[0].find(arguments[1].text)) return *found;
  if (arguments[0].is_open || arguments.size() < 3) return std::nullopt;
  return arguments[2];
}

Result keys(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !arguments[0].is_object() || arguments[0].is_open) return std::nullopt;
  Members items;
  for (const Member& member : arguments[0].items()) items.push_back(item(string_value(member.key, member.key_span)));
  std::sort(items.begin(), items.end(), [](const Member& a, const Member& b) { return a.value.text < b.value.text; });
  return array_value(std::move(items), span);
}

Result values(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !arguments[0].is_object() || arguments[0].is_open) return std::nullopt;
  Members members = arguments[0].items();
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.key < b.key; });
  Members items;
  for (const Member& member : members) items.push_back(item(member.value));
  return array_value(std::move(items), span);
}

Result contains(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 2 || !is_list(arguments[0])) return std::nullopt;
  Answer found = arguments[0].is_open ? Answer::depends : Answer::no;
  for (const Member& member : arguments[0].items()) found = either(found, are_equal(member.value, arguments[1]));
  if (found == Answer::depends) return std::nullopt;
  return boolean_value(found == Answer::yes, span);
}

Result zipmap(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 2 || !is_list(arguments[0]) || !is_list(arguments[1]) ||
      arguments[0].items().size() != arguments[1].items().size())
    return std::nullopt;
  Members members;
  for (std::size_t i = 0; i < arguments[0].items().size(); ++i) {
    const Value& key = arguments[0].items()[i].value;
    if (!is_known_string(key)) return std::nullopt;
    set_member(members, key.text, key.span, arguments[1].items()[i].value);
  }
  return object_value(std::move(members), span);
}

Result slice(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 3 || !is_list(arguments[0]) || arguments[0].is_open) return std::nullopt;
  const std::optional<double> from = number_of(arguments[1]), to = number_of(arguments[2]);
  const auto size = static_cast<double>(arguments[0].items().size());
  if (!from || !to || *from < 0 || *to < *from || *to > size) return std::nullopt;
  const auto begin = arguments[0].items().begin();
  return array_value(Members(begin + static_cast<std::ptrdiff_t>(*from), begin + static_cast<std::ptrdiff_t>(*to)),
                     span);
}

Result reverse(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !is_list(arguments[0]) || arguments[0].is_open) return std::nullopt;
  const Members& items = arguments[0].items();
  return array_value(Members(items.rbegin(), items.rend()), span);
}

Result one(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1 || !is_list(arguments[0]) || arguments[0].is_open) return std::nullopt;
  const Members& items = arguments[0].items();
  if (items.size() > 1) return std::nullopt;
  return items.empty() ? null_value(span) : items[0].value;
}

Result coalesce(const Arguments& arguments, const Span&) {
  for (const Value& value : arguments) {
    // One that is not known may be null.
    if (!value.is_known() && !value.is_scalar()) return std::nullopt;
    if (value.kind == Kind::null || (value.kind == Kind::string && value.text.empty())) continue;
    return value;
  }
  return std::nullopt;
}

Result coalescelist(const Arguments& arguments, const Span&) {
  for (const Value& value : arguments) {
    if (!is_list(value) || value.is_open) return std::nullopt;
    if (!value.items().empty()) return value;
  }
  return std::nullopt;
}

// Text.

Result join(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 2 || arguments[0].kind != Kind::string || !is_list(arguments[1]) || arguments[1].is_open)
    return std::nullopt;
  std::string text;
  for (const Member& member : arguments[1].items()) {
    const std::optional<std::string> words = words_of(member.value);
    if (!words || text.size() + words->size() > longest_text) return std::nullopt;
    if (&member != &arguments[1].items().front()) text += arguments[0].text;
    text += *words;
  }
  return string_value(std::move(text), span);
}

Result split(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 2 || !is_known_string(arguments[0]) || !is_known_string(arguments[1]) ||
      arguments[0].text.empty())
    return std::nullopt;
  Members items;
  std::string_view rest = arguments[1].text;
  while (true) {
    const std::size_t at = rest.find(arguments[0].text);
    items.push_back(item(string_value(std::string(rest.substr(0, at)), span)));
    if (at == rest.npos) return array_value(std::move(items), span);
    rest.remove_prefix(at + arguments[0].text.size());
  }
}

Result format_text(const Arguments& arguments, const Span& span) {
  if (arguments.empty() || !is_known_string(arguments[0])) return std::nullopt;
  std::string text;
  std::size_t next = 1;
  const std::string& form = arguments[0].text;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '%') {
      text += form[i];
      continue;
    }
    const char verb = ++i < form.size() ? form[i] : '\0';
    if (verb == '%') {
      text += '%';
      continue;
    }
    if ((verb != 's' && verb != 'd' && verb != 'v') || next >= arguments.size()) return std::nullopt;
    const std::optional<std::string> words = words_of(arguments[next++]);
    if (!words || text.size() > longest_text) return std::nullopt;
    text += *words;
  }
  return string_value(std::move(text), span);
}

// Each item of the one list among the arguments in turn.
Result formatlist(const Arguments& arguments, const Span& span) {
  std::size_t size = 0;
  for (const Value& argument : arguments) {
    if (argument.is_open || argument.instance) return std::nullopt;
    if (is_list(argument)) size = std::max(size, argument.items().size());
  }
  Members items;
  for (std::size_t i = 0; i < size; ++i) {
    Arguments each = arguments;
    for (Value& argument : each) {
      if (!is_list(argument)) continue;
      if (argument.items().size() != size) return std::nullopt;
      argument = Value(argument.items()[i].value);
    }
    const Result made = format_text(each, span);
    if (!made) return std::nullopt;
    items.push_back(item(*made));
  }
  return array_value(std::move(items), span);
}

Result replace(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 3 || !std::all_of(arguments.begin(), arguments.end(), is_known_string)) return std::nullopt;
  const std::string &text = arguments[0].text, &old = arguments[1].text, &with = arguments[2].text;
  const bool is_pattern = old.size() > 1 && old.starts_with('/') && old.ends_with('/');
  if (old.empty() || is_pattern) return std::nullopt;
  std::string made;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t found = text.find(old, at);
    made += text.substr(at, found - at);
    if (found == text.npos) break;
    made += with;
    if (made.size() > longest_text) return std::nullopt;
    at = found + old.size();
  }
  return string_value(std::move(made), span);
}

Result in_case(const Arguments& arguments, const Span& span, char first, char last) {
  if (arguments.size() != 1 || !is_known_string(arguments[0])) return std::nullopt;
  std::string text = arguments[0].text;
  if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) return std::nullopt;
  for (char& c : text)
    if (c >= first && c <= last) c = static_cast<char>(c ^ 0x20);
  return string_value(std::move(text), span);
}
Result lower(const Arguments& arguments, const Span& span) {
  return in_case(arguments, span, 'A', 'Z');
}
Result upper(const Arguments& arguments, const Span& span) {
  return in_case(arguments, span, 'a', 'z');
}

Result substr(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 3 || !is_known_string(arguments[0])) return std::nullopt;
  const std::optional<double> from = number_of(arguments[1]), count = number_of(arguments[2]);
  const std::string& text = arguments[0].text;
  if (!from || !count || *from < 0 || *from > static_cast<double>(text.size())) return std::nullopt;
  const std::size_t size = *count < 0 ? text.npos : static_cast<std::size_t>(*count);
  return string_value(text.substr(static_cast<std::size_t>(*from), size), span);
}

Result trim_of(const Arguments& arguments, const Span& span,
               const std::function<void(std::string&, const std::string&)>& trim) {
  if (arguments.empty() || !std::all_of(arguments.begin(), arguments.end(), is_known_string)) return std::nullopt;
  std::string text = arguments[0].text;
  trim(text, arguments.size() > 1 ? arguments[1].text : std::string(" \t\r\n"));
  return string_value(std::move(text), span);
}
Result trim(const Arguments& arguments, const Span& span) {
  return trim_of(arguments, span, [](std::string& text, const std::string& cut) {
    text.erase(0, std::min(text.find_first_not_of(cut), text.size()));
    text.erase(text.find_last_not_of(cut) + 1);
  });
}
Result trimprefix(const Arguments& arguments, const Span& span) {
  return trim_of(arguments, span, [](std::string& text, const std::string& cut) {
    if (text.starts_with(cut)) text.erase(0, cut.size());
  });
}
Result trimsuffix(const Arguments& arguments, const Span& span) {
  return trim_of(arguments, span, [](std::string& text, const std::string& cut) {
    if (text.ends_with(cut)) text.erase(text.size() - cut.size());
  });
}
Result startswith(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 2 || !is_known_string(arguments[0]) || !is_known_string(arguments[1])) return std::nullopt;
  return boolean_value(arguments[0].text.starts_with(arguments[1].text), span);
}
Result endswith(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 2 || !is_known_string(arguments[0]) || !is_known_string(arguments[1])) return std::nullopt;
  return boolean_value(arguments[0].text.ends_with(arguments[1].text), span);
}

// Types.

Result same(const Arguments& arguments, const Span&) {
  if (arguments.size() != 1) return std::nullopt;
  return arguments[0];
}

// A set is a list here, and a number what its words say.
Result as_kind(const Arguments& arguments, Kind kind) {
  if (arguments.size() != 1 || !arguments[0].is_scalar()) return std::nullopt;
  Value value = arguments[0];
  value.kind = kind;
  return value;
}
Result tostring(const Arguments& arguments, const Span&) {
  return as_kind(arguments, Kind::string);
}
Result tonumber(const Arguments& arguments, const Span&) {
  return arguments.size() == 1 && number_of(arguments[0]) ? as_kind(arguments, Kind::number) : std::nullopt;
}
Result tobool(const Arguments& arguments, const Span&) {
  return arguments.size() == 1 && truth_of(arguments[0]) != Answer::depends ? as_kind(arguments, Kind::boolean)
                                                                            : std::nullopt;
}

// Numbers.

Result extreme(const Arguments& arguments, const Span& span, bool is_max) {
  std::optional<double> found;
  for (const Value& argument : arguments) {
    const std::optional<double> number = argument.is_known() ? number_of(argument) : std::nullopt;
    if (!number) return std::nullopt;
    if (!found || (is_max ? *number > *found : *number < *found)) found = number;
  }
  if (!found) return std::nullopt;
  return number_value(*found, span);
}
Result max(const Arguments& arguments, const Span& span) {
  return extreme(arguments, span, true);
}
Result min(const Arguments& arguments, const Span& span) {
  return extreme(arguments, span, false);
}

// JSON keeps the value that it is of, so that positions within it are those of the value.
Result jsonencode(const Arguments& arguments, const Span& span) {
  if (arguments.size() != 1) return std::nullopt;
  Value made = string_value(json_of(arguments[0]).value_or(Text::symbol(shown(arguments[0])).value), span);
  made.encoded = std::make_shared<const Value>(arguments[0]);
  return made;
}

struct Function {
  std::string_view name;
  Result (*call)(const Arguments& arguments, const Span& span);
};
constexpr std::array<Function, 45> functions = {{{"chomp", trim},
                                                 {"coalesce", coalesce},
                                                 {"coalescelist", coalescelist},
                                                 {"compact", compact},
                                                 {"concat", concat},
                                                 {"contains", contains},
                                                 {"distinct", distinct},
                                                 {"element", element},
                                                 {"endswith", endswith},
                                                 {"flatten", flatten},
                                                 {"format", format_text},
                                                 {"formatlist", formatlist},
                                                 {"join", join},
                                                 {"jsonencode", jsonencode},
                                                 {"keys", keys},
                                                 {"length", length},
                                                 {"lookup", lookup},
                                                 {"lower", lower},
                                                 {"max", max},
                                                 {"merge", merge},
                                                 {"min", min},
                                                 {"nonsensitive", same},
                                                 {"one", one},
                                                 {"replace", replace},
                                                 {"reverse", reverse},
                                                 {"sensitive", same},
                                                 {"setunion", concat},
                                                 {"slice", slice},
                                                 {"sort", sort},
                                                 {"split", split},
                                                 {"startswith", startswith},
                                                 {"substr", substr},
                                                 {"tobool", tobool},
                                                 {"tolist", same},
                                                 {"tomap", same},
                                                 {"tonumber", tonumber},
                                                 {"toset", toset},
                                                 {"tostring", tostring},
                                                 {"trim", trim},
                                                 {"trimprefix", trimprefix},
                                                 {"trimspace", trim},
                                                 {"trimsuffix", trimsuffix},
                                                 {"upper", upper},
                                                 {"values", values},
                                                 {"zipmap", zipmap}}};
}  // namespace

std::optional<Value> call_function(Evaluator& evaluator, std::string_view name, const std::vector<Value>& arguments,
                                   const Span& span) {
  if (name == "jsondecode" && arguments.size() == 1) {
    Value value = value_of_json(arguments[0], evaluator.sources, evaluator.findings);
    return value.kind == Kind::unknown ? std::nullopt : std::optional<Value>(std::move(value));
  }
  const auto found =
      std::find_if(functions.begin(), functions.end(), [&](const Function& each) { return each.name == name; });
  if (found == functions.end()) return std::nullopt;
  return found->call(arguments, span);
}

}  // namespace rolecall::recognise::terraform
