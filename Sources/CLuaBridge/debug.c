// debug of guarded states: what describes functions and calls, and nothing that reaches into them.
//
// A level gives no function: those of the host that run could be called with anything then. Nor are
// active lines given, for which Lua 5.4.4 crashes on some functions.
#include <string.h>

#include "bridge.h"

static void set_boolean(lua_State *L, const char *name, bool value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, name);
}

static void set_source(lua_State *L, const lua_Debug *activation) {
  lua_pushlstring(L, activation->source, activation->srclen);
  lua_setfield(L, -2, "source");
  set_text(L, "short_src", activation->short_src);
  set_text(L, "what", activation->what);
  set_number(L, "linedefined", activation->linedefined);
  set_number(L, "lastlinedefined", activation->lastlinedefined);
}

// debug.getinfo([thread,] function or level [, what])
static int debug_info(lua_State *L) {
  lua_State *coroutine = lua_isthread(L, 1) ? lua_tothread(L, 1) : L;
  int argument = lua_isthread(L, 1) ? 2 : 1;
  const char *what = luaL_optstring(L, argument + 1, "flnStu");
  bool is_function = lua_isfunction(L, argument);
  lua_Debug activation;
  memset(&activation, 0, sizeof activation);
  if (strspn(what, "SlnrutLf") != strlen(what)) {
    return luaL_argerror(L, argument + 1, "invalid option");
  }
  if (is_function) {
    lua_pushvalue(L, argument);
    lua_getinfo(L, ">Slnut", &activation);
  } else {
    lua_Integer level = luaL_checkinteger(L, argument);
    if (level < 0 || level > INT_MAX || !lua_getstack(coroutine, (int)level, &activation)) {
      luaL_pushfail(L);
      return 1;
    }
    lua_getinfo(coroutine, "Slnut", &activation);
  }
  lua_createtable(L, 0, 12);
  if (strchr(what, 'S') != NULL) set_source(L, &activation);
  if (strchr(what, 'l') != NULL) set_number(L, "currentline", activation.currentline);
  if (strchr(what, 'n') != NULL) {
    set_text(L, "name", activation.name);
    set_text(L, "namewhat", activation.namewhat);
  }
  if (strchr(what, 't') != NULL) set_boolean(L, "istailcall", activation.istailcall);
  if (strchr(what, 'u') != NULL) {
    set_number(L, "nups", activation.nups);
    set_number(L, "nparams", activation.nparams);
    set_boolean(L, "isvararg", activation.isvararg);
  }
  if (is_function && strchr(what, 'f') != NULL) {
    lua_pushvalue(L, argument);
    lua_setfield(L, -2, "func");
  }
  return 1;
}

// debug.getmetatable(value): a table, unless the metatable is protected.
static int debug_getmetatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (!lua_getmetatable(L, 1)) {
    lua_pushnil(L);
  } else if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) {
    if (!lua_istable(L, -1)) lua_pushnil(L);
  }
  return 1;
}

// debug.setmetatable(value, table): of tables alone, as setmetatable, which is upvalue 1.
static int debug_setmetatable(lua_State *L) {
  if (!lua_istable(L, 1)) {
    return luaL_error(L, "not permitted: debug.setmetatable of a %s", luaL_typename(L, 1));
  }
  lua_settop(L, 2);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

void nl_set_info_functions(lua_State *L, int basic) {
  lua_pushcfunction(L, debug_info);
  lua_setfield(L, -2, "getinfo");
  lua_pushcfunction(L, debug_getmetatable);
  lua_setfield(L, -2, "getmetatable");
  lua_getfield(L, basic, "setmetatable");
  lua_pushcclosure(L, debug_setmetatable, 1);
  lua_setfield(L, -2, "setmetatable");
}
