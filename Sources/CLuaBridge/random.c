// Random numbers that are the same in every run: Lua's own seed is the time and an address.
#include "bridge.h"

// Upvalue 1: Lua's own function, which takes any seed when it is given none.
static int seed(lua_State *L) {
  int count = lua_gettop(L);
  if (count == 0) lua_pushinteger(L, 0), count = 1;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, count, LUA_MULTRET);
  return lua_gettop(L);
}

static int open_random(lua_State *L) {
  if (lua_getglobal(L, "math") != LUA_TTABLE) return 0;
  if (lua_getfield(L, -1, "randomseed") != LUA_TFUNCTION) return 0;
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &context_of(L)->seed_key);
  lua_pushcclosure(L, seed, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "randomseed");
  lua_call(L, 0, 0);
  return 0;
}

int nl_open_random(lua_State *L) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  lua_pushcfunction(L, open_random);
  return nl_protect(L, 0, 0);
}

void nl_seed_random(lua_State *L, int64_t number) {
  if (!lua_checkstack(L, 4)) return;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &context_of(L)->seed_key) == LUA_TFUNCTION) {
    lua_pushinteger(L, number);
    lua_pushinteger(L, 0);
    if (lua_pcall(L, 2, 0, 0) == LUA_OK) return;
  }
  lua_pop(L, 1);
}
