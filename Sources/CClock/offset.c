#include "offset.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CClock.h"

_Static_assert(sizeof(time_t) == 8, "seconds are counted in 64 bits");
_Static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "the offset is read in one piece");

static const int64_t second = 1000000000;
static const _Atomic int64_t none = 0;
static const _Atomic int64_t *offset = &none;

// Runs before main. Until then nothing is added.
__attribute__((constructor)) static void map_offset(void) {
  const char *path = getenv(LESSON_CLOCK_FILE);
  if (!path) return;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  struct stat status;
  // To read beyond the end of a mapped file would end the app.
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size >= (off_t)sizeof *offset) {
    void *mapped = mmap(NULL, sizeof *offset, PROT_READ, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) offset = mapped;
  }
  close(file);
}

bool is_wall_clock(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}

static struct timespec sum(struct timespec time, int64_t nanoseconds) {
  int64_t rest = time.tv_nsec + nanoseconds % second;
  int64_t carry = rest < 0 ? -1 : rest >= second ? 1 : 0;
  return (struct timespec){.tv_sec = time.tv_sec + nanoseconds / second + carry, .tv_nsec = rest - carry * second};
}

struct timespec shown(struct timespec machine) {
  return sum(machine, atomic_load_explicit(offset, memory_order_relaxed));
}

struct timespec unshown(struct timespec shown) {
  // What is no time is left for the kernel to refuse, and 0 means "never" to some calls.
  if (shown.tv_sec <= 0 || shown.tv_nsec < 0 || shown.tv_nsec >= second) return shown;
  struct timespec machine = sum(shown, -atomic_load_explicit(offset, memory_order_relaxed));
  return machine.tv_sec > 0 ? machine : (struct timespec){.tv_sec = 1};
}
