#include "editor.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/// Whatever the program did, we are in the foreground again. Whoever is not gets SIGTTOU for asking.
static void take_foreground(void) {
  sigset_t output;
  sigset_t former;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, &former);
  tcsetpgrp(STDIN_FILENO, getpgrp());
  pthread_sigmask(SIG_SETMASK, &former, NULL);
}

int terminal_run(const char *folder, char *const argv[]) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
  posix_spawnattr_init(&attributes);
  // What we ignore and block is none of its business.
  sigset_t signals;
  sigfillset(&signals);
  sigdelset(&signals, SIGKILL);
  sigdelset(&signals, SIGSTOP);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

  // Ctrl-\ is a key of the program now, and no end of ours.
  struct sigaction ignored = {.sa_handler = SIG_IGN};
  struct sigaction former;
  sigaction(SIGQUIT, &ignored, &former);
  pid_t program;
  int status = -1;
  int error = posix_spawn(&program, argv[0], &actions, &attributes, argv, environ);
  if (error == 0) {
    while (waitpid(program, &status, 0) < 0 && errno == EINTR) {
    }
    take_foreground();
  }
  sigaction(SIGQUIT, &former, NULL);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  errno = error;
  return status;
}
