#include "judge/check.h"
#include "placement/constraints.h"

namespace rolecall::rules {

static void check(const EcsEntity& entity, Findings& findings) {
  placement::for_each_expression(entity.root(), [&](View value, const placement::Expression& expression) {
    for (const placement::Test& test : expression.tests)
      if (!placement::takes_operator(test.subject.text, test.op))
        findings.add(value.part(test.op_word.begin, test.op_word.end), "\"{}\" does not take the operator \"{}\"",
                     test.subject.text, test.op_word.text);
  });
}

extern constexpr Check placement_operator_for_subject = check;

}  // namespace rolecall::rules
