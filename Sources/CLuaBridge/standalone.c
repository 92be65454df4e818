// The stand-alone interpreter: takes the command line of lua(1) and does what `lua5.4` does.
//
// It opens a state of its own with the stock libraries and shares nothing with the rest of the
// bridge: no limits, no guards. Everything that can raise runs in the one protected call that
// nl_lua_main makes, so that no error leaves C.
#include "standalone.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CLuaBridge.h"

// A command line, taken apart.
typedef struct {
  int count;
  char **words;
  const char *name;  // of the program, before its messages; NULL at the prompt
  int script;        // the word that names the script; `count` when none does
  bool shows_version, is_interactive, has_statement, is_apart;
} CommandLine;

static lua_State *interruptible;  // what Ctrl-C stops; read by the signal handler

static void on_hook(lua_State *L, lua_Debug *activation) {
  (void)activation;
  lua_sethook(L, NULL, 0, 0);
  luaL_error(L, "interrupted!");
}

// The first Ctrl-C stops the script at its next step, the second ends the process.
static void on_interrupt(int number) {
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigaction(number, &usual, NULL);
  lua_sethook(interruptible, on_hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

static int describe_error(lua_State *L) {
  const char *message = lua_tostring(L, 1);
  if (message == NULL) {
    if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING) return 1;
    message = lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
  }
  luaL_traceback(L, L, message, 1);
  return 1;
}

int nl_lua_call(lua_State *L, int arguments, int results) {
  int handler = lua_gettop(L) - arguments;
  lua_pushcfunction(L, describe_error);
  lua_insert(L, handler);
  struct sigaction stopping = {.sa_handler = on_interrupt}, usual = {.sa_handler = SIG_DFL};
  interruptible = L;
  sigemptyset(&stopping.sa_mask);
  sigaction(SIGINT, &stopping, NULL);
  int status = lua_pcall(L, arguments, results, handler);
  sigaction(SIGINT, &usual, NULL);
  lua_remove(L, handler);
  return status;
}

void nl_lua_say(const char *name, const char *message) {
  fflush(stdout);
  if (name != NULL) fprintf(stderr, "%s: ", name);
  fprintf(stderr, "%s\n", message);
  fflush(stderr);
}

int nl_lua_report(lua_State *L, int status, const char *name) {
  if (status == LUA_OK) return status;
  const char *message = lua_tostring(L, -1);
  nl_lua_say(name, message != NULL ? message : "(error message not a string)");
  lua_pop(L, 1);
  return status;
}

// Takes the options apart; false when `script` is one that there is not, or that lacks its value.
static bool read_words(CommandLine *line) {
  int index = 1;
  for (; index < line->count; index++) {
    const char *word = line->words[index];
    bool is_short = word[0] != 0 && word[1] != 0 && word[2] == 0;
    line->script = index;
    if (word[0] != '-' || word[1] == 0) return true;
    switch (word[1]) {
      case 'e':
      case 'l':
        if (word[1] == 'e') line->has_statement = true;
        if (!is_short) break;
        index++;
        if (index >= line->count || line->words[index][0] == '-') return false;
        break;
      case '-':
        if (!is_short) return false;
        line->script = index + 1;
        return true;
      case 'E': line->is_apart = true; break;
      case 'W': break;
      case 'i': line->is_interactive = line->shows_version = true; break;
      case 'v': line->shows_version = true; break;
      default: return false;
    }
    if (!is_short && word[1] != 'e' && word[1] != 'l') return false;
  }
  line->script = index;
  return true;
}

static void show_usage(const CommandLine *line) {
  const char *word = line->words[line->script];
  bool lacks_value = word[1] == 'e' || word[1] == 'l';
  fflush(stdout);
  fprintf(stderr, lacks_value ? "%s: '%s' needs argument\n" : "%s: unrecognized option '%s'\n",
          line->name, word);
  fprintf(stderr,
          "usage: %s [options] [script [args]]\n"
          "  -e stat           runs a statement\n"
          "  -l mod, -l g=mod  requires a module into the global of its name, or g\n"
          "  -i                opens the prompt after the script\n"
          "  -v                shows the version\n"
          "  -E                takes no notice of the environment\n"
          "  -W                turns warnings on\n"
          "  --                ends the options\n"
          "  -                 ends the options and runs standard input\n",
          line->name);
  fflush(stderr);
}

// The global `arg`: the script at 0, its arguments behind it, the rest before it.
static void set_arguments(lua_State *L, const CommandLine *line) {
  int zero = line->script < line->count ? line->script : 0;
  lua_createtable(L, line->count - zero - 1, zero + 1);
  for (int index = 0; index < line->count; index++) {
    lua_pushstring(L, line->words[index]);
    lua_rawseti(L, -2, index - zero);
  }
  lua_setglobal(L, "arg");
}

// Runs the chunk on top when it was loaded.
static int run_loaded(lua_State *L, const CommandLine *line, int status) {
  if (status == LUA_OK) status = nl_lua_call(L, 0, 0);
  return nl_lua_report(L, status, line->name);
}

static int run_text(lua_State *L, const CommandLine *line, const char *text, const char *name) {
  return run_loaded(L, line, luaL_loadbuffer(L, text, strlen(text), name));
}

static int run_start(lua_State *L, const CommandLine *line) {
  const char *name = "=LUA_INIT" LUA_VERSUFFIX;
  const char *text = getenv(name + 1);
  if (text == NULL) text = getenv((name = "=LUA_INIT") + 1);
  if (text == NULL) return LUA_OK;
  if (text[0] == '@') return run_loaded(L, line, luaL_loadfile(L, text + 1));
  return run_text(L, line, text, name);
}

// `mod` or `global=mod`.
static int require_module(lua_State *L, const CommandLine *line, const char *text) {
  const char *equals = strchr(text, '=');
  lua_pushlstring(L, text, equals ? (size_t)(equals - text) : strlen(text));
  lua_getglobal(L, "require");
  lua_pushstring(L, equals ? equals + 1 : text);
  int status = nl_lua_call(L, 1, 1);
  if (status != LUA_OK) return nl_lua_report(L, status, line->name);
  lua_pushglobaltable(L);
  lua_insert(L, -3);
  lua_settable(L, -3);
  lua_pop(L, 1);
  return LUA_OK;
}

// Does what the options before the script ask for, in their order.
static bool run_options(lua_State *L, const CommandLine *line) {
  for (int index = 1; index < line->script; index++) {
    const char *word = line->words[index];
    if (word[1] == 'W') lua_warning(L, "@on", 0);
    if (word[1] != 'e' && word[1] != 'l') continue;
    const char *value = word[2] != 0 ? word + 2 : line->words[++index];
    int status = word[1] == 'e' ? run_text(L, line, value, "=(command line)")
                                : require_module(L, line, value);
    if (status != LUA_OK) return false;
  }
  return true;
}

static int push_arguments(lua_State *L) {
  if (lua_getglobal(L, "arg") != LUA_TTABLE) luaL_error(L, "'arg' is not a table");
  int count = (int)luaL_len(L, -1);
  luaL_checkstack(L, count + 3, "too many arguments to script");
  for (int index = 1; index <= count; index++) lua_rawgeti(L, -index, index);
  lua_remove(L, -count - 1);
  return count;
}

static int run_script(lua_State *L, const CommandLine *line) {
  const char *path = line->words[line->script];
  bool is_input = strcmp(path, "-") == 0 && strcmp(line->words[line->script - 1], "--") != 0;
  int status = luaL_loadfile(L, is_input ? NULL : path);
  if (status == LUA_OK) status = nl_lua_call(L, push_arguments(L), LUA_MULTRET);
  return nl_lua_report(L, status, line->name);
}

static void show_version(void) {
  puts(LUA_COPYRIGHT);
  fflush(stdout);
}

// Runs what the command line asks for; gives true when all went well.
static int run_command_line(lua_State *L) {
  CommandLine *line = lua_touserdata(L, 1);
  luaL_checkversion(L);
  if (!read_words(line)) {
    show_usage(line);
    return 0;
  }
  if (line->shows_version) show_version();
  if (line->is_apart) {
    lua_pushboolean(L, true);
    lua_setfield(L, LUA_REGISTRYINDEX, "LUA_NOENV");
  }
  luaL_openlibs(L);
  set_arguments(L, line);
  lua_gc(L, LUA_GCGEN, 0, 0);
  if (!line->is_apart && run_start(L, line) != LUA_OK) return 0;
  if (!run_options(L, line)) return 0;
  if (line->script < line->count && run_script(L, line) != LUA_OK) return 0;
  bool has_work = line->script < line->count || line->has_statement || line->shows_version;
  if (line->is_interactive) {
    line->name = NULL;
    nl_lua_prompt(L);
  } else if (!has_work && isatty(STDIN_FILENO)) {
    show_version();
    line->name = NULL;
    nl_lua_prompt(L);
  } else if (!has_work) {
    run_loaded(L, line, luaL_loadfile(L, NULL));
  }
  lua_pushboolean(L, true);
  return 1;
}

int nl_lua_main(int count, char **words) {
  CommandLine line = {.count = count, .words = words, .name = "lua"};
  if (count > 0 && words[0][0] != 0) line.name = words[0];
  line.script = count;
  lua_State *L = luaL_newstate();
  if (L == NULL) {
    nl_lua_say(line.name, "cannot create state: not enough memory");
    return EXIT_FAILURE;
  }
  lua_pushcfunction(L, run_command_line);
  lua_pushlightuserdata(L, &line);
  int status = lua_pcall(L, 1, 1, 0);
  nl_lua_report(L, status, line.name);
  bool is_well = status == LUA_OK && lua_toboolean(L, -1);
  lua_close(L);
  return is_well ? EXIT_SUCCESS : EXIT_FAILURE;
}
