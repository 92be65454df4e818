// The prompt of the stand-alone interpreter: reads, runs, prints.
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "standalone.h"

// The line editor, when a terminal and libedit are there.
static char *(*edit_line)(const char *prompt);
static int (*keep_line)(const char *line);

static void find_editor(void) {
  if (edit_line != NULL || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return;
  void *library = dlopen("libedit.so.2", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  *(void **)&edit_line = dlsym(library, "readline");
  *(void **)&keep_line = dlsym(library, "add_history");
  if (keep_line == NULL) edit_line = NULL;
}

// Pushes the prompt: a global may say what it is.
static const char *push_prompt(lua_State *L, bool is_first) {
  if (lua_getglobal(L, is_first ? "_PROMPT" : "_PROMPT2") == LUA_TNIL)
    return lua_pushstring(L, is_first ? "> " : ">> ");
  return luaL_tolstring(L, -1, NULL);
}

// Pushes a line of standard input of any length, without its end; false at the end of the input.
static bool push_plain_line(lua_State *L) {
  luaL_Buffer buffer;
  int byte = getc(stdin);
  if (byte == EOF) return false;
  luaL_buffinit(L, &buffer);
  for (; byte != EOF && byte != '\n'; byte = getc(stdin)) luaL_addchar(&buffer, byte);
  luaL_pushresult(&buffer);
  return true;
}

// Pushes the next line; `=x` as the first one means `return x`.
static bool push_line(lua_State *L, bool is_first) {
  int base = lua_gettop(L);
  const char *prompt = push_prompt(L, is_first);
  if (edit_line != NULL) {
    char *line = edit_line(prompt);
    if (line != NULL) lua_pushstring(L, line);
    free(line);
    if (line == NULL) return lua_settop(L, base), false;
  } else {
    fputs(prompt, stdout);
    fflush(stdout);
    if (!push_plain_line(L)) return lua_settop(L, base), false;
    if (!isatty(STDIN_FILENO)) puts(lua_tostring(L, -1));  // as a line editor shows what it reads
  }
  lua_replace(L, base + 1);
  lua_settop(L, base + 1);
  const char *text = lua_tostring(L, -1);
  if (is_first && text[0] == '=') {
    lua_pushfstring(L, "return %s", text + 1);
    lua_remove(L, -2);
  }
  return true;
}

static int load_text(lua_State *L, int index) {
  size_t length;
  const char *text = lua_tolstring(L, index, &length);
  return luaL_loadbuffer(L, text, length, "=stdin");
}

// Whether the message on top says that the text ended too early.
static bool is_unfinished(lua_State *L, int status) {
  static const char mark[] = "<eof>";
  size_t length, marked = sizeof mark - 1;
  if (status != LUA_ERRSYNTAX) return false;
  const char *message = lua_tolstring(L, -1, &length);
  return length >= marked && memcmp(message + length - marked, mark, marked) == 0;
}

static void remember(lua_State *L, int index) {
  const char *text = lua_tostring(L, index);
  if (keep_line != NULL && text[0] != 0) keep_line(text);
}

// Loads the line at 1, and those behind it while they are wanted, as statements.
static int load_statements(lua_State *L) {
  for (;;) {
    int status = load_text(L, 1);
    if (!is_unfinished(L, status)) return status;
    if (!push_line(L, false)) return status;
    lua_remove(L, 2);  // the message
    lua_pushliteral(L, "\n");
    lua_insert(L, 2);
    lua_concat(L, 3);
  }
}

// Leaves a function or a message alone on the stack; -1 at the end of the input.
static int load_chunk(lua_State *L) {
  lua_settop(L, 0);
  if (!push_line(L, true)) return -1;
  lua_pushfstring(L, "return %s", lua_tostring(L, 1));
  int status = load_text(L, 2);
  lua_remove(L, 2);
  if (status != LUA_OK) {
    lua_pop(L, 1);
    status = load_statements(L);
  }
  remember(L, 1);
  lua_remove(L, 1);
  return status;
}

static void print_results(lua_State *L) {
  int count = lua_gettop(L);
  if (count == 0) return;
  luaL_checkstack(L, LUA_MINSTACK, "too many results to print");
  lua_getglobal(L, "print");
  lua_insert(L, 1);
  if (lua_pcall(L, count, 0, 0) != LUA_OK) {
    const char *message = lua_tostring(L, -1);
    nl_lua_say(NULL, lua_pushfstring(L, "error calling 'print' (%s)", message ? message : "?"));
  }
}

void nl_lua_prompt(lua_State *L) {
  int status;
  find_editor();
  while ((status = load_chunk(L)) != -1) {
    if (status == LUA_OK) status = nl_lua_call(L, 0, LUA_MULTRET);
    if (status == LUA_OK) print_results(L);
    else nl_lua_report(L, status, NULL);
  }
  lua_settop(L, 0);
  putchar('\n');
  fflush(stdout);
}
