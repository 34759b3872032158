#include "source/large.h"

#ifdef __linux__
#include <sys/mman.h>

#include <cstdint>
#endif

namespace rolecall {

void will_be_filled([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#ifdef __linux__
  constexpr std::size_t large_page = 2 << 20;
  if (bytes < 2 * large_page) return;
  const auto begin = reinterpret_cast<std::uintptr_t>(memory);
  const std::uintptr_t first = (begin + large_page - 1) / large_page * large_page;
  madvise(reinterpret_cast<void*>(first), begin + bytes - first, MADV_HUGEPAGE);
#endif
}

}  // namespace rolecall
