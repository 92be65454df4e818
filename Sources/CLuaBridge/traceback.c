// xpcall and debug.traceback.
//
// Lua runs the handler of xpcall where the error was raised. When that was a hook, no other hook
// runs meanwhile, and a handler that loops could not be stopped. Here the script's handler runs when
// the stack is unwound; the traceback is taken before, and debug.traceback gives it to the handler.
#include "bridge.h"

static const char latest_key;   // in the registry: the traceback of the latest error of an xpcall
static const char handled_key;  // … of the error whose handler runs

static int keep_traceback(lua_State *L) {
  luaL_traceback(L, L, NULL, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &latest_key);
  return 1;
}

// What is under a key of the registry goes to the top, and the value on top under the key.
static void exchange(lua_State *L, const void *key) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, key);
  lua_insert(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

enum { HANDLER = 1, OUTER_LATEST, KEEPER, RESULT = KEEPER };

// Calls the script's handler for the error on top, whose traceback it can ask for.
static void call_handler(lua_State *L) {
  lua_pushvalue(L, HANDLER);
  lua_insert(L, -2);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &latest_key);
  exchange(L, &handled_key);
  lua_insert(L, -3);
  lua_pcall(L, 1, 1, 0);  // what the handler raises is the result, too
  lua_insert(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &handled_key);
}

static int finish_xpcall(lua_State *L, int status, lua_KContext unused) {
  (void)unused;
  bool done = status == LUA_OK || status == LUA_YIELD;
  if (nl_is_stopping(context_of(L))) return nl_raise_stop(L);
  if (!done) call_handler(L);
  if (nl_is_stopping(context_of(L))) return nl_raise_stop(L);
  lua_pushvalue(L, OUTER_LATEST);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &latest_key);
  lua_pushboolean(L, done);
  lua_replace(L, RESULT);
  return lua_gettop(L) - RESULT + 1;
}

// Arguments: function, handler, … The stack becomes handler, the traceback that was the latest one,
// keep_traceback, function, …
static int guarded_xpcall(lua_State *L) {
  int count = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_insert(L, 1);
  lua_remove(L, 3);
  lua_pushnil(L);
  exchange(L, &latest_key);
  lua_insert(L, OUTER_LATEST);
  lua_pushcfunction(L, keep_traceback);
  lua_insert(L, KEEPER);
  int status = lua_pcallk(L, count - 2, LUA_MULTRET, KEEPER, 0, finish_xpcall);
  return finish_xpcall(L, status, 0);
}

// debug.traceback([thread,] [message [, level]])
static int debug_traceback(lua_State *L) {
  lua_State *coroutine = lua_isthread(L, 1) ? lua_tothread(L, 1) : L;
  int argument = lua_isthread(L, 1) ? 2 : 1;
  const char *message = lua_tostring(L, argument);
  if (message == NULL && !lua_isnoneornil(L, argument)) {
    lua_pushvalue(L, argument);
    return 1;
  }
  int level = (int)luaL_optinteger(L, argument + 1, L == coroutine ? 1 : 0);
  if (L == coroutine &&
      lua_rawgetp(L, LUA_REGISTRYINDEX, &handled_key) == LUA_TSTRING) {
    if (message != NULL) {
      lua_pushfstring(L, "%s\n", message);
      lua_insert(L, -2);
      lua_concat(L, 2);
    }
    return 1;
  }
  luaL_traceback(L, coroutine, message, level);
  return 1;
}

void nl_set_debug_functions(lua_State *L) {
  nl_wrap(L, "xpcall", guarded_xpcall);
  if (lua_getfield(L, -1, "debug") == LUA_TNIL) {
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, -1);
    lua_setfield(L, -4, "debug");
    lua_remove(L, -2);
  }
  if (lua_istable(L, -1)) {
    lua_pushcfunction(L, debug_traceback);
    lua_setfield(L, -2, "traceback");
    nl_set_info_functions(L, lua_absindex(L, -2));
  }
  lua_pop(L, 1);
}
