// Values on the stack, tables and references.
#include <string.h>

#include "bridge.h"

int nl_top(lua_State *L) { return lua_gettop(L); }

void nl_set_top(lua_State *L, int top) {
  // Growing needs room; a host never grows the stack this way.
  if (top >= 0 && top < lua_gettop(L)) lua_settop(L, top);
}

void nl_pop(lua_State *L, int count) {
  int top = lua_gettop(L);
  if (count > 0) lua_settop(L, count < top ? top - count : 0);
}

int nl_absolute(lua_State *L, int index) { return nl_slot(L, index); }
bool nl_has_room(lua_State *L, int count) { return count >= 0 && lua_checkstack(L, count); }

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

bool nl_push_numeral(lua_State *L, const void *bytes, size_t count) {
  char text[256];
  if (!lua_checkstack(L, 1) || count >= sizeof text) return false;
  if (count > 0) memcpy(text, bytes, count);
  text[count] = 0;
  return lua_stringtonumber(L, text) == count + 1;
}

bool nl_push_copy(lua_State *L, int index) {
  index = nl_slot(L, index);
  if (!lua_checkstack(L, 1)) return false;
  if (index == 0) lua_pushnil(L);
  else lua_pushvalue(L, index);
  return true;
}

bool nl_push_globals(lua_State *L) {
  if (!lua_checkstack(L, 1)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  return true;
}

int nl_type(lua_State *L, int index) {
  index = nl_slot(L, index);
  return index == 0 ? NL_TNONE : lua_type(L, index);
}

bool nl_is_integer(lua_State *L, int index) {
  index = nl_slot(L, index);
  return index != 0 && lua_isinteger(L, index);
}

bool nl_to_boolean(lua_State *L, int index) {
  index = nl_slot(L, index);
  return index != 0 && lua_toboolean(L, index);
}

bool nl_to_integer(lua_State *L, int index, int64_t *value) {
  int is_number = 0;
  index = nl_slot(L, index);
  if (index == 0 || lua_type(L, index) != LUA_TNUMBER) return false;
  *value = lua_tointegerx(L, index, &is_number);
  return is_number;
}

bool nl_to_number(lua_State *L, int index, double *value) {
  index = nl_slot(L, index);
  if (index == 0 || lua_type(L, index) != LUA_TNUMBER) return false;
  *value = lua_tonumber(L, index);
  return true;
}

const char *nl_to_bytes(lua_State *L, int index, size_t *count) {
  index = nl_slot(L, index);
  // A number would be converted in place, which allocates.
  if (index == 0 || lua_type(L, index) != LUA_TSTRING) return NULL;
  return lua_tolstring(L, index, count);
}

const void *nl_identity(lua_State *L, int index) {
  int type = nl_type(L, index);
  bool is_shared = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TTHREAD;
  return is_shared ? lua_topointer(L, index) : NULL;
}

// The position of a table, or 0.
static int table_slot(lua_State *L, int index) {
  index = nl_slot(L, index);
  return index != 0 && lua_type(L, index) == LUA_TTABLE ? index : 0;
}

static int to_text(lua_State *L) {
  nl_push_text(L, 1, NULL);
  return 1;
}

int nl_to_text(lua_State *L, int index) {
  index = nl_slot(L, index);
  if (!lua_checkstack(L, 3)) return NL_NO_STACK;
  lua_pushcfunction(L, to_text);
  if (index == 0) lua_pushnil(L);
  else lua_pushvalue(L, index);
  return nl_call(L, 1, 1);
}

bool nl_new_table(lua_State *L, int list, int named) {
  if (!lua_checkstack(L, 1)) return false;
  // The sizes are only hints: a wild one must not exhaust memory.
  static const int most = 1 << 20;
  lua_createtable(L, list < 0 ? 0 : list > most ? most : list,
                  named < 0 ? 0 : named > most ? most : named);
  return true;
}

size_t nl_raw_length(lua_State *L, int index) {
  index = nl_slot(L, index);
  return index == 0 ? 0 : lua_rawlen(L, index);
}

bool nl_raw_get_field(lua_State *L, int index, const void *key, size_t count) {
  index = table_slot(L, index);
  if (index == 0 || !lua_checkstack(L, 1)) return false;
  lua_pushlstring(L, count == 0 ? "" : key, count);
  lua_rawget(L, index);
  return true;
}

bool nl_raw_get_index(lua_State *L, int index, int64_t key) {
  index = table_slot(L, index);
  if (index == 0 || !lua_checkstack(L, 1)) return false;
  lua_rawgeti(L, index, key);
  return true;
}

bool nl_raw_set_field(lua_State *L, int index, const void *key, size_t count) {
  index = table_slot(L, index);
  if (index == 0 || !lua_checkstack(L, 1)) return false;
  lua_pushlstring(L, count == 0 ? "" : key, count);
  lua_insert(L, -2);
  lua_rawset(L, index);
  return true;
}

bool nl_raw_set_index(lua_State *L, int index, int64_t key) {
  index = table_slot(L, index);
  if (index == 0) return false;
  lua_rawseti(L, index, key);
  return true;
}

static int next(lua_State *L) { return lua_next(L, 1) ? 2 : 0; }

int nl_next(lua_State *L, int index) {
  index = table_slot(L, index);
  int base = lua_gettop(L) - 1;
  if (index == 0 || base < index || !lua_checkstack(L, 4)) {
    nl_pop(L, 1);
    return -1;
  }
  lua_pushcfunction(L, next);
  lua_insert(L, -2);
  lua_pushvalue(L, index);
  lua_insert(L, -2);
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
  index = nl_slot(L, index);
  if (!lua_checkstack(L, 4)) return NL_NO_STACK;
  lua_pushcfunction(L, get_field);
  if (index == 0) lua_pushnil(L);
  else lua_pushvalue(L, index);
  lua_pushlstring(L, count == 0 ? "" : key, count);
  return nl_call(L, 2, 1);
}

bool nl_set_metatable(lua_State *L, int index) {
  index = table_slot(L, index);
  if (index == 0 || lua_type(L, -1) != LUA_TTABLE) return false;
  lua_setmetatable(L, index);
  return true;
}

int nl_ref(lua_State *L) {
  if (!lua_checkstack(L, 2)) {
    lua_pop(L, 1);
    return LUA_NOREF;
  }
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

bool nl_push_ref(lua_State *L, int ref) {
  if (!lua_checkstack(L, 1)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
  return true;
}

void nl_unref(lua_State *L, int ref) {
  if (lua_checkstack(L, 2)) luaL_unref(L, LUA_REGISTRYINDEX, ref);
}
