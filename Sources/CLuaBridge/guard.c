// Library functions that keep a state stoppable, in place of Lua's own.
#include "bridge.h"

// Coroutines: as Lua's, but the bridge knows which one runs, and a stop reaches all of them. -----

static lua_State *check_coroutine(lua_State *L) {
  lua_State *coroutine = lua_tothread(L, 1);
  luaL_argexpected(L, coroutine, 1, "coroutine");
  return coroutine;
}

// Number of results moved to L, or -1 with the error value on top of L.
static int resume(lua_State *L, lua_State *coroutine, int arguments) {
  Context *context = context_of(L);
  int results;
  if (!lua_checkstack(coroutine, arguments)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lua_xmove(L, coroutine, arguments);
  context->current = coroutine;
  int status = lua_resume(coroutine, L, arguments, &results);
  context->current = L;
  if (atomic_load(&context->stop) != NL_STOP_NONE) return nl_raise_stop(L);
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_xmove(coroutine, L, 1);
    return -1;
  }
  if (!lua_checkstack(L, results + 1)) {
    lua_pop(coroutine, results);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(coroutine, L, results);
  return results;
}

static int coroutine_resume(lua_State *L) {
  lua_State *coroutine = check_coroutine(L);
  int results = resume(L, coroutine, lua_gettop(L) - 1);
  lua_pushboolean(L, results >= 0);
  lua_insert(L, results >= 0 ? -(results + 1) : -2);
  return results >= 0 ? results + 1 : 2;
}

static int reset(lua_State *L, lua_State *coroutine) {
  Context *context = context_of(L);
  context->current = coroutine;
  int status = lua_resetthread(coroutine);
  context->current = L;
  if (atomic_load(&context->stop) != NL_STOP_NONE) return nl_raise_stop(L);
  return status;
}

static int wrapped(lua_State *L) {
  lua_State *coroutine = lua_tothread(L, lua_upvalueindex(1));
  int results = resume(L, coroutine, lua_gettop(L));
  if (results >= 0) return results;
  int status = lua_status(coroutine);
  if (status != LUA_OK && status != LUA_YIELD) {
    status = reset(L, coroutine);
    lua_xmove(coroutine, L, 1);  // the error value, perhaps changed by a __close
  }
  if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int coroutine_wrap(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *coroutine = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, coroutine, 1);
  lua_pushcclosure(L, wrapped, 1);
  return 1;
}

static int coroutine_close(lua_State *L) {
  lua_State *coroutine = check_coroutine(L);
  lua_Debug activation;
  bool is_normal = lua_status(coroutine) == LUA_OK && lua_getstack(coroutine, 0, &activation);
  if (coroutine == L) return luaL_error(L, "cannot close a running coroutine");
  if (is_normal) return luaL_error(L, "cannot close a normal coroutine");
  if (reset(L, coroutine) == LUA_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushboolean(L, 0);
  lua_xmove(coroutine, L, 1);
  return 2;
}

// Protected calls --------------------------------------------------------------------------------

// Takes the message with its traceback while the stack is still there; the script's handler runs
// after the stack is unwound, where it can be stopped.
static int finish_xpcall(lua_State *L, int status, lua_KContext handler) {
  (void)handler;
  Context *context = context_of(L);
  if (status == LUA_OK || status == LUA_YIELD) {
    lua_pushboolean(L, 1);
    lua_replace(L, 2);
    return lua_gettop(L) - 1;
  }
  if (atomic_load(&context->stop) != NL_STOP_NONE) return nl_raise_stop(L);
  lua_pushvalue(L, 1);
  lua_insert(L, -2);
  lua_call(L, 1, LUA_MULTRET);
  lua_pushboolean(L, 0);
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
  int status = lua_pcallk(L, count - 2, LUA_MULTRET, 0, 2, finish_xpcall);
  if (status != LUA_OK) {
    lua_insert(L, 3);
    lua_settop(L, 3);
  }
  return finish_xpcall(L, status, 2);
}

// Code and metatables ----------------------------------------------------------------------------

// Upvalue 1: Lua's own load.
static int load_text(lua_State *L) {
  int count = lua_gettop(L);
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
  static const luaL_Reg functions[] = {{"resume", coroutine_resume},
                                       {"wrap", coroutine_wrap},
                                       {"close", coroutine_close},
                                       {NULL, NULL}};
  if (lua_getglobal(L, "coroutine") == LUA_TTABLE) luaL_setfuncs(L, functions, 0);
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
  const char *name = lua_tostring(L, 1);
  for (const luaL_Reg *library = libraries; library->name != NULL; library++) {
    const char *a = library->name, *b = name;
    while (*a != 0 && *a == *b) a++, b++;
    if (*a == *b) {
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
