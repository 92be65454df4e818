// Coroutines: as Lua's, but the bridge knows which one runs, and a stop reaches all of them.
#include "bridge.h"

// How deep coroutines are closed within the closing of others. Lua counts the depth of its C calls
// for each coroutine, and starts anew with each that is closed.
static const int most_nested_closes = 16;

static lua_State *check_coroutine(lua_State *L) {
  lua_State *coroutine = lua_tothread(L, 1);
  luaL_argexpected(L, coroutine, 1, "coroutine");
  return coroutine;
}

// From here a signal reaches the coroutine; raises when one came before.
static void begin(lua_State *L, Context *context, lua_State *coroutine) {
  nl_set_current(context, coroutine);
  nl_count_steps(context, coroutine);
  if (nl_is_stopping(context)) {
    nl_set_current(context, L);
    nl_raise_stop(L);
  }
}

static void end(lua_State *L, Context *context) {
  nl_set_current(context, L);
  if (nl_is_stopping(context)) nl_raise_stop(L);
}

// Number of results moved to L, or -1 with the error value on top of L.
static int resume(lua_State *L, lua_State *coroutine, int arguments) {
  Context *context = context_of(L);
  int results;
  if (!lua_checkstack(coroutine, arguments)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  begin(L, context, coroutine);
  lua_xmove(L, coroutine, arguments);
  int status = lua_resume(coroutine, L, arguments, &results);
  end(L, context);
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
  if (context->close_depth >= most_nested_closes) {
    return luaL_error(L, "too many coroutines closed within each other");
  }
  begin(L, context, coroutine);
  context->close_depth++;
  int status = lua_resetthread(coroutine);
  context->close_depth--;
  end(L, context);
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

static int finish_body(lua_State *L, int status, lua_KContext unused) {
  (void)unused;
  if (status != LUA_OK && status != LUA_YIELD) return lua_error(L);
  return lua_gettop(L);
}

// Upvalue 1: the script's function. A stop is raised by a hook, and no other hook runs until the
// error is caught: the __close of an uncaught one could not be stopped.
static int run_body(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, 0, finish_body);
  return finish_body(L, status, 0);
}

static int coroutine_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  nl_count_coroutine(context_of(L));
  if (nl_is_stopping(context_of(L))) return nl_raise_stop(L);
  lua_State *coroutine = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, run_body, 1);
  lua_xmove(L, coroutine, 1);
  return 1;
}

static int coroutine_wrap(lua_State *L) {
  coroutine_create(L);
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

void nl_set_coroutine_functions(lua_State *L) {
  static const luaL_Reg functions[] = {{"create", coroutine_create},
                                       {"resume", coroutine_resume},
                                       {"wrap", coroutine_wrap},
                                       {"close", coroutine_close},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
