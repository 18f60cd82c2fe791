// The clock that `wait` moves: a library that is preloaded into an app and adds an offset to what the wall clock says.
//
// The file that LESSON_CLOCK names holds the offset: one signed number of 64 bits in nanoseconds, in the machine's byte order. It
// may change at any time, and every process that maps the file follows at once. Without the file nothing changes.
//
// Clocks that only measure (CLOCK_MONOTONIC and the like) stay as they are: runtimes arm their timers by them.
#pragma once

#define LESSON_CLOCK_FILE "LESSON_CLOCK"
