// No text makes the reader of YAML fail, and every tree it makes is whole.
#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace rolecall;
  fuzz::read_and_check({reinterpret_cast<const char*>(data), size}, read::Format::yaml);
  return 0;
}
