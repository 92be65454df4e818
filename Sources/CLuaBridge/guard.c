// Library functions that keep a state stoppable, in place of Lua's own.
#include <string.h>

#include "bridge.h"

// Protected calls --------------------------------------------------------------------------------

// The script's handler runs after the stack is unwound, where it can be stopped: Lua would run it
// inside the hook, where no hook runs.
static int finish_xpcall(lua_State *L, int status, lua_KContext unused) {
  (void)unused;
  bool done = status == LUA_OK || status == LUA_YIELD;
  if (!done) {
    if (nl_is_stopping(context_of(L))) return nl_raise_stop(L);
    lua_pushvalue(L, 1);
    lua_insert(L, -2);
    lua_pcall(L, 1, 1, 0);  // what the handler raises is the result, too
    if (nl_is_stopping(context_of(L))) return nl_raise_stop(L);
  }
  lua_pushboolean(L, done);
  lua_replace(L, 2);
  return lua_gettop(L) - 1;
}

// Arguments: function, handler, … The stack becomes handler, slot, function, …
static int guarded_xpcall(lua_State *L) {
  int count = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_replace(L, 1);
  lua_replace(L, 2);
  lua_pushnil(L);
  lua_insert(L, 2);
  int status = lua_pcallk(L, count - 2, LUA_MULTRET, 0, 0, finish_xpcall);
  return finish_xpcall(L, status, 0);
}

// Code and metatables ----------------------------------------------------------------------------

// Upvalue 1: the script's reader, which may be a function that no hook reaches.
static int read_piece(lua_State *L) {
  if (nl_is_stopping(context_of(L))) return nl_raise_stop(L);
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_call(L, 0, 1);
  return 1;
}

// Upvalue 1: Lua's own load.
static int load_text(lua_State *L) {
  int count = lua_gettop(L);
  if (!lua_isstring(L, 1)) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, read_piece, 1);
    lua_replace(L, 1);
  }
  if (count < 3) lua_settop(L, count = 3);
  lua_pushliteral(L, "t");
  lua_replace(L, 3);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, count, LUA_MULTRET);
  return lua_gettop(L);
}

static int guarded_setmetatable(lua_State *L) {
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) {
    return luaL_error(L, "cannot change a protected metatable");
  }
  if (type == LUA_TTABLE) {
    lua_pushliteral(L, "__gc");
    if (lua_rawget(L, 2) != LUA_TNIL) {
      return luaL_error(L, "not permitted: a metatable with __gc");
    }
  }
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

static int open_guards(lua_State *L) {
  if (lua_getglobal(L, "load") == LUA_TFUNCTION) {
    lua_pushcclosure(L, load_text, 1);
    lua_setglobal(L, "load");
  }
  lua_register(L, "xpcall", guarded_xpcall);
  lua_register(L, "setmetatable", guarded_setmetatable);
  if (lua_getglobal(L, "coroutine") == LUA_TTABLE) nl_set_coroutine_functions(L);
  lua_pushliteral(L, "");
  if (lua_getmetatable(L, -1)) {
    lua_pushliteral(L, "string");
    lua_setfield(L, -2, "__metatable");
  }
  return 0;
}

int nl_open_guards(lua_State *L) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  lua_pushcfunction(L, open_guards);
  return nl_protect(L, 0, 0);
}

static int open_library(lua_State *L) {
  static const luaL_Reg libraries[] = {
      {LUA_GNAME, luaopen_base},          {LUA_COLIBNAME, luaopen_coroutine},
      {LUA_TABLIBNAME, luaopen_table},    {LUA_STRLIBNAME, luaopen_string},
      {LUA_UTF8LIBNAME, luaopen_utf8},    {LUA_MATHLIBNAME, luaopen_math},
      {LUA_OSLIBNAME, luaopen_os},        {LUA_IOLIBNAME, luaopen_io},
      {LUA_DBLIBNAME, luaopen_debug},     {LUA_LOADLIBNAME, luaopen_package},
      {NULL, NULL}};
  const char *name = luaL_checkstring(L, 1);
  for (const luaL_Reg *library = libraries; library->name != NULL; library++) {
    if (strcmp(library->name, name) == 0) {
      luaL_requiref(L, library->name, library->func, 1);
      return 0;
    }
  }
  return luaL_error(L, "there is no library '%s'", name);
}

int nl_open_library(lua_State *L, const char *name) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  lua_pushcfunction(L, open_library);
  lua_pushstring(L, name);
  return nl_protect(L, 1, 0);
}
