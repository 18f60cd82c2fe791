#include "editor.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REMEMBERED_LINES = 1000 };

line_editor *editor_of(EditLine *edit) {
  void *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  return editor;
}

static char *prompt_of(EditLine *edit) {
  return editor_of(edit)->prompt;
}

// MARK: - Waiting

/// Empties the wake pipe and does what its notes ask for.
static void answer_notes(line_editor *editor) {
  char notes[64];
  ssize_t count;
  bool is_resized = false;
  bool is_continued = false;
  while ((count = read(editor->wake_read, notes, sizeof notes)) > 0) {
    is_resized = is_resized || memchr(notes, NOTE_RESIZED, (size_t)count) != NULL;
    is_continued = is_continued || memchr(notes, NOTE_CONTINUED, (size_t)count) != NULL;
  }
  if (is_continued) {
    // The shell may have changed the modes while we were stopped.
    terminal_end_editing(editor);
    terminal_begin_editing(editor);
  }
  if (is_continued || is_resized) {
    screen_measure(editor);
    // After a stop the shell has written where the line was.
    if (!is_continued) {
      screen_erase_input(editor);
    }
    el_resize(editor->edit);
    screen_redraw_input(editor);
  }
  if (!editor->respond(editor->context, LINE_EDITOR_WOKEN)) {
    editor->is_stopped = true;
  }
}

static void discard_notes(line_editor *editor) {
  char notes[64];
  while (read(editor->wake_read, notes, sizeof notes) > 0) {
  }
}

/// libedit's source of characters, and the only place where a read waits: at the prompt, in a search with
/// Ctrl-R, after a lone ESC, in a paste. Returns 1 with a character, 0 at the end of input, -1 when stopped.
static int wait_for_character(EditLine *edit, wchar_t *character) {
  line_editor *editor = editor_of(edit);
  while (!editor->is_stopped) {
    struct pollfd sources[2] = {
      {.fd = editor->input, .events = POLLIN},
      {.fd = editor->wake_read, .events = POLLIN},
    };
    if (poll(sources, 2, -1) < 0) {
      if (errno == EINTR) {
        continue;
      }
      return -1;
    }
    if (sources[1].revents != 0) {
      answer_notes(editor);
      continue;
    }
    char byte;
    ssize_t count = read(editor->input, &byte, 1);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
      continue;
    }
    if (count <= 0) {
      return 0;
    }
    size_t size = mbrtowc(character, &byte, 1, &editor->partial_character);
    if (size <= 1) {
      return 1;
    }
    if (size == (size_t)-1) {
      memset(&editor->partial_character, 0, sizeof editor->partial_character);
    }
  }
  errno = ECANCELED;
  return -1;
}

void line_editor_wake(line_editor *editor) {
  char note = NOTE_WAKE;
  if (write(editor->wake_write, &note, 1) < 0) {
    // A full pipe: the reading thread is about to wake anyway.
  }
}

// MARK: - Life

/// libedit works in wide characters of the locale. Only LC_CTYPE: LC_ALL would change how numbers are written.
static void choose_character_set(void) {
  setlocale(LC_CTYPE, "");
  if (MB_CUR_MAX == 1 && setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
    setlocale(LC_CTYPE, "en_US.UTF-8");
  }
}

static bool open_wake_pipe(line_editor *editor) {
  int ends[2];
  if (pipe(ends) != 0) {
    return false;
  }
  for (int end = 0; end < 2; end++) {
    fcntl(ends[end], F_SETFL, O_NONBLOCK);
    fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  }
  editor->wake_read = ends[0];
  editor->wake_write = ends[1];
  return true;
}

static FILE *open_copy(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  return copy < 0 ? NULL : fdopen(copy, mode);
}

static bool open_streams(line_editor *editor, int input, int output) {
  editor->screen = open_copy(output, "w");
  editor->keyboard = open_copy(input, "r");
  editor->complaints = fopen("/dev/null", "we");
  if (editor->screen == NULL || editor->keyboard == NULL || editor->complaints == NULL) {
    return false;
  }
  editor->input = fileno(editor->keyboard);
  return setvbuf(editor->screen, NULL, _IOFBF, 8192) == 0;
}

static bool open_edit(line_editor *editor, const char *program, const char *terminal) {
  HistEvent event;
  editor->edit = el_init(program, editor->keyboard, editor->screen, editor->complaints);
  editor->history = history_init();
  if (editor->edit == NULL || editor->history == NULL) {
    return false;
  }
  // A new terminal that this machine has never heard of most likely understands what xterm does.
  if (el_set(editor->edit, EL_TERMINAL, terminal) != 0) {
    el_set(editor->edit, EL_TERMINAL, "xterm");
  }
  el_set(editor->edit, EL_CLIENTDATA, editor);
  el_set(editor->edit, EL_PROMPT_ESC, prompt_of, '\1');
  // With el_set, Apple's libedit would hand over a char * instead.
  el_wset(editor->edit, EL_GETCFN, wait_for_character);
  el_set(editor->edit, EL_SETTY, "-d", "-isig", "-ixon", NULL);
  history(editor->history, &event, H_SETSIZE, REMEMBERED_LINES);
  history(editor->history, &event, H_SETUNIQUE, 1);
  el_set(editor->edit, EL_HIST, history, editor->history);
  keys_bind(editor);
  return true;
}

line_editor *line_editor_open(const char *program, const char *terminal, int input, int output) {
  bool is_dumb = terminal[0] == '\0' || strcmp(terminal, "dumb") == 0;
  if (is_dumb || !isatty(input) || !isatty(output)) {
    return NULL;
  }
  line_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) {
    return NULL;
  }
  editor->wake_read = -1;
  editor->wake_write = -1;
  choose_character_set();
  bool is_open = open_streams(editor, input, output) && open_wake_pipe(editor) && terminal_take(editor)
    && open_edit(editor, program, terminal);
  if (!is_open) {
    line_editor_close(editor);
    return NULL;
  }
  return editor;
}

static void close_stream(FILE *stream) {
  if (stream != NULL) {
    fclose(stream);
  }
}

void line_editor_close(line_editor *editor) {
  if (editor->edit != NULL) {
    el_end(editor->edit);
  }
  terminal_let_go(editor);
  if (editor->history != NULL) {
    history_end(editor->history);
  }
  close_stream(editor->screen);
  close_stream(editor->keyboard);
  close_stream(editor->complaints);
  if (editor->wake_read >= 0) {
    close(editor->wake_read);
    close(editor->wake_write);
  }
  free(editor->prompt);
  free(editor->text);
  free(editor);
}

// MARK: - Lines

line_editor_result line_editor_read(
  line_editor *editor, const char *prompt, void *context, line_editor_respond respond, const char **text) {
  free(editor->prompt);
  free(editor->text);
  editor->prompt = strdup(prompt);
  editor->text = NULL;
  editor->context = context;
  editor->respond = respond;
  editor->is_interrupted = false;
  editor->is_stopped = false;
  memset(&editor->partial_character, 0, sizeof editor->partial_character);
  *text = NULL;
  if (editor->prompt == NULL) {
    return LINE_EDITOR_END;
  }

  // No line is on the screen that a stop or a new size between two reads could have spoilt.
  discard_notes(editor);
  screen_measure(editor);
  el_resize(editor->edit);
  terminal_begin_editing(editor);
  editor->is_reading = true;
  // What was posted before this read must not wait for a key.
  line_editor_wake(editor);
  int length = 0;
  const char *line = el_gets(editor->edit, &length);
  editor->is_reading = false;
  terminal_end_editing(editor);

  if (editor->is_interrupted) {
    return LINE_EDITOR_INTERRUPT;
  }
  if (editor->is_stopped || line == NULL || length <= 0) {
    fputc('\n', editor->screen);
    fflush(editor->screen);
    return LINE_EDITOR_END;
  }
  if (line[length - 1] == '\n') {
    length--;
  }
  editor->text = strndup(line, (size_t)length);
  *text = editor->text;
  return editor->text == NULL ? LINE_EDITOR_END : LINE_EDITOR_LINE;
}

void line_editor_remember(line_editor *editor, const char *line) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, line);
}

const char *line_editor_line(line_editor *editor, int *cursor, int *length) {
  const LineInfo *line = el_line(editor->edit);
  *cursor = (int)(line->cursor - line->buffer);
  *length = (int)(line->lastchar - line->buffer);
  return line->buffer;
}

void line_editor_replace(line_editor *editor, int scalars, const char *text) {
  if (scalars > 0) {
    el_deletestr(editor->edit, scalars);
  }
  if (text[0] != '\0') {
    el_insertstr(editor->edit, text);
  }
}
