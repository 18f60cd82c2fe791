#define _GNU_SOURCE 1

#include "CPTY.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

static struct winsize size_of(int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return size;
}

bool pty_open(int columns, int rows, int *controller, int *device) {
  struct winsize size = size_of(columns, rows);
  if (openpty(controller, device, NULL, NULL, &size) != 0) {
    return false;
  }
  fcntl(*controller, F_SETFD, FD_CLOEXEC);
  fcntl(*device, F_SETFD, FD_CLOEXEC);
  return true;
}

int pty_spawn(const char *path, char *const argv[], char *const envp[], int columns, int rows, pid_t *child) {
  struct winsize size = size_of(columns, rows);
  int controller = -1;
  *child = forkpty(&controller, NULL, NULL, &size);
  if (*child == 0) {
    execve(path, argv, envp);
    _exit(127);
  }
  if (*child < 0) {
    return -1;
  }
  fcntl(controller, F_SETFD, FD_CLOEXEC);
  return controller;
}

bool pty_resize(int controller, int columns, int rows) {
  struct winsize size = size_of(columns, rows);
  return ioctl(controller, TIOCSWINSZ, &size) == 0;
}

bool pty_is_canonical(int controller) {
  struct termios modes;
  return tcgetattr(controller, &modes) == 0 && (modes.c_lflag & ICANON) != 0;
}
