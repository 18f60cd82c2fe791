#ifndef LAUNCH_H
#define LAUNCH_H

#include <sys/resource.h>
#include <sys/types.h>

/// One resource limit to set before the app starts.
struct limit {
  int resource;  // RLIMIT_…
  rlim_t value;  // in the unit of setrlimit(2)
};

enum { MAX_LIMITS = 8 };

/// What to start and how.
struct launch {
  const char *folder;  // NULL: stay where we are
  struct limit limits[MAX_LIMITS];
  int limit_count;
  char **command;  // NULL-terminated; command[0] is looked up in PATH
};

/// Why an app did not start.
struct failure {
  char step[16];
  int error;  // errno
};

/// Starts the app in a session of its own.
/// Returns its process id once the command itself is running, or -1 with `failure` filled in.
pid_t start_app(const struct launch *launch, struct failure *failure);

#endif
