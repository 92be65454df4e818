// Calls in both directions.
#include <string.h>

#include "bridge.h"

// Host functions: from Lua into Swift ------------------------------------------------------------

int nl_finish_host(lua_State *L, Context *context, int results) {
  context->host_depth--;
  if (context->host_depth == 0 && nl_is_over_limit(context)) {
    lua_gc(L, LUA_GCCOLLECT, 0);
    if (nl_is_over_limit(context)) {
      int none = NL_STOP_NONE;
      atomic_compare_exchange_strong(&context->stop, &none, NL_STOP_MEMORY);
    }
  }
  if (atomic_load(&context->stop) != NL_STOP_NONE) return nl_raise_stop(L);
  if (results != NL_RAISE) return results;
  if (lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
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
  void **function = lua_touserdata(L, lua_upvalueindex(1));
  context->host_depth++;
  int results = context->host.call(L, *function);
  return nl_finish_host(L, context, results);
}

static int release_function(lua_State *L) {
  Context *context = context_of(L);
  void **function = lua_touserdata(L, 1);
  void *released = *function;
  *function = NULL;
  if (released != NULL) {
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
  void **slot = lua_newuserdatauv(L, sizeof *slot, 0);
  *slot = function;
  if (luaL_newmetatable(L, "nl_function")) {
    lua_pushcfunction(L, release_function);
    lua_setfield(L, -2, "__gc");  // a fresh table without metatable: sets raw
  }
  lua_setmetatable(L, -2);
  lua_pushcclosure(L, call_retained, 1);
  return true;
}

// Calls from Swift into Lua ----------------------------------------------------------------------

// Keeps where the error was raised, and the traceback; the error value itself stays as it is.
int nl_message_handler(lua_State *L) {
  Context *context = context_of(L);
  lua_Debug activation;
  context->error_source[0] = 0;
  context->error_line = 0;
  for (int level = 0; lua_getstack(L, level, &activation); level++) {
    if (lua_getinfo(L, "Sl", &activation) && activation.currentline > 0) {
      strncpy(context->error_source, activation.source, sizeof context->error_source - 1);
      context->error_source[sizeof context->error_source - 1] = 0;
      context->error_line = activation.currentline;
      break;
    }
  }
  luaL_traceback(L, L, NULL, 0);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &context->traceback);
  return 1;
}

const char *nl_error_source(lua_State *L) { return context_of(L)->error_source; }
int nl_error_line(lua_State *L) { return context_of(L)->error_line; }

const char *nl_error_traceback(lua_State *L) {
  if (!lua_checkstack(L, 1)) return NULL;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &context_of(L)->traceback);
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  lua_pop(L, 1);  // the registry keeps it
  return text;
}

static void forget_error(lua_State *L, Context *context) {
  context->error_source[0] = 0;
  context->error_line = 0;
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &context->traceback);
}

static int protected_call(lua_State *L, int arguments, int results, int handler) {
  Context *context = context_of(L);
  Context *outer;
  lua_State *outer_current = context->current;
  int host_depth = context->host_depth;
  context->current = L;  // before a signal can be sent
  nl_enter(context, &outer);
  context->host_depth = 0;
  int status = lua_pcall(L, arguments, results, handler);
  context->host_depth = host_depth;
  nl_leave(context, outer);
  context->current = outer_current;
  bool stopped = context->call_depth == 0 ? context->stop_reason != NL_STOP_NONE
                                          : atomic_load(&context->stop) != NL_STOP_NONE;
  return stopped && status != LUA_OK ? NL_STOPPED : status;
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

int nl_load(lua_State *L, const void *bytes, size_t count, const char *name) {
  if (!lua_checkstack(L, 2)) return NL_NO_STACK;
  Context *context = context_of(L);
  int host_depth = context->host_depth;
  context->host_depth = 0;
  int status = luaL_loadbufferx(L, bytes, count, name, "t");
  context->host_depth = host_depth;
  // A refusal outside a call stops nothing; there is no call to stop.
  if (context->call_depth == 0) {
    atomic_store(&context->stop, NL_STOP_NONE);
    lua_sethook(L, NULL, 0, 0);
  }
  return status;
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
