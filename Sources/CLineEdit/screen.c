#include "editor.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <wctype.h>

// libedit does not tell on which row of the screen it left the cursor. So the layout that its refresh.c
// makes is repeated here, from the first cell of the prompt.

typedef struct {
  int row;
  int column;
} position;

static void advance(const line_editor *editor, position *at, wchar_t character) {
  int width = wcwidth(character);
  if (width < 0) {
    width = 0;
  }
  // A wide character that does not fit the last column goes to the next row.
  while (width > 0 && at->column + width > editor->columns) {
    advance(editor, at, L' ');
  }
  at->column += width;
  if (at->column >= editor->columns) {
    at->column = 0;
    at->row++;
  }
}

static void advance_over_prompt(const line_editor *editor, position *at) {
  mbstate_t state = {0};
  bool prints_nothing = false;
  wchar_t character;
  const char *rest = editor->prompt;
  size_t size;
  while ((size = mbrtowc(&character, rest, MB_CUR_MAX, &state)) > 0 && size <= MB_CUR_MAX) {
    if (character == L'\1') {
      prints_nothing = !prints_nothing;
    } else if (!prints_nothing) {
      advance(editor, at, character);
    }
    rest += size;
  }
}

static void advance_over_typed(const line_editor *editor, position *at, wchar_t character) {
  if (character == L'\n') {
    at->column = 0;
    at->row++;
  } else if (character == L'\t') {
    do {
      advance(editor, at, L' ');
    } while (at->column % 8 != 0);
  } else if (character < 0x100 && iswcntrl((wint_t)character)) {
    // Drawn as ^X.
    advance(editor, at, L'^');
    advance(editor, at, L'X');
  } else if (iswprint((wint_t)character)) {
    advance(editor, at, character);
  } else {
    // Drawn as \U+1234 or \U+12345.
    int cells = character > 0xffff ? 8 : 7;
    for (int cell = 0; cell < cells; cell++) {
      advance(editor, at, L'U');
    }
  }
}

/// The row on which libedit draws `target`, a place in the line being typed; the prompt starts on row 0.
static int row_of(const line_editor *editor, const wchar_t *target) {
  const LineInfoW *line = el_wline(editor->edit);
  position at = {0, 0};
  advance_over_prompt(editor, &at);
  for (const wchar_t *character = line->buffer; character < target; character++) {
    advance_over_typed(editor, &at, *character);
  }
  if (target < line->lastchar && wcwidth(*target) > 1 && at.column + 2 > editor->columns) {
    at.row++;
  }
  // libedit scrolls a line that is taller than the screen within the screen.
  return at.row < editor->rows ? at.row : editor->rows - 1;
}

void screen_measure(line_editor *editor) {
  struct winsize size = {0};
  ioctl(editor->input, TIOCGWINSZ, &size);
  editor->columns = size.ws_col > 1 ? size.ws_col : 80;
  editor->rows = size.ws_row > 0 ? size.ws_row : 24;
}

void screen_erase_input(line_editor *editor) {
  const LineInfoW *line = el_wline(editor->edit);
  int cursor_row = row_of(editor, line->cursor);
  int last_row = row_of(editor, line->lastchar);
  if (last_row > cursor_row) {
    fprintf(editor->screen, "\033[%dB", last_row - cursor_row);
  }
  // Row by row: at "erase to the end of the screen" tmux keeps a copy of the screen in its history.
  for (int row = last_row; row > 0; row--) {
    fputs("\r\033[K\033[A", editor->screen);
  }
  fputs("\r\033[K", editor->screen);
}

void screen_redraw_input(line_editor *editor) {
  el_set(editor->edit, EL_REFRESH);
}

void line_editor_print(line_editor *editor, const char *lines) {
  if (lines[0] == '\0') {
    return;
  }
  if (editor->is_reading) {
    screen_erase_input(editor);
  }
  fputs(lines, editor->screen);
  if (editor->is_reading) {
    screen_redraw_input(editor);
  }
  fflush(editor->screen);
}

int line_editor_columns(int output) {
  struct winsize size = {0};
  if (ioctl(output, TIOCGWINSZ, &size) != 0 || size.ws_col < 2) {
    return 80;
  }
  return size.ws_col;
}
