// A prompt inside a running script: the variables of the place where it was opened, and calls that
// stand for themselves while the script waits.
#include <string.h>

#include "bridge.h"

// The variables ----------------------------------------------------------------------------------

// The number of the local variable of a name that is meant at the place, or 0.
static int find_local(lua_State *S, const lua_Debug *activation, const char *name) {
  int found = 0;
  for (int index = 1;; index++) {
    const char *known = lua_getlocal(S, activation, index);
    if (known == NULL) return found;
    lua_pop(S, 1);
    if (strcmp(known, name) == 0) found = index;
  }
}

// The number of the variable of an outer function of a name, or 0; the function is on top.
static int find_upvalue(lua_State *S, const char *name) {
  for (int index = 1;; index++) {
    const char *known = lua_getupvalue(S, -1, index);
    if (known == NULL) return 0;
    lua_pop(S, 1);
    if (strcmp(known, name) == 0) return index;
  }
}

// Pushes the globals of the place.
static void push_globals(lua_State *L, Context *context) {
  lua_State *S = context->place_state;
  if (S != NULL && lua_checkstack(S, 4)) {
    lua_getinfo(S, "f", &context->place);
    int environment = find_upvalue(S, "_ENV");
    if (environment != 0) {
      lua_getupvalue(S, -1, environment);
      lua_remove(S, -2);
      lua_xmove(S, L, 1);
      return;
    }
    lua_pop(S, 1);
  }
  lua_pushglobaltable(L);
}

// Whether the place has a variable of the name at index 2. Then its value is pushed, or it is set to
// the value at index 3, which is on top.
static bool use_variable(lua_State *L, Context *context, bool sets) {
  lua_State *S = context->place_state;
  if (S == NULL || lua_type(L, 2) != LUA_TSTRING || !lua_checkstack(S, 4)) return false;
  const char *name = lua_tostring(L, 2);
  if (name[0] == '(' || strcmp(name, "_ENV") == 0) return false;
  int local = find_local(S, &context->place, name);
  if (local != 0) {
    if (sets) {
      lua_xmove(L, S, 1);
      lua_setlocal(S, &context->place, local);
    } else {
      lua_getlocal(S, &context->place, local);
      lua_xmove(S, L, 1);
    }
    return true;
  }
  lua_getinfo(S, "f", &context->place);
  int upvalue = find_upvalue(S, name);
  if (upvalue == 0) {
    lua_pop(S, 1);
    return false;
  }
  if (sets) {
    lua_pushvalue(L, 3);  // on top of the function, also when both stacks are one
    lua_xmove(L, S, 1);
    lua_setupvalue(S, -2, upvalue);
    lua_pop(S, 1);
  } else {
    lua_getupvalue(S, -1, upvalue);
    lua_remove(S, -2);
    lua_xmove(S, L, 1);
  }
  return true;
}

// __index(table, name)
static int read_variable(lua_State *L) {
  Context *context = context_of(L);
  lua_settop(L, 2);
  if (use_variable(L, context, false)) return 1;
  push_globals(L, context);
  lua_pushvalue(L, 2);
  lua_gettable(L, -2);
  return 1;
}

// __newindex(table, name, value)
static int set_variable(lua_State *L) {
  Context *context = context_of(L);
  lua_settop(L, 3);
  if (use_variable(L, context, true)) return 0;
  push_globals(L, context);
  lua_insert(L, 2);
  lua_settable(L, 2);
  return 0;
}

static int make_environment(lua_State *L) {
  lua_newtable(L);
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, read_variable);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, set_variable);
  lua_setfield(L, -2, "__newindex");
  lua_pushliteral(L, "environment");
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  return 1;
}

int nl_open_place(lua_State *L) {
  Context *context = context_of(L);
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  if (L != context->main || context->place_state != NULL) return NL_ERROR_RUN;
  if (!lua_getstack(L, 1, &context->place) || !lua_getinfo(L, "S", &context->place) ||
      context->place.what[0] == 'C') {
    return NL_ERROR_RUN;
  }
  lua_pushcfunction(L, make_environment);
  int status = lua_pcall(L, 0, 1, 0);
  if (status == LUA_OK) context->place_state = L;
  return status;
}

void nl_close_place(lua_State *L) { context_of(L)->place_state = NULL; }
