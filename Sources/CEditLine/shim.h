// What Swift cannot call of libedit: its functions with variable arguments, and C's streams.
#ifndef CEDITLINE_SHIM_H
#define CEDITLINE_SHIM_H

#include <histedit.h>
#include <stdio.h>

// What libedit calls for the prompt, and for the next character: 1 when there is one, 0 at the
// end, -1 when the line is given up.
typedef char *(*nl_PromptFunction)(EditLine *editor);
typedef int (*nl_CharacterFunction)(EditLine *editor, wchar_t *character);

// An editor on the standard streams that edits in the way of Emacs unless `~/.editrc` says more;
// NULL when the terminal cannot be used.
static inline EditLine *nl_editor_open(const char *program, void *client,
                                       nl_PromptFunction prompt, nl_CharacterFunction next) {
  EditLine *editor = el_init(program, stdin, stdout, stderr);
  if (editor == NULL) return NULL;
  el_set(editor, EL_CLIENTDATA, client);
  el_set(editor, EL_PROMPT, prompt);
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_set(editor, EL_BIND, "^I", "ed-insert", NULL);
  el_source(editor, NULL);
  el_set(editor, EL_GETCFN, next);
  return editor;
}

// What was given to nl_editor_open.
static inline void *nl_editor_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

// Shows the line anew.
static inline void nl_editor_refresh(EditLine *editor) { el_set(editor, EL_REFRESH); }

// Puts the terminal into the state for editing.
static inline void nl_editor_prepare(EditLine *editor) { el_set(editor, EL_PREP_TERM, 1); }

// The same when somebody else may have changed it, which libedit does not notice by itself.
static inline void nl_editor_prepare_again(EditLine *editor) {
  el_set(editor, EL_PREP_TERM, 0);
  el_set(editor, EL_PREP_TERM, 1);
}

// A history of at most `size` entries; NULL when there is no memory.
static inline History *nl_history_open(EditLine *editor, int size) {
  HistEvent event;
  History *entries = history_init();
  if (entries == NULL) return NULL;
  history(entries, &event, H_SETSIZE, size);
  history(entries, &event, H_SETUNIQUE, 1);
  el_set(editor, EL_HIST, history, entries);
  return entries;
}

// Adds an entry, unless it is the same as the latest one.
static inline void nl_history_add(History *entries, const char *text) {
  HistEvent event;
  history(entries, &event, H_ENTER, text);
}

#endif
