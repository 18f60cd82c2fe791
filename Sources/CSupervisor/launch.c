#define _GNU_SOURCE
#include "launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

// The steps between fork and exec. Each returns 0, or -1 with errno set, and then the app does not start.

static int lead_session(const struct launch *launch) {
  (void)launch;
  return setsid() < 0 ? -1 : 0;
}

/// Ignored signals and the signal mask survive exec; the app must have neither of ours nor of our parent's.
static int reset_signals(const struct launch *launch) {
  (void)launch;
  for (int number = 1; number < NSIG; number++) {
    signal(number, SIG_DFL);  // fails for SIGKILL, SIGSTOP and the C library's own, which are as they should be
  }
  sigset_t none;
  sigemptyset(&none);
  return sigprocmask(SIG_SETMASK, &none, NULL);
}

/// The app ends with us even when someone kills us. The signal is tied to the parent's thread (prctl(2)): we have one.
static int die_with_supervisor(const struct launch *launch) {
  (void)launch;
#ifdef __linux__
  return prctl(PR_SET_PDEATHSIG, SIGKILL);
#else
  return 0;
#endif
}

static int set_limit(int resource, rlim_t value) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) < 0) return -1;
  // A hard limit can be lowered but not raised: keep the stricter one.
  rlim_t hard = resource == RLIMIT_CPU ? value + 1 : value;  // SIGXCPU first, SIGKILL a second later
  if (hard < limit.rlim_max) limit.rlim_max = hard;
  limit.rlim_cur = value < limit.rlim_max ? value : limit.rlim_max;
  return setrlimit(resource, &limit);
}

static int set_limits(const struct launch *launch) {
  if (set_limit(RLIMIT_CORE, 0) < 0) return -1;
  for (int i = 0; i < launch->limit_count; i++) {
    if (set_limit(launch->limits[i].resource, launch->limits[i].value) < 0) return -1;
  }
  return 0;
}

/// Neither the app nor a child of it gains rights through a set-user-id program such as sudo.
static int give_up_privileges(const struct launch *launch) {
  (void)launch;
#ifdef __linux__
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#else
  return 0;
#endif
}

static int enter_folder(const struct launch *launch) {
  return launch->folder == NULL ? 0 : chdir(launch->folder);
}

/// A program just written can be busy for a moment: a process forked meanwhile holds the descriptor until its exec.
static int run_command(const struct launch *launch) {
  const struct timespec pause = {.tv_nsec = 10 * 1000 * 1000};
  for (int tries = 0; tries < 100; tries++) {
    execvp(launch->command[0], launch->command);
    if (errno != ETXTBSY) return -1;
    nanosleep(&pause, NULL);
  }
  errno = ETXTBSY;
  return -1;
}

static const struct {
  const char *name;
  int (*apply)(const struct launch *launch);
} steps[] = {
    {"session", lead_session},
    {"signals", reset_signals},
    {"parent", die_with_supervisor},
    {"limit", set_limits},
    {"privileges", give_up_privileges},
    {"chdir", enter_folder},
    {"exec", run_command},
};

/// Takes the steps in the child. Returns only to tell of the one that failed.
static struct failure take_steps(const struct launch *launch) {
  struct failure failure = {.error = 0};
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    if (steps[i].apply(launch) < 0) {
      failure.error = errno;
      snprintf(failure.step, sizeof failure.step, "%s", steps[i].name);
      break;
    }
  }
  return failure;
}

static pid_t failed(struct failure *failure, const char *step) {
  failure->error = errno;
  snprintf(failure->step, sizeof failure->step, "%s", step);
  return -1;
}

pid_t start_app(const struct launch *launch, struct failure *failure) {
  // The child's end closes when the command replaces the child; until then it carries the failure. That tells
  // a command that cannot run from one that runs and exits with 127.
  int news[2];
  if (pipe(news) < 0 || fcntl(news[0], F_SETFD, FD_CLOEXEC) < 0 || fcntl(news[1], F_SETFD, FD_CLOEXEC) < 0) {
    return failed(failure, "pipe");
  }
  pid_t app = fork();
  if (app < 0) return failed(failure, "fork");
  if (app == 0) {
    struct failure own = take_steps(launch);
    _exit(write(news[1], &own, sizeof own) < 0 ? 126 : 127);
  }
  close(news[1]);
  ssize_t length;
  do {
    length = read(news[0], failure, sizeof *failure);
  } while (length < 0 && errno == EINTR);
  close(news[0]);
  if (length == 0) return app;

  if (length != sizeof *failure) failed(failure, "pipe");
  while (waitpid(app, NULL, 0) < 0 && errno == EINTR) {
  }
  return -1;
}
