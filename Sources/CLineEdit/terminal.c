#include "editor.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Signal handlers take no argument of ours and run on any thread: what they need is global and atomic.

enum { UNTOUCHED, MODES_CHANGED, LINE_BEING_TYPED };

static atomic_int terminal_state = UNTOUCHED;
static atomic_int input_descriptor = -1;
static atomic_int output_descriptor = -1;
static atomic_int wake_descriptor = -1;
static struct termios modes_found;
static struct sigaction former_actions[NSIG];

void terminal_restore(void) {
  static const char leave_line[] = "\033[?2004l\033[0m\r\n";
  int state = atomic_exchange(&terminal_state, UNTOUCHED);
  if (state != UNTOUCHED) {
    tcsetattr(input_descriptor, TCSADRAIN, &modes_found);
  }
  if (state == LINE_BEING_TYPED && write(output_descriptor, leave_line, sizeof leave_line - 1) < 0) {
    // The terminal is gone, and with it what had to be restored.
    return;
  }
}

static void end_program(int signal_number, siginfo_t *info, void *machine_context) {
  (void)machine_context;
  terminal_restore();
  // Then whatever stood there before: the app's handler, Swift's backtracer, or the default.
  sigaction(signal_number, &former_actions[signal_number], NULL);
  // A signal from kill(2) must be sent again; a faulting instruction faults again by itself.
  if (info->si_code <= 0) {
    raise(signal_number);
  }
}

static void take_note(int signal_number) {
  int saved_errno = errno;
  char note = signal_number == SIGCONT ? NOTE_CONTINUED : NOTE_RESIZED;
  if (write(wake_descriptor, &note, 1) < 0) {
    // A full pipe: the reading thread is about to wake anyway.
  }
  errno = saved_errno;
}

static void install_handlers(void) {
  static const int ending[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
  static bool is_installed = false;
  if (is_installed) {
    return;
  }
  is_installed = true;

  struct sigaction end = {.sa_sigaction = end_program, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART};
  for (size_t index = 0; index < sizeof ending / sizeof *ending; index++) {
    int signal_number = ending[index];
    sigaction(signal_number, NULL, &former_actions[signal_number]);
    // An ignored signal does not end the program: nohup, or the app listens for it in another way.
    if (former_actions[signal_number].sa_handler != SIG_IGN) {
      sigaction(signal_number, &end, NULL);
    }
  }
  struct sigaction note = {.sa_handler = take_note, .sa_flags = SA_RESTART};
  sigaction(SIGWINCH, &note, NULL);
  sigaction(SIGCONT, &note, NULL);
  atexit(terminal_restore);
}

void line_editor_lend(line_editor *editor) {
  (void)editor;
  terminal_restore();
}

void line_editor_take_back(line_editor *editor) {
  // A program that was killed may have left any modes.
  tcsetattr(editor->input, TCSADRAIN, &modes_found);
  terminal_end_editing(editor);
}

bool terminal_take(line_editor *editor) {
  if (tcgetattr(editor->input, &modes_found) != 0) {
    return false;
  }
  input_descriptor = editor->input;
  output_descriptor = fileno(editor->screen);
  wake_descriptor = editor->wake_write;
  install_handlers();
  return true;
}

void terminal_let_go(const line_editor *editor) {
  // An editor that never had the terminal, or lost it to a newer one.
  if (wake_descriptor < 0 || wake_descriptor != editor->wake_write) {
    return;
  }
  terminal_restore();
  input_descriptor = -1;
  output_descriptor = -1;
  wake_descriptor = -1;
}

/// Bracketed paste: the terminal tells pasted text from typed text. In vi's insert map nothing that starts
/// with ESC may be bound, so there it stays off.
static void set_bracketed_paste(line_editor *editor, bool on) {
  if (!editor->has_vi_keys) {
    fputs(on ? "\033[?2004h" : "\033[?2004l", editor->screen);
    fflush(editor->screen);
  }
}

void terminal_begin_editing(line_editor *editor) {
  struct termios modes;
  terminal_state = LINE_BEING_TYPED;
  el_set(editor->edit, EL_PREP_TERM, 1);
  if (tcgetattr(editor->input, &modes) == 0) {
    // Apple's libedit does not do what EL_SETTY asked for.
    modes.c_lflag &= ~(tcflag_t)ISIG;
    modes.c_iflag &= ~(tcflag_t)IXON;
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    tcsetattr(editor->input, TCSADRAIN, &modes);
  }
  set_bracketed_paste(editor, true);
}

void terminal_end_editing(line_editor *editor) {
  struct termios modes;
  el_set(editor->edit, EL_PREP_TERM, 0);
  if (tcgetattr(editor->input, &modes) == 0) {
    // Canonical mode would eat a Ctrl-D that is typed ahead, and echo would mix keys into the output.
    modes.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    tcsetattr(editor->input, TCSADRAIN, &modes);
  }
  set_bracketed_paste(editor, false);
  terminal_state = MODES_CHANGED;
}
