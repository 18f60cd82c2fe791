/// Pseudo-terminals for tests. What forks and what is hidden from Swift's Glibc stands here.

#pragma once

#include <stdbool.h>
#include <sys/types.h>

/// Both ends of a new pseudo-terminal; a program believes that `device` is a screen and a keyboard.
/// False if there is none to be had.
bool pty_open(int columns, int rows, int *controller, int *device);

/// Starts a program whose standard streams and controlling terminal are a new pseudo-terminal.
/// Returns the controller, or -1.
int pty_spawn(const char *path, char *const argv[], char *const envp[], int columns, int rows, pid_t *child);

/// Changes the size; a program started on it gets SIGWINCH.
bool pty_resize(int controller, int columns, int rows);

/// Whether the terminal collects and echoes lines by itself, as a shell expects to find it.
bool pty_is_canonical(int controller);
