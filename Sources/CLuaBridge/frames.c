// What the functions that run knew when an error was raised: kept for a person who asks why.
#include <string.h>

#include "bridge.h"

enum { MOST_FRAMES = 12, MOST_LEVELS = 64, MOST_LOCALS = 40, MOST_UPVALUES = 20 };

// The value on top becomes the next pair of the list below it, with its name.
static void add_pair(lua_State *L, const char *name, lua_Integer *count) {
  lua_createtable(L, 2, 0);
  lua_pushstring(L, name);
  lua_rawseti(L, -2, 1);
  lua_insert(L, -2);
  lua_rawseti(L, -2, 2);
  lua_rawseti(L, -2, ++*count);
}

// Pushes a list of {name, value} of the local variables; those that Lua made itself are left out.
static void push_locals(lua_State *L, const lua_Debug *activation) {
  lua_Integer count = 0;
  lua_newtable(L);
  for (int index = 1; count < MOST_LOCALS; index++) {
    const char *name = lua_getlocal(L, activation, index);
    if (name == NULL) break;
    if (name[0] == '(') {
      lua_pop(L, 1);
    } else {
      add_pair(L, name, &count);
    }
  }
}

// Pushes the same of the variables of outer functions, which the function on top uses.
static void push_upvalues(lua_State *L) {
  lua_Integer count = 0;
  int function = lua_gettop(L);
  lua_newtable(L);
  for (int index = 1; index <= MOST_UPVALUES; index++) {
    const char *name = lua_getupvalue(L, function, index);
    if (name == NULL) break;
    if (name[0] == 0 || name[0] == '(' || strcmp(name, "_ENV") == 0) {
      lua_pop(L, 1);
    } else {
      add_pair(L, name, &count);
    }
  }
  lua_remove(L, function);
}

static void push_frame(lua_State *L, lua_Debug *activation) {
  lua_createtable(L, 0, 8);
  set_text(L, "source", activation->source);
  set_text(L, "what", activation->what);
  set_number(L, "line", activation->currentline);
  set_number(L, "defined", activation->linedefined);
  if (activation->name != NULL) set_text(L, "name", activation->name);
  push_locals(L, activation);
  lua_setfield(L, -2, "locals");
  lua_getinfo(L, "fu", activation);
  lua_pushboolean(L, activation->isvararg);
  lua_setfield(L, -3, "vararg");
  push_upvalues(L);
  lua_setfield(L, -2, "upvalues");
}

// Called by the message handler, when the stack is still as it was.
void nl_capture_frames(lua_State *L) {
  Context *context = context_of(L);
  if (!context->keeps_frames || !lua_checkstack(L, 12)) return;
  int reason = atomic_load(&context->stop);
  if (reason == NL_STOP_MEMORY || reason == NL_STOP_DEPTH || reason == NL_STOP_EXIT) return;
  lua_Debug activation;
  lua_Integer count = 0;
  context->host_depth++;  // the limit is for scripts
  lua_newtable(L);
  for (int level = 1; level < MOST_LEVELS && count < MOST_FRAMES; level++) {
    if (!lua_getstack(L, level, &activation)) break;
    if (!lua_getinfo(L, "Sln", &activation) || activation.currentline <= 0) continue;
    push_frame(L, &activation);
    lua_rawseti(L, -2, ++count);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, &context->frames_key);
  context->host_depth--;
}

void nl_keep_frames(lua_State *L, bool keeps) { context_of(L)->keeps_frames = keeps; }

bool nl_take_frames(lua_State *L) {
  if (!lua_checkstack(L, 3)) return false;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &context_of(L)->frames_key);
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &context_of(L)->frames_key);
  return true;
}
