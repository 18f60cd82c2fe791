#define _GNU_SOURCE
#include "tree.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <dirent.h>
#include <sys/prctl.h>
#endif

void adopt_orphans(void) {
#ifdef __linux__
  prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
}

int reap(struct tree *tree) {
  for (;;) {
    int status;
    pid_t ended = waitpid(-1, &status, WNOHANG);
    if (ended < 0 && errno == EINTR) continue;
    if (ended < 0) return 0;
    if (ended == 0) return 1;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) tree->killed++;
    if (ended == tree->app) {
      tree->running = 0;
      tree->status = status;
#ifndef __linux__
      kill(-tree->app, SIGKILL);  // nobody adopts its orphans: they end with it
#endif
    }
  }
}

#ifdef __linux__

/// As many as one round takes; a larger tree takes more rounds.
enum { MAX_FOUND = 8192 };

static pid_t found[MAX_FOUND];

/// Appends the children of a process to `found`, and returns the new count (proc(5), /proc/pid/task/tid/children).
static int find_children(pid_t parent, int count) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", (int)parent);
  DIR *threads = opendir(path);
  if (threads == NULL) return count;
  struct dirent *thread;
  while ((thread = readdir(threads)) != NULL) {
    if (thread->d_name[0] == '.') continue;
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/task/%.16s/children", (int)parent, thread->d_name);
    FILE *children = fopen(name, "re");
    if (children == NULL) continue;
    int child;
    while (count < MAX_FOUND && fscanf(children, "%d", &child) == 1) found[count++] = child;
    fclose(children);
  }
  closedir(threads);
  return count;
}

/// Stops each descendant as it is found, so that it forks no more, and returns how many there are.
static int stop_descendants(void) {
  int count = find_children(getpid(), 0);
  for (int i = 0; i < count; i++) {
    kill(found[i], SIGSTOP);
    count = find_children(found[i], count);
  }
  return count;
}

static void kill_found(const struct tree *tree) {
  // One that was found late may have forked before it was stopped: look until nothing new turns up.
  int count = 0;
  int before;
  do {
    before = count;
    count = stop_descendants();
  } while (count > before);
  // Stopped parents reap nothing and we do not reap here, so these ids still mean the same processes.
  for (int i = 0; i < count; i++) kill(found[i], SIGKILL);
  // A kernel may be built without those lists (CONFIG_PROC_CHILDREN).
  if (count == 0 && tree->running) kill(-tree->app, SIGKILL);
}

#else

/// Without /proc, only the app's own process group can be found.
static void kill_found(const struct tree *tree) {
  kill(-tree->app, SIGKILL);
}

#endif

int kill_tree(struct tree *tree) {
  const struct timespec pause = {.tv_nsec = 1000000};
  // A killed process can linger in a system call. After about ten seconds it will stay.
  for (int round = 0; round < 10000; round++) {
    if (!reap(tree)) return 0;
    kill_found(tree);
    nanosleep(&pause, NULL);
  }
  return reap(tree) ? -1 : 0;
}
