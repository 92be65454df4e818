// Library functions that keep a state stoppable, in place of Lua's own.
#include <string.h>

#include "bridge.h"

void nl_wrap(lua_State *L, const char *name, lua_CFunction wrapper) {
  if (lua_getfield(L, -1, name) == LUA_TFUNCTION && lua_iscfunction(L, -1)) {
    lua_pushcclosure(L, wrapper, 1);
    lua_setfield(L, -2, name);
  } else {
    lua_pop(L, 1);
  }
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

// Collects in small steps until two cycles ended: the first may have begun long ago.
static void collect_all(lua_State *L) {
  for (int cycles = 0; cycles < 2;) {
    if (lua_gc(L, LUA_GCSTEP, 0)) cycles++;
    if (nl_is_stopping(context_of(L))) nl_raise_stop(L);
  }
}

static bool collect_some(lua_State *L, lua_Integer kilobytes) {
  static const int at_once = 64;
  if (kilobytes <= 0) return lua_gc(L, LUA_GCSTEP, 0);
  for (; kilobytes > 0; kilobytes -= at_once) {
    if (lua_gc(L, LUA_GCSTEP, kilobytes < at_once ? (int)kilobytes : at_once)) return true;
    if (nl_is_stopping(context_of(L))) nl_raise_stop(L);
  }
  return false;
}

// What changes how garbage is collected could be used to pass the limit, and is not permitted.
static int guarded_collectgarbage(lua_State *L) {
  static const char *const options[] = {"collect", "count", "step", "stop", "restart",
                                        "setpause", "setstepmul", "isrunning", "generational",
                                        "incremental", NULL};
  int option = luaL_checkoption(L, 1, "collect", options);
  switch (option) {
    case 0:
      collect_all(L);
      lua_pushinteger(L, 0);
      return 1;
    case 1:
      lua_pushnumber(L, lua_gc(L, LUA_GCCOUNT) + lua_gc(L, LUA_GCCOUNTB) / 1024.0);
      return 1;
    case 2:
      lua_pushboolean(L, collect_some(L, luaL_optinteger(L, 2, 0)));
      return 1;
    default: return luaL_error(L, "not permitted: collectgarbage '%s'", options[option]);
  }
}

static void set_basic_functions(lua_State *L) {
  nl_wrap(L, "setmetatable", guarded_setmetatable);
  nl_wrap(L, "collectgarbage", guarded_collectgarbage);
  nl_set_load_functions(L);
  nl_set_text_functions(L);
  nl_set_debug_functions(L);
}

static int open_guards(lua_State *L) {
  static const struct {
    const char *name;
    void (*set)(lua_State *L);
  } libraries[] = {{LUA_GNAME, set_basic_functions},
                   {LUA_COLIBNAME, nl_set_coroutine_functions},
                   {LUA_TABLIBNAME, nl_set_table_functions},
                   {LUA_STRLIBNAME, nl_set_string_functions},
                   {LUA_STRLIBNAME, nl_set_match_functions},
                   {LUA_UTF8LIBNAME, nl_set_utf8_functions}};
  Context *context = context_of(L);
  context->is_guarded = true;
  nl_fill_classes(context);
  nl_tune_collector(L);
  for (size_t index = 0; index < sizeof libraries / sizeof *libraries; index++) {
    if (lua_getglobal(L, libraries[index].name) == LUA_TTABLE) libraries[index].set(L);
    lua_pop(L, 1);
  }
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
