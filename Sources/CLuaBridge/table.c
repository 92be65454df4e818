// Functions of the table library that walk over many elements, which look at the stop flag.
#include "bridge.h"

enum { READS = 1, WRITES = 2, MEASURES = 4 };

static bool has_metamethod(lua_State *L, int metatable, const char *name) {
  lua_pushstring(L, name);
  bool has = lua_rawget(L, metatable) != LUA_TNIL;
  lua_pop(L, 1);
  return has;
}

// A table, or another value whose metatable does what a table would.
static void check_table(lua_State *L, int argument, int uses) {
  if (lua_type(L, argument) == LUA_TTABLE) return;
  if (lua_getmetatable(L, argument)) {
    int metatable = lua_gettop(L);
    bool serves = (!(uses & READS) || has_metamethod(L, metatable, "__index")) &&
                  (!(uses & WRITES) || has_metamethod(L, metatable, "__newindex")) &&
                  (!(uses & MEASURES) || has_metamethod(L, metatable, "__len"));
    lua_pop(L, 1);
    if (serves) return;
  }
  luaL_checktype(L, argument, LUA_TTABLE);
}

lua_Integer nl_measure_table(lua_State *L, int argument) {
  check_table(L, argument, READS | WRITES | MEASURES);
  return luaL_len(L, argument);
}

static lua_Integer measure(lua_State *L, int argument, int uses) {
  check_table(L, argument, uses | MEASURES);
  return luaL_len(L, argument);
}

// Copies elements one by one, upwards or downwards. The ends are never far out: they were checked.
static void move_up(lua_State *L, int from, lua_Integer first, lua_Unsigned count, int to,
                    lua_Integer target) {
  for (lua_Unsigned done = 0; done < count; done++) {
    nl_look(L, done);
    lua_geti(L, from, (lua_Integer)((lua_Unsigned)first + done));
    lua_seti(L, to, (lua_Integer)((lua_Unsigned)target + done));
  }
}

static void move_down(lua_State *L, int from, lua_Integer first, lua_Unsigned count, int to,
                      lua_Integer target) {
  for (lua_Unsigned left = count; left-- > 0;) {
    nl_look(L, left);
    lua_geti(L, from, (lua_Integer)((lua_Unsigned)first + left));
    lua_seti(L, to, (lua_Integer)((lua_Unsigned)target + left));
  }
}

static int table_insert(lua_State *L) {
  lua_Integer end = (lua_Integer)((lua_Unsigned)measure(L, 1, READS | WRITES) + 1);
  lua_Integer position = end;
  int count = lua_gettop(L);
  if (count != 2 && count != 3) return luaL_error(L, "wrong number of arguments to 'insert'");
  if (count == 3) {
    position = luaL_checkinteger(L, 2);
    luaL_argcheck(L, (lua_Unsigned)position - 1 < (lua_Unsigned)end, 2, "position out of bounds");
    lua_Unsigned moved = end > position ? (lua_Unsigned)end - (lua_Unsigned)position : 0;
    move_down(L, 1, position, moved, 1, position + 1);
  }
  lua_seti(L, 1, position);
  return 0;
}

static int table_remove(lua_State *L) {
  lua_Integer size = measure(L, 1, READS | WRITES);
  lua_Integer position = luaL_optinteger(L, 2, size);
  if (position != size) {
    // Lua names the first argument here.
    luaL_argcheck(L, (lua_Unsigned)position - 1 <= (lua_Unsigned)size, 1,
                  "position out of bounds");
  }
  lua_geti(L, 1, position);
  if (position < size) {
    move_up(L, 1, position + 1, (lua_Unsigned)size - (lua_Unsigned)position, 1, position);
    position = size;
  }
  lua_pushnil(L);
  lua_seti(L, 1, position);
  return 1;
}

static int table_move(lua_State *L) {
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  lua_Integer target = luaL_checkinteger(L, 4);
  int to = lua_isnoneornil(L, 5) ? 1 : 5;
  check_table(L, 1, READS);
  check_table(L, to, WRITES);
  if (last >= first) {
    luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3,
                  "too many elements to move");
    lua_Integer count = last - first + 1;
    luaL_argcheck(L, target <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
    bool is_apart = target > last || target <= first ||
                    (to != 1 && !lua_compare(L, 1, to, LUA_OPEQ));
    if (is_apart) move_up(L, 1, first, (lua_Unsigned)count, to, target);
    else move_down(L, 1, first, (lua_Unsigned)count, to, target);
  }
  lua_pushvalue(L, to);
  return 1;
}

static void add_element(lua_State *L, luaL_Buffer *buffer, lua_Integer index) {
  lua_geti(L, 1, index);
  if (!lua_isstring(L, -1)) {
    luaL_error(L, "invalid value (%s) at index %I in table for 'concat'", luaL_typename(L, -1),
               (LUAI_UACINT)index);
  }
  luaL_addvalue(buffer);
}

static int table_concat(lua_State *L) {
  lua_Integer size = measure(L, 1, READS);
  size_t length;
  const char *separator = luaL_optlstring(L, 2, "", &length);
  lua_Integer index = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, size);
  luaL_Buffer buffer;
  size_t known = 0;
  luaL_buffinit(L, &buffer);
  for (; index < last; index++) {
    nl_look(L, (uint64_t)index);
    add_element(L, &buffer, index);
    luaL_addlstring(&buffer, separator, length);
    nl_make_room_to_grow(L, &buffer, &known);
  }
  if (index == last) add_element(L, &buffer, index);
  luaL_pushresult(&buffer);
  return 1;
}

void nl_set_table_functions(lua_State *L) {
  static const luaL_Reg functions[] = {{"insert", table_insert}, {"remove", table_remove},
                                       {"move", table_move},     {"concat", table_concat},
                                       {"sort", nl_table_sort},  {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
