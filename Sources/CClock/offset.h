// The offset, and times with and without it.
#pragma once

#include <stdbool.h>
#include <time.h>

// An app may have functions of these names.
#pragma GCC visibility push(hidden)

// Whether this clock tells the time of day.
bool is_wall_clock(clockid_t clock);

// What an app is to see when the machine's wall clock says this.
struct timespec shown(struct timespec machine);

// What the machine's wall clock says when an app sees this.
struct timespec unshown(struct timespec shown);

#pragma GCC visibility pop
