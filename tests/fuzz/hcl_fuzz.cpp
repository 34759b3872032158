// No text makes the reader of HCL fail, and every place and operand in what it makes is within the text and the file.
#include "read/hcl.h"

#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace rolecall;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const bool is_template : {false, true}) {
    Sources sources;
    const std::uint32_t source = sources.add({"fuzz", std::string(text)});
    Findings findings("");
    const auto read = is_template ? read::hcl::read_template : read::hcl::read_hcl;
    const read::hcl::File file = read(sources[source].text, source, findings);
    fuzz::require(file.is_whole == findings.list.empty());
    fuzz::check_findings(findings, sources);
    for (std::size_t i = 0; i < file.expressions.size(); ++i) {
      const read::hcl::Expression& expression = file.expressions[i];
      fuzz::require(expression.height <= read::hcl::max_depth || !file.is_whole);
      fuzz::require(expression.span.begin <= expression.span.end && expression.span.end <= text.size());
      for (const std::uint32_t operand : file.operands_of(expression)) fuzz::require(operand < i);
    }
  }
  return 0;
}
