/// A line editor on a terminal: libedit behind functions that Swift can call.
///
/// Only `line_editor_wake` may be called while another thread is inside `line_editor_read`.
/// The signals that end a program restore the terminal first; so does `exit`.

#pragma once

#include <stdbool.h>

typedef struct line_editor line_editor;

typedef enum {
  LINE_EDITOR_LINE,
  LINE_EDITOR_INTERRUPT,
  LINE_EDITOR_END,
} line_editor_result;

typedef enum {
  /// Somebody called `line_editor_wake`. Also comes once at the start of each read.
  LINE_EDITOR_WOKEN,
  /// Tab was pressed.
  LINE_EDITOR_COMPLETE,
} line_editor_event;

/// Runs inside `line_editor_read`, on its thread. Returning false ends the read.
typedef bool (*line_editor_respond)(void *context, line_editor_event event);

/// `terminal` is the value of TERM. Returns NULL where no line can be edited: a pipe, a dumb terminal.
line_editor *line_editor_open(const char *program, const char *terminal, int input, int output);
void line_editor_close(line_editor *editor);

/// Waits for one line. In `prompt`, bytes that print nothing stand between two \1.
/// `text` lives until the next read; after a paste it may hold several lines.
line_editor_result line_editor_read(
  line_editor *editor, const char *prompt, void *context, line_editor_respond respond, const char **text);

/// Adds a line to what the up arrow brings back. Between reads only.
void line_editor_remember(line_editor *editor, const char *line);

/// Prints whole lines, above the line being typed if there is one. From `respond`, or between reads.
void line_editor_print(line_editor *editor, const char *lines);

/// The line being typed; offsets in bytes. Ends at `length`, not at a NUL. From `respond` only.
const char *line_editor_line(line_editor *editor, int *cursor, int *length);

/// Replaces that many Unicode scalars before the cursor. From `respond` only.
void line_editor_replace(line_editor *editor, int scalars, const char *text);

/// Has the reading thread call `respond`. From any thread.
void line_editor_wake(line_editor *editor);

/// Gives the terminal back as it was found, for another program to use. Between reads only.
void line_editor_lend(line_editor *editor);

/// The terminal is ours again, whatever the other program has left it like.
void line_editor_take_back(line_editor *editor);

/// Runs a program on the terminal, in a folder, and waits for its end. `argv[0]` is its path.
///
/// It is of our process group: Ctrl-Z stops it and us, and the shell's `fg` lets both go on. Ctrl-C and Ctrl-\ are its own;
/// whoever calls this ignores SIGINT. Returns the status as waitpid(2) gives it; -1 with `errno` where it could not be started.
int terminal_run(const char *folder, char *const argv[]);

/// The width of the terminal that `output` is; 80 if it is none.
int line_editor_columns(int output);
