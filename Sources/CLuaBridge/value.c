// Values on the stack, tables and references.
#include "bridge.h"

int nl_top(lua_State *L) { return lua_gettop(L); }

void nl_set_top(lua_State *L, int top) {
  // Growing needs room; a host never grows the stack this way.
  if (top <= lua_gettop(L)) lua_settop(L, top);
}

void nl_pop(lua_State *L, int count) { lua_pop(L, count); }
void nl_remove(lua_State *L, int index) { lua_remove(L, index); }
void nl_insert(lua_State *L, int index) { lua_insert(L, index); }
int nl_absolute(lua_State *L, int index) { return lua_absindex(L, index); }
bool nl_has_room(lua_State *L, int count) { return lua_checkstack(L, count); }

bool nl_push_nil(lua_State *L) {
  if (!lua_checkstack(L, 1)) return false;
  lua_pushnil(L);
  return true;
}

bool nl_push_boolean(lua_State *L, bool value) {
  if (!lua_checkstack(L, 1)) return false;
  lua_pushboolean(L, value);
  return true;
}

bool nl_push_integer(lua_State *L, int64_t value) {
  if (!lua_checkstack(L, 1)) return false;
  lua_pushinteger(L, value);
  return true;
}

bool nl_push_number(lua_State *L, double value) {
  if (!lua_checkstack(L, 1)) return false;
  lua_pushnumber(L, value);
  return true;
}

bool nl_push_string(lua_State *L, const void *bytes, size_t count) {
  if (!lua_checkstack(L, 1)) return false;
  lua_pushlstring(L, count == 0 ? "" : bytes, count);
  return true;
}

bool nl_push_copy(lua_State *L, int index) {
  if (!lua_checkstack(L, 1)) return false;
  lua_pushvalue(L, index);
  return true;
}

bool nl_push_globals(lua_State *L) {
  if (!lua_checkstack(L, 1)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  return true;
}

int nl_type(lua_State *L, int index) { return lua_type(L, index); }
bool nl_is_integer(lua_State *L, int index) { return lua_isinteger(L, index); }
bool nl_to_boolean(lua_State *L, int index) { return lua_toboolean(L, index); }

bool nl_to_integer(lua_State *L, int index, int64_t *value) {
  int is_number = 0;
  if (lua_type(L, index) != LUA_TNUMBER) return false;
  *value = lua_tointegerx(L, index, &is_number);
  return is_number;
}

bool nl_to_number(lua_State *L, int index, double *value) {
  if (lua_type(L, index) != LUA_TNUMBER) return false;
  *value = lua_tonumber(L, index);
  return true;
}

const char *nl_to_bytes(lua_State *L, int index, size_t *count) {
  // A number would be converted in place, which allocates.
  if (lua_type(L, index) != LUA_TSTRING) return NULL;
  return lua_tolstring(L, index, count);
}

const void *nl_identity(lua_State *L, int index) {
  int type = lua_type(L, index);
  bool is_shared = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TTHREAD;
  return is_shared ? lua_topointer(L, index) : NULL;
}

static int to_text(lua_State *L) {
  luaL_tolstring(L, 1, NULL);
  return 1;
}

int nl_to_text(lua_State *L, int index) {
  if (!lua_checkstack(L, 3)) return NL_NO_STACK;
  index = lua_absindex(L, index);
  lua_pushcfunction(L, to_text);
  lua_pushvalue(L, index);
  return nl_protect(L, 1, 1);
}

bool nl_new_table(lua_State *L, int list, int named) {
  if (!lua_checkstack(L, 1)) return false;
  lua_createtable(L, list, named);
  return true;
}

size_t nl_raw_length(lua_State *L, int index) { return lua_rawlen(L, index); }

bool nl_raw_get_field(lua_State *L, int index, const void *key, size_t count) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_checkstack(L, 1)) return false;
  index = lua_absindex(L, index);
  lua_pushlstring(L, count == 0 ? "" : key, count);
  lua_rawget(L, index);
  return true;
}

bool nl_raw_get_index(lua_State *L, int index, int64_t key) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_checkstack(L, 1)) return false;
  lua_rawgeti(L, index, key);
  return true;
}

bool nl_raw_set_field(lua_State *L, int index, const void *key, size_t count) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_checkstack(L, 1)) return false;
  index = lua_absindex(L, index);
  lua_pushlstring(L, count == 0 ? "" : key, count);
  lua_insert(L, -2);
  lua_rawset(L, index);
  return true;
}

bool nl_raw_set_index(lua_State *L, int index, int64_t key) {
  if (lua_type(L, index) != LUA_TTABLE) return false;
  lua_rawseti(L, index, key);
  return true;
}

static int next(lua_State *L) { return lua_next(L, 1) ? 2 : 0; }

int nl_next(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TTABLE || !lua_checkstack(L, 4)) return -1;
  index = lua_absindex(L, index);
  lua_pushcfunction(L, next);
  lua_insert(L, -2);
  lua_pushvalue(L, index);
  lua_insert(L, -2);
  int base = lua_gettop(L) - 3;
  if (nl_protect(L, 2, LUA_MULTRET) != LUA_OK) {
    lua_settop(L, base);
    return -1;
  }
  return lua_gettop(L) > base ? 1 : 0;
}

static int get_field(lua_State *L) {
  lua_gettable(L, 1);
  return 1;
}

int nl_get_field(lua_State *L, int index, const void *key, size_t count) {
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  index = lua_absindex(L, index);
  lua_pushcfunction(L, get_field);
  lua_pushvalue(L, index);
  lua_pushlstring(L, count == 0 ? "" : key, count);
  return nl_protect(L, 2, 1);
}

void nl_set_metatable(lua_State *L, int index) { lua_setmetatable(L, index); }

int nl_ref(lua_State *L) { return luaL_ref(L, LUA_REGISTRYINDEX); }

bool nl_push_ref(lua_State *L, int ref) {
  if (!lua_checkstack(L, 1)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
  return true;
}

void nl_unref(lua_State *L, int ref) { luaL_unref(L, LUA_REGISTRYINDEX, ref); }
