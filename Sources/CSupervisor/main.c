// lesson-supervisor starts one app, holds it, and leaves nothing of it behind.
//
// Descriptor 0 is a control socket; 1 and 2 are where the app's output goes. It reports on the socket, one line each:
//
//   started pid=N                  the command runs
//   failed step=NAME errno=N       it does not; this is the last line
//   exit=N signal=N                the app's main process has ended; exit is -1 after a signal
//   final exit=N signal=N killed=N cpu-ms=N max-rss-kib=N
//                                  every process of the app is gone; this is the last line
//
// and takes single bytes from it: T sends SIGTERM to the app's process group, K kills the whole tree. The end of the
// socket is a K: an app never outlives whoever started it.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "launch.h"
#include "tree.h"

static int control = -1;

static void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void report(const char *format, ...) {
  char line[256];
  va_list values;
  va_start(values, format);
  int length = vsnprintf(line, sizeof line, format, values);
  va_end(values);
  // Nobody may be listening any more: then there is nobody to tell.
  ssize_t ignored = write(control, line, (size_t)length);
  (void)ignored;
}

// Options

static void usage(void) {
  fprintf(stderr,
          "usage: lesson-supervisor [--folder DIR] [--cpu-seconds N] [--data-bytes N] [--files N] [--file-bytes N]\n"
          "                         [--processes N] -- COMMAND ARG...\n"
          "Descriptor 0 is the control socket.\n");
  exit(EX_USAGE);
}

static rlim_t number(const char *text) {
  char *end;
  errno = 0;
  long long value = strtoll(text, &end, 10);
  if (errno != 0 || end == text || *end != '\0' || value < 0) usage();
  return (rlim_t)value;
}

static struct launch parse(int argc, char **argv) {
  enum { FOLDER = 1, CPU, DATA, FILES, FILE_SIZE, PROCESSES };
  static const struct option options[] = {
      {"folder", required_argument, NULL, FOLDER},   {"cpu-seconds", required_argument, NULL, CPU},
      {"data-bytes", required_argument, NULL, DATA}, {"files", required_argument, NULL, FILES},
      {"file-bytes", required_argument, NULL, FILE_SIZE}, {"processes", required_argument, NULL, PROCESSES},
      {NULL, 0, NULL, 0},
  };
  static const int resources[] = {
      [CPU] = RLIMIT_CPU,         [DATA] = RLIMIT_DATA,        [FILES] = RLIMIT_NOFILE,
      [FILE_SIZE] = RLIMIT_FSIZE, [PROCESSES] = RLIMIT_NPROC,
  };
  struct launch launch = {.folder = NULL};
  int option;
  while ((option = getopt_long(argc, argv, "+", options, NULL)) != -1) {
    if (option == FOLDER) {
      launch.folder = optarg;
    } else if (option > FOLDER && option <= PROCESSES && launch.limit_count < MAX_LIMITS) {
      launch.limits[launch.limit_count++] = (struct limit){resources[option], number(optarg)};
    } else {
      usage();
    }
  }
  if (optind >= argc) usage();
  launch.command = argv + optind;
  return launch;
}

// Descriptors

static void close_inherited(void) {
#if defined(__linux__) && defined(SYS_close_range)
  if (syscall(SYS_close_range, 3, ~0U, 0) == 0) return;
#endif
  struct rlimit limit = {.rlim_cur = 1024};
  getrlimit(RLIMIT_NOFILE, &limit);
  // The limit can be a billion; descriptors are given lowest first.
  int end = limit.rlim_cur < 65536 ? (int)limit.rlim_cur : 65536;
  for (int descriptor = 3; descriptor < end; descriptor++) close(descriptor);
}

static void point_at_null(int descriptor) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0 || dup2(null, descriptor) < 0) exit(EX_OSERR);  // dup2 clears close-on-exec
  close(null);
}

/// Moves the control socket out of the app's reach and gives the app an empty input.
static void take_control(void) {
  close_inherited();
  control = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  if (control < 0) exit(EX_OSERR);
  point_at_null(STDIN_FILENO);
}

// Signals

static volatile sig_atomic_t asked_to_end = 0;

static void note_child(int signal) {
  (void)signal;  // the handler is there to wake pselect
}

static void note_end(int signal) {
  (void)signal;
  asked_to_end = 1;
}

/// Sets our handlers and holds their signals back. Returns the mask under which they may come: none are blocked.
static sigset_t hold_signals(void) {
  signal(SIGPIPE, SIG_IGN);
  struct sigaction child = {.sa_handler = note_child, .sa_flags = SA_NOCLDSTOP};
  sigaction(SIGCHLD, &child, NULL);
  struct sigaction end = {.sa_handler = note_end};
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGCHLD);
  const int ends[] = {SIGTERM, SIGINT, SIGHUP};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    sigaction(ends[i], &end, NULL);
    sigaddset(&held, ends[i]);
  }
  sigprocmask(SIG_SETMASK, &held, NULL);
  sigset_t none;
  sigemptyset(&none);
  return none;
}

// The app's life

static int exit_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int exit_signal(int status) {
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void report_final(const struct tree *tree) {
  struct rusage use;
  getrusage(RUSAGE_CHILDREN, &use);
  long cpu = (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000 + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1000;
#ifdef __APPLE__
  long resident = use.ru_maxrss / 1024;  // bytes there
#else
  long resident = use.ru_maxrss;
#endif
  report("final exit=%d signal=%d killed=%d cpu-ms=%ld max-rss-kib=%ld\n", exit_code(tree->status),
         exit_signal(tree->status), tree->killed, cpu, resident);
}

/// Takes one byte from the control socket. Returns 1 when the tree is to be killed.
static int obey(const struct tree *tree) {
  char order;
  ssize_t length = read(control, &order, 1);
  if (length < 0) return errno != EINTR;  // a peer that died with our lines unread gives ECONNRESET
  if (length == 0) return 1;
  // Once the main process is reaped its number may name another group.
  if (order == 'T' && tree->running) kill(-tree->app, SIGTERM);
  return order == 'K';
}

/// Waits until every process of the app is gone. Returns 0 then, and -1 when some could not be killed.
static int hold(struct tree *tree, const sigset_t *open) {
  for (;;) {
    int was_running = tree->running;
    int left = reap(tree);
    if (was_running && !tree->running) {
      report("exit=%d signal=%d\n", exit_code(tree->status), exit_signal(tree->status));
    }
    if (!left) return 0;

    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(control, &readable);
    int ready = pselect(control + 1, &readable, NULL, NULL, NULL, open);
    if (asked_to_end || (ready > 0 && obey(tree))) return kill_tree(tree);
  }
}

int main(int argc, char **argv) {
  struct launch launch = parse(argc, argv);
  take_control();
  setsid();  // fails when we lead a group already, and then a terminal's signals do not reach us either
  sigset_t open = hold_signals();
  adopt_orphans();

  struct failure failure;
  pid_t app = start_app(&launch, &failure);
  if (app < 0) {
    report("failed step=%s errno=%d\n", failure.step, failure.error);
    return EXIT_FAILURE;
  }
  // The output ends when the app's last process has closed it: let go of our share.
  point_at_null(STDOUT_FILENO);
  point_at_null(STDERR_FILENO);
#ifdef __linux__
  prctl(PR_SET_DUMPABLE, 0);  // the app can neither trace us nor read our memory
#endif
  report("started pid=%d\n", (int)app);

  struct tree tree = {.app = app, .running = 1};
  if (hold(&tree, &open) < 0) return EXIT_FAILURE;
  report_final(&tree);
  return EXIT_SUCCESS;
}
