/// What the files of this target share. Include it first: it asks the C library for its extensions.

#pragma once

#define _GNU_SOURCE 1

#include "CLineEdit.h"

#include <histedit.h>
#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>

struct line_editor {
  EditLine *edit;
  History *history;
  /// A stream of our own, fully buffered, so that one redraw is one write.
  FILE *screen;
  /// Where libedit complains about odd terminals.
  FILE *complaints;
  /// A FILE that libedit wants and never reads from: `wait_for_character` reads its descriptor, `input`.
  FILE *keyboard;
  int input;
  /// The two ends of the pipe through which other threads and signal handlers reach the reading thread.
  int wake_read;
  int wake_write;
  int columns;
  int rows;
  bool has_vi_keys;

  // One read's state.
  char *prompt;
  char *text;
  void *context;
  line_editor_respond respond;
  bool is_reading;
  bool is_interrupted;
  bool is_stopped;
  /// The bytes of a character that has not arrived whole.
  mbstate_t partial_character;
};

/// The editor that libedit calls back about.
line_editor *editor_of(EditLine *edit);

// screen.c
void screen_measure(line_editor *editor);
void screen_erase_input(line_editor *editor);
void screen_redraw_input(line_editor *editor);

// terminal.c
/// What a signal handler writes into the wake pipe.
enum { NOTE_WAKE = '.', NOTE_RESIZED = 'W', NOTE_CONTINUED = 'C' };

/// Saves the terminal's modes and installs the signal handlers. False if `input` is no terminal.
bool terminal_take(line_editor *editor);
void terminal_let_go(const line_editor *editor);
/// Modes for typing: every key reaches us, Ctrl-C and Ctrl-Z too.
void terminal_begin_editing(line_editor *editor);
/// Modes between lines: Ctrl-C is a signal, and what is typed ahead waits unseen.
void terminal_end_editing(line_editor *editor);
/// The modes that we found. Safe in a signal handler.
void terminal_restore(void);

// keys.c
void keys_bind(line_editor *editor);
