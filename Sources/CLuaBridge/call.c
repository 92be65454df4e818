// Calls in both directions.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge.h"

// Host functions: from Lua into Swift ------------------------------------------------------------

int nl_finish_host(lua_State *L, Context *context, int results) {
  context->host_depth--;
  if (nl_is_over_limit(context)) {
    lua_gc(L, LUA_GCCOLLECT, 0);
    if (nl_is_over_limit(context)) {
      nl_stop_call(context, NL_STOP_MEMORY);
    }
  }
  int top = lua_gettop(L);
  if (nl_is_stopping(context)) {
    lua_settop(L, 0);  // the host may have filled the stack
    return nl_raise_stop(L);
  }
  if (results >= 0) return results < top ? results : top;
  if (top == 0) lua_pushnil(L);
  if (top > 1) lua_replace(L, 1);
  lua_settop(L, 1);
  if (results == NL_RAISE && lua_type(L, 1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, 1);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int call_static(lua_State *L) {
  Context *context = context_of(L);
  void *function = lua_touserdata(L, lua_upvalueindex(1));
  context->host_depth++;
  int results = context->host.call(L, function);
  return nl_finish_host(L, context, results);
}

static int call_retained(lua_State *L) {
  Context *context = context_of(L);
  nl_Object *function = lua_touserdata(L, lua_upvalueindex(1));
  context->host_depth++;
  int results = context->host.call(L, function->object);
  return nl_finish_host(L, context, results);
}

const char nl_function_mark = 0;

static int release_function(lua_State *L) {
  Context *context = context_of(L);
  nl_Object *function = lua_touserdata(L, 1);
  void *released = function->object;
  function->object = NULL;
  if (released != NULL) {
    context->objects--;
    context->host_depth++;
    context->host.release(released);
    context->host_depth--;
  }
  return 0;
}

bool nl_push_static_function(lua_State *L, void *function) {
  if (!lua_checkstack(L, 2)) return false;
  lua_pushlightuserdata(L, function);
  lua_pushcclosure(L, call_static, 1);
  return true;
}

bool nl_push_retained_function(lua_State *L, void *function) {
  if (!lua_checkstack(L, 4)) return false;
  nl_Object *slot = lua_newuserdatauv(L, sizeof *slot, 1);
  *slot = (nl_Object){&nl_function_mark, NULL, function, 0, slot, NULL};
  context_of(L)->objects++;
  if (luaL_newmetatable(L, "nl_function")) {
    lua_pushcfunction(L, release_function);
    lua_setfield(L, -2, "__gc");  // a fresh table without metatable: sets raw
  }
  lua_setmetatable(L, -2);
  lua_pushcclosure(L, call_retained, 1);
  return true;
}

// Calls from Swift into Lua ----------------------------------------------------------------------

// Length of "source:line: " at the front of a message, or 0; gives the line.
static size_t place_length(const char *message, const char *source, int *line) {
  size_t length = strlen(source);
  if (strncmp(message, source, length) != 0 || message[length] != ':') return 0;
  char *end;
  long number = strtol(message + length + 1, &end, 10);
  if (end == message + length + 1 || number <= 0 || number > INT_MAX) return 0;
  if (end[0] != ':' || end[1] != ' ') return 0;
  *line = (int)number;
  return (size_t)(end + 2 - message);
}

static void keep_place(Context *context, const lua_Debug *activation, int line, const char *message,
                       size_t length) {
  snprintf(context->error_source, sizeof context->error_source, "%s", activation->source);
  context->error_line = line;
  if (length >= sizeof context->error_place) length = 0;
  memcpy(context->error_place, message, length);
  context->error_place[length] = 0;
}

// Keeps where the error was raised: the place that the message begins with when it is one of the
// functions that run, or that of an error which a callback of the host hands on; else the
// innermost line that runs.
static void find_place(lua_State *L, Context *context, const char *message) {
  static const int most_levels = 64;  // lua_getstack walks down to the level
  lua_Debug activation, innermost;
  int innermost_line = 0;
  for (int level = 0; level < most_levels && lua_getstack(L, level, &activation); level++) {
    int line = 0;
    if (!lua_getinfo(L, "Sl", &activation) || activation.currentline <= 0) continue;
    if (innermost_line == 0) innermost = activation, innermost_line = activation.currentline;
    size_t length = place_length(message, activation.short_src, &line);
    if (length > 0) return keep_place(context, &activation, line, message, length);
  }
  size_t known = strlen(context->error_place);
  if (known > 0 && strncmp(message, context->error_place, known) == 0) return;
  context->error_source[0] = context->error_place[0] = 0;
  context->error_line = 0;
  if (innermost_line > 0) keep_place(context, &innermost, innermost_line, "", 0);
}

int nl_message_handler(lua_State *L) {
  Context *context = context_of(L);
  bool is_text = lua_type(L, 1) == LUA_TSTRING;
  if (context->is_stop_placed) return 1;
  context->is_stop_placed = nl_is_stopping(context);
  find_place(L, context, is_text ? lua_tostring(L, 1) : "");
  luaL_traceback(L, L, NULL, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &context_of(L)->traceback_key);
  nl_capture_frames(L);
  lua_settop(L, 1);
  return 1;
}

void nl_note_place(lua_State *L) {
  Context *context = context_of(L);
  if (context->is_stop_placed) return;
  context->is_stop_placed = nl_is_stopping(context);
  find_place(L, context, "");
}

const char *nl_error_source(lua_State *L) { return context_of(L)->error_source; }
const char *nl_error_place(lua_State *L) { return context_of(L)->error_place; }
int nl_error_line(lua_State *L) { return context_of(L)->error_line; }

const char *nl_error_traceback(lua_State *L) {
  if (!lua_checkstack(L, 1)) return NULL;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &context_of(L)->traceback_key);
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  lua_pop(L, 1);  // the registry keeps it
  return text;
}

static void forget_error(lua_State *L, Context *context) {
  context->error_source[0] = context->error_place[0] = 0;
  context->error_line = 0;
  context->is_stop_placed = false;
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &context->traceback_key);
}

static int protected_call(lua_State *L, int arguments, int results, int handler) {
  Context *context = context_of(L);
  Context *outer;
  lua_State *outer_current = atomic_load(&context->current);
  int host_depth = context->host_depth;
  nl_set_current(context, L);  // before a signal can be sent
  nl_enter(context, &outer);
  if (nl_is_stopping(context)) nl_arm(L);  // the hook may be on another coroutine
  context->host_depth = 0;
  int status = lua_pcall(L, arguments, results, handler);
  context->host_depth = host_depth;
  nl_leave(context, outer);
  nl_set_current(context, outer_current);
  return status != LUA_OK && nl_stop_reason(L) != NL_STOP_NONE ? NL_STOPPED : status;
}

int nl_protect(lua_State *L, int arguments, int results) {
  return protected_call(L, arguments, results, 0);
}

int nl_call(lua_State *L, int arguments, int results) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  forget_error(L, context_of(L));
  int handler = lua_gettop(L) - arguments;
  lua_pushcfunction(L, nl_message_handler);
  lua_insert(L, handler);
  int status = protected_call(L, arguments, results, handler);
  lua_remove(L, handler);
  return status;
}

// Keeps the place of a syntax error, whose message is on top: an empty chunk of the same name says
// how Lua shortens the name.
static void find_syntax_place(lua_State *L, Context *context, const char *name) {
  lua_Debug activation;
  int line = 0;
  if (luaL_loadbufferx(L, "", 0, name, "t") == LUA_OK) {
    lua_getinfo(L, ">S", &activation);
    const char *message = lua_tostring(L, -1);
    size_t length = place_length(message, activation.short_src, &line);
    activation.source = name;
    if (length > 0) keep_place(context, &activation, line, message, length);
  } else {
    lua_pop(L, 1);
  }
}

int nl_load(lua_State *L, const void *bytes, size_t count, const char *name) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  Context *context = context_of(L);
  int host_depth = context->host_depth;
  forget_error(L, context);
  context->host_depth = 0;
  int status = luaL_loadbufferx(L, count == 0 ? "" : bytes, count, name, "t");
  context->host_depth = host_depth;
  if (status == LUA_ERRSYNTAX) find_syntax_place(L, context, name);
  // A refusal outside a call stops nothing; there is no call to stop.
  if (context->call_depth == 0) atomic_store(&context->stop, NL_STOP_NONE);
  return status;
}

bool nl_takes_argument(lua_State *L, int index, int place) {
  lua_Debug function;
  if (nl_type(L, index) != LUA_TFUNCTION || !lua_checkstack(L, 2)) return true;
  lua_pushvalue(L, nl_slot(L, index));
  lua_getinfo(L, ">u", &function);
  return function.isvararg || place <= function.nparams;
}

void nl_set_environment(lua_State *L) {
  if (lua_gettop(L) < 2 || lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
}

int nl_caller_line(lua_State *L, char *source, size_t size) {
  lua_Debug activation;
  if (size > 0) source[0] = 0;
  if (!lua_getstack(L, 1, &activation) || !lua_getinfo(L, "Sl", &activation)) return 0;
  if (size > 0) {
    strncpy(source, activation.source, size - 1);
    source[size - 1] = 0;
  }
  return activation.currentline > 0 ? activation.currentline : 0;
}
