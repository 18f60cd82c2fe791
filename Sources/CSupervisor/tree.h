#ifndef TREE_H
#define TREE_H

#include <sys/types.h>

/// The processes that descend from us: the app's main process, its children, and the orphans of both.
struct tree {
  pid_t app;     // the main process
  int running;   // whether the main process has not been reaped yet
  int status;    // of the main process, as wait(2) gives it; once it is not running
  int killed;    // processes reaped after a SIGKILL
};

/// Makes us the parent of every orphan below us, where the system can do that (prctl(2), PR_SET_CHILD_SUBREAPER).
void adopt_orphans(void);

/// Reaps what has ended, without waiting. Returns 0 when no child is left, and otherwise 1.
int reap(struct tree *tree);

/// Kills and reaps every process below us. Returns 0 when all are gone, and -1 when some could not be killed.
int kill_tree(struct tree *tree);

#endif
