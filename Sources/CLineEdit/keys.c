#include "editor.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static unsigned char complete(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = editor_of(edit);
  if (!editor->respond(editor->context, LINE_EDITOR_COMPLETE)) {
    editor->is_stopped = true;
  }
  return CC_REFRESH;
}

/// Ctrl-C gives the line up, visibly, and keeps the program.
static unsigned char interrupt(EditLine *edit, int key) {
  (void)key;
  // Apple's libedit has no el_cursor(), and its own clients move the cursor through this cast.
  LineInfoW *line = (LineInfoW *)el_wline(edit);
  line->cursor = line->lastchar;
  editor_of(edit)->is_interrupted = true;
  el_insertstr(edit, "^C");
  el_push(edit, "\n");
  return CC_REFRESH;
}

static unsigned char suspend(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = editor_of(edit);
  screen_erase_input(editor);
  terminal_end_editing(editor);
  terminal_restore();
  // A thread that a Dispatch worker started has every signal blocked, this one too.
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  raise(SIGTSTP);
  // Here after `fg`. SIGCONT left a note in the wake pipe, which redraws the line.
  terminal_begin_editing(editor);
  return CC_NORM;
}

/// Reads what the terminal sends after ESC[200~ up to ESC[201~ and inserts it. Pasted newlines stay in the
/// line instead of running its parts one by one; the last ones are dropped, so Enter stays the learner's.
static unsigned char paste(EditLine *edit, int key) {
  static const wchar_t end_mark[] = L"\033[201~";
  const size_t end_length = sizeof end_mark / sizeof *end_mark - 1;
  (void)key;

  wchar_t *pasted = NULL;
  size_t length = 0;
  size_t capacity = 0;
  size_t matched = 0;
  wchar_t character;
  while (matched < end_length && el_wgetc(edit, &character) == 1) {
    // One cell is kept free for the terminating NUL.
    if (length + 1 >= capacity) {
      size_t larger = capacity == 0 ? 1024 : capacity * 2;
      wchar_t *moved = realloc(pasted, larger * sizeof *pasted);
      if (moved == NULL) {
        free(pasted);
        return CC_ERROR;
      }
      pasted = moved;
      capacity = larger;
    }
    if (character == end_mark[matched]) {
      matched++;
    } else {
      matched = character == end_mark[0] ? 1 : 0;
    }
    pasted[length++] = character == L'\r' ? L'\n' : character;
  }
  length -= matched;

  while (length > 0 && pasted[length - 1] == L'\n') {
    length--;
  }
  if (length == 0) {
    free(pasted);
    return CC_REFRESH;
  }
  for (size_t index = 0; index < length; index++) {
    bool is_kept = pasted[index] == L'\n' || pasted[index] == L'\t';
    if (pasted[index] < L' ' && !is_kept) {
      pasted[index] = L' ';
    }
  }
  pasted[length] = L'\0';
  int result = el_winsertstr(edit, pasted);
  free(pasted);
  return result < 0 ? CC_ERROR : CC_REFRESH;
}

static void bind_usual_keys(EditLine *edit) {
  static const struct {
    const char *key;
    const char *command;
  } usual[] = {
    {"^R", "em-inc-search-prev"},
    {"^S", "em-inc-search-next"},
    {"^W", "ed-delete-prev-word"},
    {"\033[A", "ed-search-prev-history"},
    {"\033[B", "ed-search-next-history"},
    {"\033OA", "ed-search-prev-history"},
    {"\033OB", "ed-search-next-history"},
    {"\033[H", "ed-move-to-beg"},
    {"\033[F", "ed-move-to-end"},
    {"\033[3~", "ed-delete-next-char"},
    {"\033[1;5C", "em-next-word"},
    {"\033[1;5D", "ed-prev-word"},
  };
  for (size_t index = 0; index < sizeof usual / sizeof *usual; index++) {
    el_set(edit, EL_BIND, usual[index].key, usual[index].command, NULL);
  }
}

static void bind_own_key(
  line_editor *editor, const char *key, const char *name, unsigned char (*command)(EditLine *, int)) {
  el_set(editor->edit, EL_ADDFN, name, name, command);
  el_set(editor->edit, EL_BIND, key, name, NULL);
  if (editor->has_vi_keys) {
    el_set(editor->edit, EL_BIND, "-a", key, name, NULL);
  }
}

void keys_bind(line_editor *editor) {
  const char *key_map = NULL;
  el_set(editor->edit, EL_EDITOR, "emacs");
  bind_usual_keys(editor->edit);
  // The learner's ~/.editrc. A `bind -v` in it resets every key, so ours come after.
  el_source(editor->edit, NULL);
  editor->has_vi_keys = el_get(editor->edit, EL_EDITOR, &key_map) == 0 && key_map != NULL && strcmp(key_map, "vi") == 0;

  bind_own_key(editor, "^I", "lesson-complete", complete);
  bind_own_key(editor, "^C", "lesson-interrupt", interrupt);
  bind_own_key(editor, "^Z", "lesson-suspend", suspend);
  if (!editor->has_vi_keys) {
    bind_own_key(editor, "\033[200~", "lesson-paste", paste);
  }
}
