// Memory for large inputs.
#pragma once

#include <cstddef>

namespace rolecall {

/// Says that this memory is about to be filled from its beginning on, so that the system may give it in large pages:
/// thousands of page faults take as long as reading the JSON of a large account. Does nothing where it is small, or the
/// system has no such pages.
void will_be_filled(void* memory, std::size_t bytes);

}  // namespace rolecall
